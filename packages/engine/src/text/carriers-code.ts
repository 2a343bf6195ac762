import { ATTEMPTS_MAX, CARRIERS_PER_KIND_MAX, type Stretches } from "./carrier-limits";

const TITLE_MAX = 2000;

/** Titles of Markdown links and images (`[a](b "title")`), alternative texts of images, and `[//]: # (notes)`. */
export function markdownTitles(text: string): Stretches {
  const found: [number, number][] = [];
  let image = text.indexOf("![");
  let attempts = 0;
  for (let at = text.indexOf("]"); at >= 0 && found.length < CARRIERS_PER_KIND_MAX; at = text.indexOf("]", at + 1)) {
    const next = text.charAt(at + 1);
    if (next !== "(" && next !== ":") continue;
    if (++attempts > ATTEMPTS_MAX) break;
    const rest = text.slice(at + 2, at + 2 + TITLE_MAX);
    const title = next === ":" ? /^ {0,3}(?:#|<>) {0,3}[("']/.exec(rest) : /^[^\s()]{0,1000}[ \t]{1,3}["'(]/.exec(rest);
    if (title !== null) {
      const start = at + 2 + title[0].length;
      const end = rest.slice(title[0].length).search(/["')](?:\)|\s|$)/);
      if (end > 0) found.push([start, start + end]);
    }
    if (image >= 0 && image < at) {
      if (next === "(" && at - image > 2 && at - image < TITLE_MAX) found.push([image + 2, at]);
      image = text.indexOf("![", at);
    }
  }
  return found;
}

const COMMENT_START = /\/\*|(?<![:"'\w])\/\/|(?<![\w&"'#])#(?=[ \t])|(?<=[\s;])--(?=[ \t])/g;

/** Comments of common languages: block comments, and line comments after a double slash, `#` or `--`; at most 200. */
export function codeComments(text: string): Stretches {
  const found: [number, number][] = [];
  COMMENT_START.lastIndex = 0;
  for (
    let match = COMMENT_START.exec(text);
    match !== null && found.length < CARRIERS_PER_KIND_MAX;
    match = COMMENT_START.exec(text)
  ) {
    const start = match.index + match[0].length;
    const close = match[0] === "/*" ? text.indexOf("*/", start) : text.indexOf("\n", start);
    const end = close < 0 ? text.length : close;
    if (end > start) found.push([start, end]);
    COMMENT_START.lastIndex = Math.max(start, end);
  }
  COMMENT_START.lastIndex = 0;
  return found;
}
