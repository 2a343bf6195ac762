import { FEATURES } from "../../detection/features";
import type { TextEvidence } from "../../detection/text-evidence";
import type { ToolRole } from "../../tool-role";
import { ACCOUNT_DIGITS_MIN, addressesIn, hasDigits } from "./addresses";
import { keyIn } from "./fold-key";

/** A value the action would use, in the form it is looked for elsewhere. */
export interface ArgumentValue {
  /** Lower case, trimmed; for a URL the host without `www.`; for digits with separators the characters alone. */
  readonly value: string;
  /** Separators are left out of `value`, so they are to be left out of the text it is compared with. */
  readonly isSqueezed: boolean;
  /** Says where something goes or who gets it, by its key or its form. */
  readonly isDestination: boolean;
  /** An address, account, host or the like, by its form; not a mere name. */
  readonly isAddress: boolean;
  readonly source: TextEvidence;
  readonly start: number;
  readonly end: number;
}

/** Names of arguments that say who gets something or where it goes, without case and separators. */
const isDestinationKey = keyIn(
  "to cc bcc recipient recipients receiver receivers addressee email emails emailaddress toemail address addresses participants attendees invitees guests useremail url uri link href endpoint webhook webhookurl callback callbackurl host hostname domain server remote destination dest target account accountnumber accountid toaccount iban bic payee beneficiary wallet walletaddress phone phonenumber tonumber mobile sharewith sharedwith member members username handle friend channel chatid to_address recipientid recipientemail newemail forwardto replyto sendto bucket",
);

/** Roles whose free text is carried out, so that every address in it is one that is used. */
const CARRIED_OUT: ReadonlySet<ToolRole> = new Set<ToolRole>([
  "shell",
  "execute_code",
  "http_send",
  "http_fetch",
  "browse",
  "database",
]);

const VALUES_MAX = 60;
const VALUE_LENGTH_MAX = 160;
/** Characters of the payload that are looked at, of one text and in all. */
const TEXT_MAX = 16_384;
const PAYLOAD_MAX = 65_536;

const PATH = /(?:~|\.{0,2})\/[a-z0-9_.-]{1,60}(?:\/[a-z0-9_.-]{0,60}){0,12}/g;

/** What of the payload could have come from elsewhere: at most 60 values, each with its place. */
export function argumentValues(texts: readonly TextEvidence[], role: ToolRole): readonly ArgumentValue[] {
  const collector = new ValueCollector(CARRIED_OUT.has(role));
  let length = 0;
  for (const source of texts) {
    if (source.origin !== "payload" || length > PAYLOAD_MAX) continue;
    length += source.text.length;
    collector.takeAll(source);
  }
  return collector.values;
}

/** Those of them that are addresses and say where something goes: the few that matter when no text asks for anything. */
export function destinationValues(texts: readonly TextEvidence[], role: ToolRole): readonly ArgumentValue[] {
  const collector = new ValueCollector(CARRIED_OUT.has(role));
  let length = 0;
  for (const source of texts) {
    if (source.origin !== "payload" || length > PAYLOAD_MAX) continue;
    length += source.text.length;
    if (mayHoldAddress(source)) collector.takeDestinations(source);
  }
  return collector.values;
}

const ADDRESSED = FEATURES.at | FEATURES.host | FEATURES.digits | FEATURES.token;
const TOKEN_MIN = 16;

/** Whether a text may hold an address: one that is too short to be noted as a token may still be an account. */
function mayHoldAddress({ text, features }: TextEvidence): boolean {
  return (features & ADDRESSED) !== 0 || (text.length < TOKEN_MIN && hasDigits(text, ACCOUNT_DIGITS_MIN));
}

class ValueCollector {
  readonly values: ArgumentValue[] = [];
  readonly #isCarriedOut: boolean;

  constructor(isCarriedOut: boolean) {
    this.#isCarriedOut = isCarriedOut;
  }

  takeDestinations(source: TextEvidence): void {
    const isNamed = isDestinationKey(source.key);
    if (!isNamed && !this.#isCarriedOut) return;
    const lower = lowerOf(source);
    this.#takeAddresses(source, lower, true);
    if (isNamed) this.#takeWhole(source, lower, true, true);
  }

  takeAll(source: TextEvidence): void {
    const isNamed = isDestinationKey(source.key);
    const lower = lowerOf(source);
    if (mayHoldAddress(source)) this.#takeAddresses(source, lower, isNamed || this.#isCarriedOut);
    if (lower.includes("/")) this.#takePaths(source, lower, isNamed || this.#isCarriedOut);
    this.#takeWhole(source, lower, isNamed, false);
  }

  #takeAddresses(source: TextEvidence, lower: string, isDestination: boolean): void {
    for (const { value, isSqueezed, start, end } of addressesIn(lower, VALUES_MAX)) {
      this.#add({ value, isSqueezed, isDestination, isAddress: true, source, start, end }, lower);
    }
  }

  #takePaths(source: TextEvidence, lower: string, isDestination: boolean): void {
    PATH.lastIndex = 0;
    for (let match = PATH.exec(lower); match !== null; match = PATH.exec(lower)) {
      const value = match[0];
      const start = match.index;
      if (value.length < 4 || lower[start - 1] === ":" || lower[start - 1] === "/") continue;
      const end = start + value.length;
      this.#add({ value, isSqueezed: false, isDestination, isAddress: false, source, start, end }, lower);
    }
  }

  #takeWhole(source: TextEvidence, lower: string, isNamed: boolean, onlyAddress: boolean): void {
    const value = lower.trim();
    if (value.length > VALUE_LENGTH_MAX || (!isNamed && value.length < 5 && !hasDigits(value, 1))) return;
    const isAddress = isNamed && DOTTED.test(value);
    if (onlyAddress && !isAddress) return;
    const isDestination = isNamed || this.#isCarriedOut;
    const start = lower.indexOf(value);
    this.#add({ value, isSqueezed: false, isDestination, isAddress, source, start, end: start + value.length }, lower);
  }

  #add(value: ArgumentValue, lower: string): void {
    const { values } = this;
    if (values.length >= VALUES_MAX || value.value.length < 3) return;
    for (let index = 0; index < values.length; index += 1) if (values[index]?.value === value.value) return;
    const { length } = value.source.text;
    // Lengths differ only where a capital letter has no single lower-case unit; such a text has no exact places.
    const isExact = lower.length === Math.min(length, TEXT_MAX);
    values.push(isExact ? value : { ...value, start: 0, end: Math.min(length, TEXT_MAX) });
  }
}

function lowerOf({ text }: TextEvidence): string {
  return (text.length > TEXT_MAX ? text.slice(0, TEXT_MAX) : text).toLowerCase();
}

/** What could be a host or hold one. */
const DOTTED = /[a-z0-9]\.[a-z]{2,}/;
