import type { Evidence, TextDetector, TextObservation } from "../../detection/detector";
import { FEATURES } from "../../detection/features";
import type { TextEvidence } from "../../detection/text-evidence";
import { birthDates } from "./birth-date";
import { Surroundings } from "./clues";
import { effortOf } from "./effort";
import { emailAddresses } from "./email-address";
import { ENTITY_RULES } from "./entity-rules";
import { ibans } from "./iban";
import { version4Addresses, version6Addresses } from "./ip-address";
import { letterNumbers } from "./letter-numbers";
import { type Match, withoutOverlaps } from "./match";
import { namedNumbers } from "./named-numbers";
import { numbers } from "./numbers";
import { personNames } from "./person-name";
import { PERSONAL_DATA } from "./personal-data-type";
import { streetAddresses } from "./street-address";
import { tokensWithDigits } from "./tokens";
import { webAddresses } from "./web-address";

/** Words a birth is spoken of with: a date written with the month's name holds too few digits to be noticed by them. */
const BIRTH_WORDS =
  "born|birth|birthdate|birthday|dob|dateofbirth|geboren|geb|geburtsdatum|geburtstag|n|naissance|nacido|nacida|nacimiento|nato|nata|nascita|nascido|nascida|nascimento|geboortedatum|f|narozen|urodzony|urodzona|urodzenia";

/** Words that begin a title, an introduction, a street or a web address: what the opt-in rules look for. */
const OPT_IN_WORDS =
  "mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|herr|frau|monsieur|madame|mme|se|sr|sra|signor|signora|dott|name|named|hei|appelle|llamo|chiamo|heet|http|https|www|street|st|avenue|ave|road|rd|lane|ln|drive|boulevard|blvd|court|ct|place|square|terrace|way|crescent|close|highway|parkway|rua|avenida|calle|via|viale|piazza|rue|avda|av|plaza|ul|box|postfach";

/** Sees personal data that has a form of its own or a word beside it: addresses, accounts, cards, identity numbers. */
export const personalDataDetector: TextDetector = {
  id: "personal-data",
  kind: "text",
  types: [PERSONAL_DATA],
  triggers: {
    // Beginnings of IPv6 addresses that may hold few digits.
    prefixes: ["2001", "2a0", "fe80"],
    features: ["at", "digits", "quad"],
    words: `${BIRTH_WORDS}|${OPT_IN_WORDS}`.split("|"),
  },
  inspect: (text, evidence) => {
    const matches = matchesOf(text, evidence);
    return matches.length === 0 ? NOTHING : withoutOverlaps(matches).map(observation);
  },
};

const NOTHING: readonly never[] = [];

function matchesOf({ text, key, features }: TextEvidence, evidence: Evidence): readonly Match[] {
  const { optIn } = evidence.settings;
  const found: Match[] = [];
  if ((features & FEATURES.at) !== 0) found.push(...emailAddresses(text, effortOf(evidence)));
  if ((features & FEATURES.quad) !== 0) found.push(...version4Addresses(text, key, effortOf(evidence)));
  if (text.includes(":")) found.push(...version6Addresses(text, effortOf(evidence)));
  const tokens = tokensWithDigits(text);
  if (tokens.count > 0) {
    const around = new Surroundings(text, key, effortOf(evidence));
    found.push(...birthDates(around, tokens));
    if ((features & FEATURES.digits) !== 0) {
      found.push(...numbers(around));
      found.push(...ibans(around, tokens));
      found.push(...letterNumbers(around, tokens));
      found.push(...namedNumbers(around, tokens));
    }
  }
  if (optIn.has(`${PERSONAL_DATA.type}/person_name`)) found.push(...personNames(text));
  if (optIn.has(`${PERSONAL_DATA.type}/address`)) found.push(...streetAddresses(text));
  if (optIn.has(`${PERSONAL_DATA.type}/url`)) found.push(...webAddresses(text));
  return found;
}

function observation({ rule, start, end, confidence }: Match): TextObservation {
  return { type: PERSONAL_DATA.type, rule, severity: ENTITY_RULES[rule].severity, confidence, span: { start, end } };
}
