/** Chooses a whole number from 0 to below `end`. */
export type Choose = (end: number) => number;

const SUPPLIERS = [
  "Nordfracht",
  "Halden Papier",
  "Kestrel Components",
  "Ostwind Logistik",
  "Brava Print",
  "Marlow Tools",
];
const FORMS = ["GmbH", "AG", "Ltd", "BV", "SAS"];
const MAILBOXES = ["export", "lists", "archive", "partner-data", "backup"];
const HOSTS = ["quickdatahub.net", "mail-transfer.co", "leadpool.io", "sharebox-mail.com"];
const COMPANIES = ["halvorsen-trading", "brinkmann-metall", "castello-foods", "lindgren-marine"];
const REGIONS = ["north", "south", "east", "west", "export"];
const TABLES = ["customers", "orders", "invoices", "shipments"];

/** Values that fit each other, by the names templates use. @param choose one source of chance for all of them. */
export function valuesOf(choose: Choose): Readonly<Record<string, string | number>> {
  const pick = (all: readonly string[]) => all[choose(all.length)] ?? "";
  const digits = (count: number) => Array.from({ length: count }, () => choose(10)).join("");
  const between = (from: number, to: number) => from + choose(to - from);
  const cents = between(45_000, 2_400_000);
  const company = pick(COMPANIES);
  const phone = () => `+49 ${between(200, 999)} ${digits(7)}`;
  return {
    supplier: `${pick(SUPPLIERS)} ${pick(FORMS)}`,
    iban: choose(2) === 0 ? ibanOf("DE", digits(18)) : ibanOf("AT", digits(16)),
    otherIban: ibanOf(choose(2) === 0 ? "LT" : "EE", digits(16)),
    amount: cents / 100,
    tenfold: cents / 10,
    invoice: `${between(2, 9)}${digits(5)}`,
    order: `${between(10, 99)}-${digits(5)}`,
    contract: `C${digits(5)}`,
    contract2: `C${digits(5)}`,
    ticket: `${between(1, 9)}${digits(4)}`,
    customer: `K-${between(1, 9)}${digits(5)}`,
    customer2: `K-${between(1, 9)}${digits(5)}`,
    phone: phone(),
    phone2: phone(),
    days: between(4, 25),
    rows: between(1_200, 480_000),
    region: pick(REGIONS),
    table: pick(TABLES),
    outside: `${pick(MAILBOXES)}@${pick(HOSTS)}`,
    domain: `${company}.com`,
    fakeDomain: `${withLetterChanged(company, choose)}.com`,
  };
}

/** Puts values where a template names them; a text that is nothing but a name becomes the value itself. */
export function filled(part: unknown, values: Readonly<Record<string, string | number>>): unknown {
  if (typeof part === "string") {
    const whole = /^\{(\w+)\}$/.exec(part)?.[1];
    if (whole !== undefined) return valueOf(values, whole);
    return part.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(valueOf(values, name)));
  }
  if (Array.isArray(part)) return part.map((element) => filled(element, values));
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, filled(inner, values)]));
}

function valueOf(values: Readonly<Record<string, string | number>>, name: string): string | number {
  const value = values[name];
  if (value === undefined) throw new RangeError(`a template asks for \`${name}\`, which has no values`);
  return value;
}

/** With check digits (ISO 13616): one that is wrong at sight would be rejected for another reason. */
function ibanOf(country: string, account: string): string {
  const letters = Array.from(country, (letter) => letter.charCodeAt(0) - 55).join("");
  const check = 98n - (BigInt(`${account}${letters}00`) % 97n);
  return `${country}${String(check).padStart(2, "0")}${account}`;
}

/** One letter doubled: `castello` becomes `casttello`. */
function withLetterChanged(name: string, choose: Choose): string {
  const at = 1 + choose(name.length - 2);
  const letter = name.charAt(at) === "-" ? "" : name.charAt(at);
  return letter === "" ? name.replace("-", "") : `${name.slice(0, at)}${letter}${name.slice(at)}`;
}
