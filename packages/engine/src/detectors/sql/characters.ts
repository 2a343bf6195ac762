/** Character tests by code unit, shared by the lexer and those who look around a token. */

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}

/** Starts an unquoted identifier: a letter, `_`, or anything above ASCII that is neither space nor a typographic quote. */
export function isWordStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || (code > 127 && !isHighSpace(code));
}

/** Continues an unquoted identifier: also digits and `$`. */
export function isWordPart(code: number): boolean {
  return isWordStart(code) || isDigit(code) || code === 36;
}

/** Space to at least one database: ASCII controls, space, no-break space and the Unicode spaces. */
export function isSpace(code: number): boolean {
  return code <= 32 || isHighSpace(code);
}

function isHighSpace(code: number): boolean {
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x2028 ||
    code === 0x3000 ||
    code === 0xfeff
  );
}
