/** A piece of a condition. `start` is its offset in the source. */
export type Token =
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "sign"; readonly text: string };

const SPACE = /\s+/y;
const NAME = /[A-Za-z_]\w*/y;
const NUMBER = /\d+(?:\.\d+)?(?![\w.])/y;
const STRING = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y;
const SIGN = /&&|\|\||[=!<>]=|[<>!.,()[\]-]/y;
const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  '"': '"',
  "'": "'",
  "\\": "\\",
  "/": "/",
};

/**
 * The tokens of a condition; null as soon as it holds anything the form has no words for: comments, arithmetic, maps,
 * raw strings, unusual escapes and numbers.
 */
export function tokensOf(source: string): readonly Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const text = pattern.exec(source)?.[0];
    if (text === undefined) return null;
    at += text.length;
    return text;
  };
  while (at < source.length) {
    if (take(SPACE) !== null) continue;
    const token = read(take);
    if (token === null) return null;
    tokens.push(token);
  }
  return tokens;
}

function read(take: (pattern: RegExp) => string | null): Token | null {
  const quoted = take(STRING);
  if (quoted !== null) {
    // `""` may be the start of a triple-quoted text, which has rules of its own.
    const value = quoted === '""' && take(/"/y) !== null ? null : unescaped(quoted.slice(1, -1));
    return value === null ? null : { kind: "string", value };
  }
  const name = take(NAME);
  if (name !== null) return take(/["']/y) === null ? { kind: "name", text: name } : null; // r"raw", b"bytes"
  const digits = take(NUMBER);
  if (digits !== null) return safeNumber(digits);
  const sign = take(SIGN);
  return sign === null ? null : { kind: "sign", text: sign };
}

/** Only numbers that are written back as they stand: not 0.10, 007 or anything a double rounds. */
function safeNumber(digits: string): Token | null {
  const value = Number(digits);
  return String(value) === digits ? { kind: "number", value } : null;
}

function unescaped(text: string): string | null {
  let isKnown = true;
  const value = text.replaceAll(
    /\\(?:u([0-9a-fA-F]{4})|(.))/gs,
    (_, hex: string | undefined, letter: string | undefined) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      const plain = ESCAPES[letter ?? ""];
      if (plain === undefined) isKnown = false;
      return plain ?? "";
    },
  );
  return isKnown ? value : null;
}
