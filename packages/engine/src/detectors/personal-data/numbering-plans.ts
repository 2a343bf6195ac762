import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/core";
import metadata from "libphonenumber-js/metadata.min.json";

/** Different questions a plan is asked of one action. */
const QUESTIONS_MAX = 200;

/** Asks a country's numbering plan; remembers the answers, and answers `null` once an action has used up its share. */
export class NumberingPlans {
  readonly #answers = new Map<string, boolean>();

  isValid(number: string, country?: CountryCode): boolean | null {
    const question = country === undefined ? number : country + number;
    const known = this.#answers.get(question);
    if (known !== undefined) return known;
    if (this.#answers.size >= QUESTIONS_MAX) return null;
    const parsed =
      country === undefined
        ? parsePhoneNumberFromString(number, metadata)
        : parsePhoneNumberFromString(number, country, metadata);
    const isValid = parsed?.isValid() ?? false;
    this.#answers.set(question, isValid);
    return isValid;
  }
}
