import { type ClueDistances, type Surroundings, says } from "./clues";
import { isWordUnit, unitAt } from "./code-units";
import type { EntityRuleId } from "./entity-rules";
import type { Match } from "./match";
import { isNhsNumber, NATIONAL_NUMBERS } from "./national-numbers";
import { FORM_LENGTHS, type NumberRun } from "./number-runs";

/** What names the country's own number, lower case, looked for within 64 code units before it. */
const OWN_NAMES: Readonly<Partial<Record<EntityRuleId, readonly string[]>>> = {
  nl_bsn: ["bsn", "burgerservice", "sofinummer", "citizen service", "dutch"],
  ca_sin: ["sin", "social insurance", "canad"],
  au_tfn: ["tfn", "tax file", "austral"],
  pt_nif: ["nif", "contribuinte", "portug"],
  il_id: ["israel", "teudat"],
  se_pnr: ["personn", "swed", "svensk"],
  cz_rc: ["rodn", "czech", "slovak"],
  bg_egn: ["egn", "егн", "bulgar"],
  at_svnr: ["svnr", "sozialversicherung", "austria", "österreich"],
  dk_cpr: ["cpr", "danish", "dansk"],
  pl_pesel: ["pesel", "polish"],
  ee_ik: ["isikukood", "asmens", "eston", "lithuan"],
  no_fnr: ["fødselsnummer", "fodselsnummer", "norweg", "norsk"],
  be_rrn: ["rijksregister", "registre national", "national register", "belg"],
  br_cpf: ["cpf", "brazil", "brasil"],
  tr_tckn: ["kimlik", "tckn", "turk", "türk"],
  de_tax_id: ["steuer", "idnr", "german", "deutsch"],
  hr_oib: ["oib", "croat"],
  in_aadhaar: ["aadha", "uidai"],
  ch_ahv: ["ahv", "avs", "swiss"],
  ro_cnp: ["cnp", "roman"],
  za_id: ["south africa", "rsa"],
  kr_rrn: ["주민등록", "korea", "resident registration"],
  fr_nir: ["sécu", "secu", "nir", "insee", "french"],
  cn_ric: ["身份证", "chin", "resident identity"],
};

/** Numbers whose check and form together are rare enough to need no word near: by rule, how they must be written. */
const FORMS: readonly (readonly [rule: EntityRuleId, form: RegExp])[] = [
  ["ch_ahv", /^756\.\d{4}\.\d{4}\.\d\d$/],
  ["br_cpf", /^\d{3}\.\d{3}\.\d{3}-\d\d$/],
  ["be_rrn", /^\d\d\.\d\d\.\d\d-\d{3}\.\d\d$/],
  ["fr_nir", /^\d \d\d \d\d \d\d \d{3} \d{3} \d\d$/],
  ["kr_rrn", /^\d{6}-\d{7}$/],
  ["cn_ric", /^\d{18}$/],
];

const GROUPS_MAX = 7;
const DIGITS_MIN = 8;

/** A national number that its writing and its check alone give away; the run must hold nothing else. */
export function formedIdentity(run: NumberRun, written: string): Match | null {
  if (!FORM_LENGTHS.includes(run.digits.length)) return null;
  for (const [rule, form] of FORMS) {
    if (!form.test(written)) continue;
    const isValid = NATIONAL_NUMBERS.some(
      (number) => number.rule === rule && number.length === run.digits.length && number.isValid(run.digits),
    );
    if (isValid) return { rule, start: run.start, end: run.end, confidence: 0.7 };
  }
  return null;
}

/**
 * A national identity, tax, insurance or NHS number that begins at group `first`, where a word says so. Of several
 * countries whose check a number passes, the one named before it; `national_id` when none is.
 */
export function nationalIdentity(
  { text }: Surroundings,
  run: NumberRun,
  first: number,
  clues: ClueDistances,
): Match | null {
  const opening = run.groups[first];
  if (opening === undefined || isWordUnit(unitAt(text, opening.start - 1))) return null;
  let found: Match | null = null;
  for (const group of run.groups.slice(first, first + GROUPS_MAX)) {
    if (group.gap.length > 1 && group !== opening) break;
    const length = group.offset + group.end - group.start - opening.offset;
    if (length < DIGITS_MIN || isWordUnit(unitAt(text, group.end))) continue;
    const digits = run.digits.slice(opening.offset, opening.offset + length);
    const next = identified(text, opening.start, group.end, digits, clues);
    if (next !== null && next.confidence >= (found?.confidence ?? 0)) found = next;
  }
  return found;
}

function identified(text: string, start: number, end: number, digits: string, clues: ClueDistances): Match | null {
  if (digits.length === 10 && clues.nhs <= 64 && isNhsNumber(digits)) {
    return { rule: "nhs_number", start, end, confidence: 0.95 };
  }
  if (!says(clues, "identity") && !says(clues, "ssn")) return null;
  const valid = NATIONAL_NUMBERS.filter((number) => number.length === digits.length && number.isValid(digits));
  const before = text.slice(Math.max(0, start - 64), start).toLowerCase();
  const own = valid.find((number) => OWN_NAMES[number.rule]?.some((name) => before.includes(name)) === true);
  if (own !== undefined) return { rule: own.rule, start, end, confidence: 0.95 };
  const only = valid.length === 1 ? valid[0] : undefined;
  if (only !== undefined) return { rule: only.rule, start, end, confidence: 0.8 };
  return digits.length <= 15 ? { rule: "national_id", start, end, confidence: valid.length > 1 ? 0.8 : 0.5 } : null;
}
