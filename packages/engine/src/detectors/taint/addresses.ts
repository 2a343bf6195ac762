/** Something a message, a payment or a request could go to, found by its form alone. */
export interface Address {
  /** Lower case; a host without `www.`; an account without separators. */
  readonly value: string;
  /** Separators are left out of `value`, so they are to be left out of the text it is compared with. */
  readonly isSqueezed: boolean;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

const LOCAL_MAX = 64;
const DOMAIN_MAX = 120;
const HOST = /(?:https?:\/\/|www\.)([a-z0-9][a-z0-9.-]{1,200})/g;
/** An IBAN in groups, digits in groups, or a run of letters and digits; what has too few digits is left out below. */
const ACCOUNT = /[a-z]{2}[0-9]{2}(?: [a-z0-9]{1,4}){3,8}|[0-9]{1,5}(?:[ -][0-9]{2,5}){2,8}|[a-z0-9]{8,40}/g;
export const ACCOUNT_DIGITS_MIN = 8;

/** Mail addresses, hosts and numbers of accounts or phones in a lower-case text, each kind in order, at most `most`. */
export function addressesIn(lower: string, most: number): readonly Address[] {
  const found: Address[] = [];
  takeEmails(lower, most, found);
  if (lower.includes("://") || lower.includes("www.")) takeHosts(lower, most, found);
  if (hasDigits(lower, ACCOUNT_DIGITS_MIN)) takeAccounts(lower, most, found);
  return found;
}

function takeHosts(lower: string, most: number, found: Address[]): void {
  HOST.lastIndex = 0;
  for (let match = HOST.exec(lower); match !== null && found.length < most; match = HOST.exec(lower)) {
    const value = (match[1] ?? "").replace(/^www\./, "").replace(/[.-]{1,40}$/, "");
    found.push({ value, isSqueezed: false, start: match.index, end: match.index + match[0].length });
  }
}

function takeAccounts(lower: string, most: number, found: Address[]): void {
  ACCOUNT.lastIndex = 0;
  for (let match = ACCOUNT.exec(lower); match !== null && found.length < most; match = ACCOUNT.exec(lower)) {
    if (!hasDigits(match[0], ACCOUNT_DIGITS_MIN)) continue;
    const value = match[0].replace(/[ -]/g, "");
    found.push({ value, isSqueezed: true, start: match.index, end: match.index + match[0].length });
  }
}

/** From each `@` outwards, so linear however many there are. */
function takeEmails(lower: string, most: number, found: Address[]): void {
  for (let at = lower.indexOf("@"); at !== -1 && found.length < most; at = lower.indexOf("@", at + 1)) {
    let start = at;
    while (start > 0 && at - start < LOCAL_MAX && isLocal(lower.charCodeAt(start - 1))) start -= 1;
    while (start < at && !isAlphanumeric(lower.charCodeAt(start))) start += 1;
    let end = at + 1;
    let hasDot = false;
    while (end < lower.length && end - at < DOMAIN_MAX && isDomain(lower.charCodeAt(end))) {
      if (lower.charCodeAt(end) === 46 && isAlphanumeric(lower.charCodeAt(end + 1))) hasDot = true;
      end += 1;
    }
    while (end > at + 1 && !isAlphanumeric(lower.charCodeAt(end - 1))) end -= 1;
    if (start < at && hasDot) found.push({ value: lower.slice(start, end), isSqueezed: false, start, end });
  }
}

function isLocal(code: number): boolean {
  return isAlphanumeric(code) || code === 46 || code === 95 || code === 37 || code === 43 || code === 45;
}

function isDomain(code: number): boolean {
  return isAlphanumeric(code) || code === 46 || code === 45;
}

function isAlphanumeric(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** Whether a text has so many digits. */
export function hasDigits(text: string, least: number): boolean {
  let digits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) {
      digits += 1;
      if (digits === least) return true;
    }
  }
  return false;
}
