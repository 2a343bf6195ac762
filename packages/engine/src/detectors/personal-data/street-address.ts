import type { Match } from "./match";

const WORD = String.raw`[\p{L}\p{M}][\p{L}\p{M}'’.-]{0,24}`;
const UNIT = String.raw`(?:,? {1,2}(?:Apt|Apartment|Suite|Unit|Floor|Flat)\.? {0,1}#?\d{1,5})?`;

const NUMBER_FIRST = new RegExp(
  String.raw`\b\d{1,5}[A-Za-z]? (?:${WORD} ){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Square|Terrace|Way|Crescent|Close|Highway|Parkway)\b\.?${UNIT}`,
  "giu",
);
const STREET_FIRST = new RegExp(
  String.raw`(?<!\p{L})(?:Rua|Avenida|Calle|Via|Viale|Piazza|Rue|Avda|Av|Plaza|Praça|ul)\.? (?:${WORD} ){0,3}${WORD},? \d{1,5}(?!\d)`,
  "gu",
);
const ONE_WORD =
  /(?<![\p{L}])\p{Lu}[\p{L}-]{2,24}(?:straße|strasse|str\.|gasse|weg|platz|allee|straat|laan|gatan|vägen|gata|vej|gade|veien|katu|tie|utca) \d{1,4}[a-z]?(?!\d)/gu;
const BOX = /\b(?:P\.? ?O\.? Box|Postfach|PSC \d{1,5},? Box) \d{1,8}\b/gi;

/** Streets with a house number, and post boxes. Opt-in; towns, postal codes and countries are left out of the span. */
export function* streetAddresses(text: string): Generator<Match> {
  for (const form of [NUMBER_FIRST, STREET_FIRST, ONE_WORD, BOX]) {
    form.lastIndex = 0;
    for (let found = form.exec(text); found !== null; found = form.exec(text)) {
      yield { rule: "address", start: found.index, end: found.index + found[0].length, confidence: 0.6 };
    }
  }
}
