/** A path of our own to open after sign-in; anything that could lead to another site becomes `/`. */
export function localPath(text: unknown): string {
  if (typeof text !== "string" || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text)) return "/";
  const url = new URL(text, "http://local.invalid");
  return url.host === "local.invalid" ? `${url.pathname}${url.search}` : "/";
}
