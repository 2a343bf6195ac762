import type { Match } from "./match";

const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’-]{1,30}(?: (?:\p{Lu}\.|de|van|von|der|den|da|del|di|la|bin|al|\p{Lu}[\p{L}\p{M}'’-]{1,30})){0,4}`;

const TITLED = new RegExp(
  String.raw`(?<![\p{L}])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Madam|Herr|Frau|Monsieur|Madame|Mme|Señor|Señora|Sr|Sra|Signor|Signora|Dott)\.? (${NAME})`,
  "gu",
);
const INTRODUCED = new RegExp(
  String.raw`(?:[Mm]y name is|[Nn]ame(?:d|"?:| is| was)|[Ii]ch heiße|[Jj]e m'appelle|[Mm]e llamo|[Mm]i chiamo|[Ii]k heet) {0,2}"?(${NAME})`,
  "gu",
);

/** Names behind a title or an introduction. Opt-in: a name without either is not seen, and some that are seen are none. */
export function* personNames(text: string): Generator<Match> {
  for (const form of [TITLED, INTRODUCED]) {
    form.lastIndex = 0;
    for (let found = form.exec(text); found !== null; found = form.exec(text)) {
      const name = found[1] ?? "";
      const end = found.index + found[0].length;
      yield { rule: "person_name", start: end - name.length, end, confidence: form === TITLED ? 0.7 : 0.6 };
    }
  }
}
