import { skeleton } from "../../text/confusables";
import { BRAND_DOMAINS, INNOCENT_NEIGHBOURS } from "./brands";

/**
 * `homoglyph`: looks the same. `slip`: two letters swapped, or one doubled or not. `one-letter`: one letter more, less or
 * other, as names of other people's may have as well. `combination`: the name with a
 * word of sign-in pages. `subdomain`: the whole domain in front of somebody else's.
 */
type LookAlike = "homoglyph" | "slip" | "one-letter" | "combination" | "subdomain";

const BAIT_WORDS: ReadonlySet<string> = new Set([
  "login",
  "logon",
  "signin",
  "secure",
  "security",
  "verify",
  "verification",
  "account",
  "accounts",
  "update",
  "support",
  "billing",
  "auth",
  "wallet",
  "recovery",
  "recover",
  "alert",
  "alerts",
  "confirm",
  "confirmation",
  "password",
  "unlock",
  "limited",
  "invoice",
  "refund",
  "helpdesk",
  "servicedesk",
  "sso",
  "mfa",
  "2fa",
  "customer",
  "customercare",
  "giveaway",
  "airdrop",
  "gift",
]);

/** Second-level names under which country domains are registered. */
const REGISTRY_LABELS: ReadonlySet<string> = new Set([
  "co",
  "com",
  "net",
  "org",
  "gov",
  "ac",
  "edu",
  "or",
  "ne",
  "go",
  "gob",
  "nom",
]);

/** Shorter names have too many innocent neighbours. */
const LETTERS_MIN = 6;

interface Brand {
  readonly name: string;
  readonly domain: string;
}

let brands: {
  readonly domains: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly bySkeleton: ReadonlyMap<string, string>;
  readonly byLength: ReadonlyMap<number, readonly Brand[]>;
} | null = null;

function tables(): NonNullable<typeof brands> {
  if (brands !== null) return brands;
  const list = BRAND_DOMAINS.map((domain) => ({ domain, name: domain.slice(0, domain.indexOf(".")) }));
  const byLength = new Map<number, Brand[]>();
  for (const brand of list) byLength.set(brand.name.length, [...(byLength.get(brand.name.length) ?? []), brand]);
  brands = {
    domains: new Set(BRAND_DOMAINS),
    names: new Set(list.map(({ name }) => name)),
    bySkeleton: new Map(list.map(({ name }) => [glance(name), name])),
    byLength,
  };
  return brands;
}

/** Endings under which names in running text are taken for hosts; `order.status` and `main.py` are none. */
const COMMON_ENDINGS: ReadonlySet<string> = new Set([
  "com",
  "net",
  "org",
  "info",
  "biz",
  "io",
  "co",
  "us",
  "uk",
  "de",
  "fr",
  "es",
  "it",
  "nl",
  "eu",
  "ru",
  "cn",
  "in",
  "br",
  "jp",
  "au",
  "ca",
  "ch",
  "at",
  "pl",
  "tk",
  "ml",
  "ga",
  "cf",
  "gq",
  "ws",
  "cc",
  "me",
  "tv",
  "xyz",
  "top",
  "site",
  "online",
  "club",
  "shop",
  "store",
  "app",
  "dev",
  "live",
  "life",
  "world",
  "today",
  "support",
  "help",
  "services",
  "click",
  "link",
  "icu",
  "vip",
  "win",
  "bid",
  "loan",
  "work",
  "tech",
  "space",
  "website",
  "cloud",
  "pro",
  "email",
  "zip",
  "mov",
  "finance",
  "financial",
  "bank",
  "cash",
  "money",
  "ai",
  "gov",
  "edu",
]);

/** Whether a name in running text, without a scheme, may be a host. */
export function hasCommonEnding(host: string): boolean {
  return COMMON_ENDINGS.has(host.slice(host.lastIndexOf(".") + 1));
}

/** The skeleton, with `i` as `l` too: a capital I is an l in most fonts. Plain letters are their own skeleton. */
function glance(name: string): string {
  const isPlain = /^[a-z2-9-]*$/.test(name) && !name.includes("rn") && !name.includes("vv");
  return (isPlain ? name : skeleton(name)).replaceAll("i", "l");
}

/** How a host imitates a well-known domain, or `null`. The brand's own name under any ending is taken for the brand's. */
export function imitationOf(host: string): LookAlike | null {
  const labels = host.split(".");
  if (!/^[^0-9]{2,24}$/.test(labels.at(-1) ?? "")) return null;
  if (labels.length < 2 || labels.length > 12) return null;
  const nameAt = registeredLabel(labels);
  const name = labels[nameAt] ?? "";
  if (name.length < 3 || name.length > 63) return null;
  const { names, bySkeleton, domains } = tables();
  for (let at = 0; at + 1 < nameAt; at++) if (domains.has(`${labels[at]}.${labels[at + 1]}`)) return "subdomain";
  if (names.has(name)) return null;
  const same = bySkeleton.get(glance(name));
  if (same !== undefined && same !== name) return "homoglyph";
  if (isCombination(name)) return "combination";
  return neighbourOf(name);
}

function registeredLabel(labels: readonly string[]): number {
  const last = labels.length - 1;
  const isCountry = labels[last]?.length === 2 && REGISTRY_LABELS.has(labels[last - 1] ?? "");
  return Math.max(0, isCountry && last >= 2 ? last - 2 : last - 1);
}

function isCombination(name: string): boolean {
  if (!name.includes("-")) return false;
  const parts = name.split("-");
  const { names, bySkeleton } = tables();
  const hasBrand = parts.some((part) => part.length >= 4 && (names.has(part) || bySkeleton.has(glance(part))));
  return hasBrand && parts.some((part) => BAIT_WORDS.has(part));
}

function neighbourOf(name: string): "slip" | "one-letter" | null {
  if (name.length < LETTERS_MIN - 1 || INNOCENT_NEIGHBOURS.has(name)) return null;
  const { byLength } = tables();
  let found: "slip" | "one-letter" | null = null;
  for (let length = Math.max(LETTERS_MIN, name.length - 1); length <= name.length + 1; length++) {
    for (const brand of byLength.get(length) ?? []) {
      const edit = editBetween(name, brand.name);
      if (edit === "slip") return edit;
      found ??= edit;
    }
  }
  return found;
}

/** A slip of the fingers is two neighbours swapped or a letter doubled or not; else one letter more, less or other. */
function editBetween(name: string, brand: string): "slip" | "one-letter" | null {
  if (name.charAt(0) !== brand.charAt(0)) return null;
  let at = 0;
  while (at < name.length && at < brand.length && name.charAt(at) === brand.charAt(at)) at++;
  if (name.length === brand.length) {
    const isSwapped = name.charAt(at) === brand.charAt(at + 1) && name.charAt(at + 1) === brand.charAt(at);
    if (isSwapped && name.slice(at + 2) === brand.slice(at + 2)) return "slip";
    return name.slice(at + 1) === brand.slice(at + 1) ? "one-letter" : null;
  }
  const [longer, shorter] = name.length > brand.length ? [name, brand] : [brand, name];
  if (longer.slice(at + 1) !== shorter.slice(at)) return null;
  const isDoubled = longer.charAt(at) === longer.charAt(at - 1);
  if (!isDoubled && longer === name && name.charAt(at) === "s") return null; // a plural
  return isDoubled ? "slip" : "one-letter";
}
