import { ATTEMPTS_MAX, CARRIERS_PER_KIND_MAX, type Stretches } from "./carrier-limits";

const ATTRIBUTE =
  /\b(?:alt|title|aria-label|aria-description|placeholder|content|data-[a-z-]{1,30}|value|summary)=(["'])/gi;
const TAG_MAX = 2000;
const ATTRIBUTE_MAX = 4000;
const ELEMENT_MAX = 8000;

/** What stands between `<!--` and `-->`; an unclosed comment runs to the end. */
export function htmlComments(text: string): Stretches {
  const found: [number, number][] = [];
  for (let at = text.indexOf("<!--"); at >= 0 && found.length < CARRIERS_PER_KIND_MAX; ) {
    const close = text.indexOf("-->", at + 4);
    const end = close < 0 ? text.length : close;
    if (end > at + 4) found.push([at + 4, end]);
    at = close < 0 ? -1 : text.indexOf("<!--", close + 3);
  }
  return found;
}

/** Values of attributes that hold prose, at most 4,000 units each. */
export function attributeCarriers(text: string): Stretches {
  const found: [number, number][] = [];
  if (!text.includes("=")) return found;
  ATTRIBUTE.lastIndex = 0;
  for (
    let match = ATTRIBUTE.exec(text);
    match !== null && found.length < CARRIERS_PER_KIND_MAX;
    match = ATTRIBUTE.exec(text)
  ) {
    const start = ATTRIBUTE.lastIndex;
    const end = text.slice(start, start + ATTRIBUTE_MAX).indexOf(match[1] ?? '"');
    if (end > 0) found.push([start, start + end]);
  }
  ATTRIBUTE.lastIndex = 0;
  return found;
}

/** Ways of styling an element away: not shown, without size, moved out of the page, or the colour of the paper. */
const STYLED_AWAY = [
  /display\s{0,5}:\s{0,5}none/i,
  /visibility\s{0,5}:\s{0,5}hidden/i,
  /(?:font-size|opacity|max-height)\s{0,5}:\s{0,5}0(?:\.0{1,4}\d?)?(?:px|pt|em|rem|%)?\s{0,5}(?:[;"'!]|$)/i,
  /font-size\s{0,5}:\s{0,5}1px/i,
  /(?:left|top|text-indent|right)\s{0,5}:\s{0,5}-\d{3,}/i,
  /(?<![-\w])color\s{0,5}:\s{0,5}(?:white|transparent|#fff(?:fff)?|rgba?\(255, {0,2}255, {0,2}255)\b/i,
  /clip\s{0,5}:\s{0,5}rect\(0/i,
  /\s(?:hidden|aria-hidden=["']?true)[\s>"']/i,
  /<template[\s>]|<noscript[\s>]/i,
];

/** Contents of elements whose own tag styles them away, up to the next closing tag of the same name. */
export function hiddenElements(text: string): Stretches {
  const found: [number, number][] = [];
  let close = -1;
  let attempts = 0;
  for (let at = text.indexOf("<"); at >= 0 && found.length < CARRIERS_PER_KIND_MAX; at = text.indexOf("<", at + 1)) {
    const name = tagName(text, at);
    if (name === "") continue;
    if (close < at) close = text.indexOf(">", at);
    if (close < 0 || attempts >= ATTEMPTS_MAX) break;
    const head = text.slice(at, Math.min(close + 1, at + TAG_MAX));
    if (STYLED_AWAY.some((pattern) => pattern.test(head))) {
      attempts++;
      const body = text.slice(close + 1, close + 1 + ELEMENT_MAX);
      const end = body.toLowerCase().indexOf(`</${name}`);
      if (end !== 0) found.push([close + 1, close + 1 + (end < 0 ? body.length : end)]);
    }
    at = close;
  }
  return found;
}

const NAME = /[a-z][a-z0-9-]{0,20}/iy;

function tagName(text: string, at: number): string {
  NAME.lastIndex = at + 1;
  return (NAME.exec(text)?.[0] ?? "").toLowerCase();
}
