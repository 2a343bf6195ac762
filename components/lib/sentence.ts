/** With a capital letter at its beginning. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A message as a sentence: `must be a time` is `Must be a time.` */
export function sentence(message: string): string {
  return message.endsWith(".") ? capitalised(message) : `${capitalised(message)}.`;
}
