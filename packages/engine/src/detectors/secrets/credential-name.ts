import { isAlnum, isDigit, isLower, isUpper } from "./alphabet";

/**
 * What a name says its value is. `password`: people choose these, so any literal counts. `secret`: a secret or a key with a
 * qualifier (`api_key`). `token`: drawn at random. `key`: a bare "key", which is more often of a map than of a door.
 */
export type CredentialKind = "password" | "secret" | "token" | "key";

const PASSWORDS = words(
  "password passwords passwd passwrd passw passwort passphrase passcode pass pwd pword pswd psw pw userpass dbpass mypass kennwort contrasena senha wachtwoord motdepasse mdp parola haslo passwordauth pgpassword",
);
const SECRETS = words(
  "secret secrets credential credentials creds cred apikey appkey authkey accesskey secretkey privatekey licensekey accountkey sharedkey signingkey encryptionkey masterkey sessionkey keyphrase srt",
);
const TOKENS = words(
  "token tokens authtoken accesstoken bearer jwt pat oauth auth authorization authkey apitoken otp mfa totp",
);
const KEYS = words("key keys apikeys apisecret");

/** Before "key", these say what it opens. */
const KEY_QUALIFIERS = words(
  "api access secret private auth account shared sharedaccess signing signature encryption encrypt decryption master license licence admin client consumer app application server service integration ingest webhook rest subscription function host project deploy user jwt hmac cookie session storage cosmos ssh write read personal live prod security symmetric developer dev",
);

/** The last word of names that hold something about a credential and not itself. */
const ABOUT = words(
  "id ids uid guid name names file files filename path paths dir directory folder url urls uri endpoint endpoints host length len size type types field fields label labels policy policies count counts counter expiry expires expired expiration expire exp ttl age hint hints input prompt reset error errors message messages placeholder title regex pattern patterns format manager managers provider providers service services store stores storage vault variable variables env environment ref refs reference references arn version versions index algorithm algorithms alg header headers param params parameter parameters prefix suffix limit limits max min usage budget enabled disabled required valid invalid validity validator check checker checks verify verification verified strength page form class column columns table schema resource kind mode method methods created updated changed date time timestamp at on rotation chars bits bytes set list map mapping state status scope scopes issuer audience exchange request response handler handlers callback event events generator factory builder parser cache pair pairs pressed press down up code codes board word words selector info details metadata source target owner position order group groups section option options config configuration settings setting rule rules test tests example description desc help text hash salt digest fingerprint thumbprint checksum agent agents extension flow flows grant accessor location feature features function callback import export",
);

/** First or middle words that take the meaning away. */
const UNMAKERS = words(
  "public pub csrf xsrf csrfmiddlewaretoken authenticity next prev previous page pagination continuation continue cursor sync eos bos pad unk cls sep mask stop start special foreign primary sort partition row range hash object dict hot shortcut idempotency idempotence dedupe cache routing translation i18n locale no not missing invalid without show hide toggle forgot forgotten change confirm has is requires requirement max min total num number count used input output prompt completion cached remaining per enable disable use allow old event message bucket keyword monkey type trial add remove fake mock",
);

export interface CredentialName {
  readonly kind: CredentialKind;
  readonly start: number;
  readonly end: number;
}

/** How far an identifier may reach to either side of the word that gave it away. */
const REACH = 48;

/** What names of one text were found to promise, so that a name that stands everywhere is split once. */
export type NameMemory = Map<string, CredentialKind | null>;

const NAMES_MAX = 200;

/** The identifier around `at`, and what it promises: a `kind` of `null` when its value is not a credential. */
export function credentialNameAt(
  text: string,
  at: number,
  known: NameMemory,
): CredentialName | (Omit<CredentialName, "kind"> & { readonly kind: null }) {
  let start = at;
  while (start > 0 && at - start < REACH && isNamePart(text.charCodeAt(start - 1))) start--;
  while (start < at && !isAlnum(text.charCodeAt(start))) start++;
  let end = at;
  while (end < text.length && end - at < REACH && isNamePart(text.charCodeAt(end))) end++;
  while (end > at && !isAlnum(text.charCodeAt(end - 1))) end--;
  const from = wordBefore(text, start);
  const written = text.slice(from, end);
  let kind = known.get(written);
  if (kind === undefined) {
    kind = kindOf(written.slice(start - from), from === start ? null : written.slice(0, start - from - 1));
    if (known.size < NAMES_MAX) known.set(written, kind);
  }
  return { kind, start, end };
}

const WORD_MIN = 3;
const WORD_MAX = 12;

/** Where the word of 3 to 12 letters starts that one space parts from `at`; `at` when there is none. */
function wordBefore(text: string, at: number): number {
  if (text.charCodeAt(at - 1) !== 32) return at;
  let start = at - 1;
  while (start > 0 && at - start <= WORD_MAX + 1 && isLetter(text.charCodeAt(start - 1))) start--;
  const length = at - 1 - start;
  return length >= WORD_MIN && length <= WORD_MAX ? start : at;
}

function isLetter(code: number): boolean {
  return isLower(code) || isUpper(code);
}

/** `before` is what stands in front of the name, for "api key" and "secret access key" in two words. */
export function credentialKindOf(name: string, before: string): CredentialKind | null {
  const from = wordBefore(before, before.length);
  return kindOf(name, from === before.length ? null : before.slice(from, -1));
}

/** `spaced` is the word in front of the name. */
function kindOf(name: string, spaced: string | null): CredentialKind | null {
  const parts = splitWords(name);
  if (spaced !== null) parts.unshift(spaced.toLowerCase());
  let last = parts.length - 1;
  while (last > 0 && (/^\d+$/.test(parts[last] ?? "") || ENVIRONMENTS.has(parts[last] ?? ""))) last--;
  const final = parts[last] ?? "";
  if (ABOUT.has(final) && !(final === "auth" || final === "code")) return null;
  let kind: CredentialKind | null = null;
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index] ?? "";
    if (UNMAKERS.has(part) && !(spaced !== null && index === 0)) return null;
    kind ??= kindOfPart(part, parts[index - 1]);
  }
  return kind;
}

const ENVIRONMENTS = words(
  "prod production dev development stage staging test live local sandbox default value val new backup eu us primary secondary base64 b64 enc plain cleartext hex str string",
);

function kindOfPart(part: string, previous: string | undefined): CredentialKind | null {
  const bare = part.replace(/\d+$/, "");
  if (PASSWORDS.has(bare) || /(?:password|passwd|passphrase|pwd)$/.test(bare)) return "password";
  if (SECRETS.has(bare) || /(?:secret|apikey|secretkey|accesskey|privatekey|authkey|accountkey)s?$/.test(bare))
    return "secret";
  if (TOKENS.has(bare) || bare.endsWith("token")) return "token";
  if (KEYS.has(bare)) return previous !== undefined && KEY_QUALIFIERS.has(previous) ? "secret" : "key";
  return null;
}

/** Lower-case words of an identifier: split at what is neither letter nor digit and where camel case begins a word. */
function splitWords(name: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let index = 0; index <= name.length; index++) {
    const code = index < name.length ? name.charCodeAt(index) : 0;
    const inWord = index < name.length && isAlnum(code);
    if (!inWord || isWordStart(name, index)) {
      if (index > start) parts.push(name.slice(start, index).toLowerCase());
      start = inWord ? index : index + 1;
    }
  }
  return parts;
}

/** Whether camel case begins a word at `index`: `dbPassword`, `APIKey`. */
function isWordStart(text: string, index: number): boolean {
  if (index === 0) return false;
  const code = text.charCodeAt(index);
  if (!isUpper(code)) return false;
  const before = text.charCodeAt(index - 1);
  if (isLower(before) || isDigit(before)) return true;
  return isUpper(before) && isLower(text.charCodeAt(index + 1));
}

function isNamePart(code: number): boolean {
  return isAlnum(code) || code === 95 || code === 45 || code === 46 || code === 36;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
