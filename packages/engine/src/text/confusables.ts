/**
 * Letters that look like a Latin letter, by the letter they look like. Our own selection: lower-case forms people and
 * phishing kits use, after NFKC (which already turns full-width, mathematical, circled and superscript letters into
 * plain ones). Every entry is one UTF-16 unit, so that folding never moves an offset.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: "аαɑᴀ∀ⱥ",
  b: "ЬьƄʙƀвβ",
  c: "сϲᴄⅽςƈ",
  d: "ԁɗᴅժđ",
  e: "еҽɛεᴇєэ℮ҿ",
  f: "ƒϝғꜰ",
  g: "ɡԍɢցǥ",
  h: "һհʜнħ",
  i: "іɩιɪıӏї¡",
  j: "јϳᴊʝ",
  k: "κкᴋƙқ",
  l: "ⅼʟłӏ",
  m: "мᴍⅿɱ",
  n: "ոռɴηпŋ",
  o: "оοօᴏσøөס",
  p: "рρᴘƿϸ",
  q: "ԛզϙ",
  r: "гʀгᴦɾ",
  s: "ѕꜱʂƨ",
  t: "тτᴛŧƭ",
  u: "υսᴜʋцμ",
  v: "ѵνᴠⅴ",
  w: "ԝωᴡшѡա",
  x: "хχ×ⅹ",
  y: "уүʏγʎỿ",
  z: "ᴢʐƶ",
};

/** Digits and signs that stand in for a letter when people dodge word lists. */
const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
  "|": "i",
};

const PUNCTUATION: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "‛": "'",
  ʼ: "'",
  "`": "'",
  "´": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "−": "-",
};

let latin: Map<string, string> | null = null;

/** The Latin letter a lower-case letter of another script or shape looks like; `undefined` when it looks like none. */
export function latinLookAlike(letter: string): string | undefined {
  if (latin === null) {
    latin = new Map();
    for (const [target, letters] of Object.entries(LOOK_ALIKES))
      for (const one of letters) if (!latin.has(one)) latin.set(one, target);
  }
  return latin.get(letter);
}

/** The letter a digit or sign stands for in leetspeak (`1gn0re`); `undefined` when it stands for none. */
export function leetLetter(character: string): string | undefined {
  return Object.hasOwn(LEET, character) ? LEET[character] : undefined;
}

/** The ASCII form of a typographic quote or dash; `undefined` for anything else. */
export function plainPunctuation(character: string): string | undefined {
  return Object.hasOwn(PUNCTUATION, character) ? PUNCTUATION[character] : undefined;
}

const MARKS = /\p{Mn}/gu;
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * What a name looks like at a glance: two names with one skeleton are easily taken for each other. Compatibility forms,
 * accents, case, invisible characters and look-alike letters are folded, then `0`→`o`, `1` and `|`→`l`, `rn`→`m`, `vv`→`w`.
 * Meant for short names (hosts, tools, packages); compare skeletons with each other only, never show one.
 * The idea is that of Unicode Technical Standard 39, section 4; the table is our own and smaller.
 */
export function skeleton(text: string): string {
  const plain = text.normalize("NFKC").replace(UNSEEN, "").toLowerCase().normalize("NFD").replace(MARKS, "");
  let out = "";
  for (const character of plain) out += SKELETON_DIGITS[character] ?? latinLookAlike(character) ?? character;
  return out.replaceAll("rn", "m").replaceAll("vv", "w");
}

const SKELETON_DIGITS: Readonly<Record<string, string>> = { "0": "o", "1": "l", "|": "l", ı: "i" };
