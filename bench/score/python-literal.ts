const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
]);
const WORDS: ReadonlyMap<string, string> = new Map([
  ["None", "null"],
  ["True", "true"],
  ["False", "false"],
]);

/** A value written as Python prints it (`{'id': 'A1', 'all': True}`); `null` when it is none. */
export function literalOf(text: string): unknown {
  let json = "";
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? "";
    if (char === "'" || char === '"') {
      let value = "";
      for (at += 1; at < text.length && text[at] !== char; at += 1) {
        if (text[at] === "\\") {
          at += 1;
          value += ESCAPES.get(text[at] ?? "") ?? text[at] ?? "";
        } else value += text[at];
      }
      json += JSON.stringify(value);
      continue;
    }
    const word = /^[A-Za-z]+/.exec(text.slice(at, at + 8))?.[0];
    if (word !== undefined) {
      json += WORDS.get(word) ?? word;
      at += word.length - 1;
    } else json += char;
  }
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
