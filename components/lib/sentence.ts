/** With a capital letter at its beginning. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A message of the API as prose: what it sets off as code is in quotes, `a group called “Treasury”`. */
export function prose(message: string): string {
  return message.replaceAll(/`([^`]*)`/g, "“$1”");
}

/** A message as a sentence: `must be a time` is `Must be a time.` */
export function sentence(message: string): string {
  const text = capitalised(prose(message));
  return text.endsWith(".") ? text : `${text}.`;
}
