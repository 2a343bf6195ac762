import { isAlnum } from "./alphabet";

/** Words that say a value stands for another: whole value or a part of it set off by a separator. */
const STAND_INS = new Set(
  (
    "test testing yyy zzz changeme changeit replaceme replace placeholder example examples sample dummy redacted masked hidden removed omitted todo fixme " +
    "foobar foo bar baz none null nil undefined empty blank unset default string str text value true false yes no required optional " +
    "your yours yourpassword yoursecret yourtoken yourkey insert fill enter goes here mypassword mysecret mytoken mykey " +
    "password passwd pwd pass passphrase secret token apikey key credentials credential user username login auth hunter2example " +
    "xxx xxxx xxxxx xxxxxx xxxxxxxx asterisks stars"
  ).split(" "),
);

/** Beginnings of a reference to a value kept elsewhere: a variable, a template, a call, a vault. */
const REFERENCES =
  /^(?:\$[A-Za-z_{(]|\{\{[^{}]*\}\}|\{%|<|%[A-Za-z_]+%|#\{|@\{|\[|\(|&|\*\*|process\.|os\.|env[.[(]|ENV[.[]|getenv|secrets\.|vault:|ref\+|op:\/\/|arn:|ssm:|awsps|keyvault|!|config[.[(]|settings[.[]|self\.|this\.|var\.|local\.|data\.|params[.[]|request\.|req\.|input[.[(]|args\.|options\.|module\.|System\.|Environment\.|Deno\.|import\.|\.\.\.|…)/i;

const REPEATED = /([xX*#.0_•●-])\1{3,}/;
const WORDED =
  /(?:your[-_ ]?(?:own|api|access|secret|token|key|pass|password|client|account|auth|real|actual|bot|app)|change[-_ ]?(?:me|this|it)|replace[-_ ]?(?:me|this|with)|insert[-_ ]|placeholder|redacted|not[-_ ]?a?[-_ ]?real|fake[-_]|[-_]fake|dummy|<[a-z_ -]{2,30}>|_here\b|-here\b|example[-_.]?(?:key|token|secret|pass)|to[-_]?be[-_]|todo)/i;
const TEMPLATE =
  /\$\{[A-Za-z_][\w.:\-?/ ]{0,60}\}|\{\{[^{}]{0,80}\}\}|\$\([\w ./-]{1,80}\)|<%|%>|^\{[A-Za-z_][\w .-]{0,60}\}$|^[A-Z][A-Z_]*_(?:KEY|TOKEN|SECRET|PASSWORD)$/;
const SERIES =
  "abcdefghijklmnopqrstuvwxyz0123456789012345678909876543210 ABCDEFGHIJKLMNOPQRSTUVWXYZ qwertyuiop QWERTYUIOP";
const SERIES_PAIRS = buildSeriesPairs();

/**
 * Whether a value only stands for a credential: a reference to a variable or vault, a template, a mask, a stock word, the
 * same characters over and over, or the alphabet in order.
 */
export function isPlaceholder(written: string): boolean {
  const value = written.replace(/^['"]+/, "");
  if (value.length === 0) return true;
  if (REFERENCES.test(value) || TEMPLATE.test(value)) return true;
  return isFilled(value) || isStockWord(value) || WORDED.test(value);
}

/** The mask part alone: for tokens whose prefix already says what they are. */
export function isFilled(body: string): boolean {
  const mask = REPEATED.exec(body);
  if (mask !== null && mask[0].length * 3 >= body.length) return true;
  return body.length >= 8 && (hasFewCharacters(body) || longestSeries(body) * 10 >= body.length * 8);
}

/** Whether it is written with at most three different characters, upper and lower case being one. */
function hasFewCharacters(body: string): boolean {
  let first = -1;
  let second = -1;
  let third = -1;
  for (let index = 0; index < body.length; index++) {
    const unit = body.charCodeAt(index);
    const code = unit >= 65 && unit <= 90 ? unit | 32 : unit;
    if (code === first || code === second || code === third) continue;
    if (first < 0) first = code;
    else if (second < 0) second = code;
    else if (third < 0) third = code;
    else return false;
  }
  return true;
}

/** Words of a body that no token holds by chance. */
export function isWorded(body: string): boolean {
  return WORDED.test(body);
}

/** Words such as `password` or `your-token`, with nothing else in the value. */
export function isStockWord(value: string): boolean {
  if (/[^A-Za-z0-9 ._:/-]/.test(value)) return !hasAlnum(value);
  const parts = value.toLowerCase().split(/[^a-z0-9]+/);
  let read = 0;
  for (const part of parts) {
    if (part === "") continue;
    read++;
    if (
      !STAND_INS.has(part) &&
      !STAND_INS.has(part.replace(/\d{1,2}$/, "")) &&
      part !== "my" &&
      part !== "the" &&
      part !== "is"
    )
      return false;
  }
  return read > 0 || !hasAlnum(value);
}

function hasAlnum(value: string): boolean {
  for (let index = 0; index < value.length; index++) if (isAlnum(value.charCodeAt(index))) return true;
  return false;
}

/** Length of the longest part of `body` that runs through the alphabet, the digits or a keyboard row. */
function longestSeries(body: string): number {
  const length = Math.min(body.length, 128);
  let longest = 0;
  let start = 0;
  for (let index = 1; index < length; index++) {
    if (isSeriesPair(body.charCodeAt(index - 1), body.charCodeAt(index))) continue;
    longest = Math.max(longest, index - start);
    start = index;
  }
  return Math.max(longest, length - start);
}

function isSeriesPair(first: number, second: number): boolean {
  return first < 128 && second < 128 && SERIES_PAIRS[first * 128 + second] === 1;
}

function buildSeriesPairs(): Uint8Array {
  const pairs = new Uint8Array(128 * 128);
  for (let index = 1; index < SERIES.length; index++) {
    pairs[SERIES.charCodeAt(index - 1) * 128 + SERIES.charCodeAt(index)] = 1;
  }
  return pairs;
}
