import { TAINT } from "../value";

/** What the name of a variable says about what it holds: bits of `TAINT`, 0 for most names. */
export function nameTaint(name: string): number {
  return TELLING.test(name) ? readName(name) : 0;
}

/** Part of every name that says something; most names end here. */
const TELLING =
  /pass|pwd|pw|token|secret|otp|pin|cv[vc]|key|code|cred|salt|rac(?:e|ial)|ethnic|gender|sex|relig|national|caste|disab|pregnan|marital|socio|ancest|citizen|cultur|neighb/i;

/** The words of a name in any of the usual spellings, lower case: `userPwd`, `USER_PWD`, `user-pwd`. */
export function wordsOfName(name: string): readonly string[] {
  const words = name.slice(0, NAME_MAX).match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? [];
  return words.map((word) => word.toLowerCase());
}

const NAME_MAX = 64;

const PASSWORD: ReadonlySet<string> = new Set([
  "password",
  "passwords",
  "passwd",
  "passphrase",
  "passcode",
  "passwort",
]);
/** Words that mean a password only beside another word: `pass` alone counts tests, `pwd` alone is a directory. */
const SHORT_PASSWORD: ReadonlySet<string> = new Set(["pass", "pwd", "pw"]);
const CODE: ReadonlySet<string> = new Set("token secret otp totp pin cvv cvc apikey credential credentials".split(" "));
const KEY_OF: ReadonlySet<string> = new Set(
  "api secret private access license auth activation master encryption signing".split(" "),
);
const CODE_OF: ReadonlySet<string> = new Set(
  "access secret security verification auth confirmation unlock entry entered correct invite activation".split(" "),
);
/** A name that ends so is about the thing, and does not hold it: `password_file`, `token_count`. */
const ABOUT: ReadonlySet<string> = new Set(
  "file files path dir folder name names id ids url uri endpoint len length count counts total min max age policy field fields column columns col prompt label type types regex pattern format hint env var ref size limit expiry expires ttl header prefix suffix index char chars option opt arg flag store manager provider color list error message msg version status exists required enabled script cmd command".split(
    " ",
  ),
);

/**
 * Characteristics by which people must not be treated differently: article 21 of the EU Charter of Fundamental Rights and
 * article 9 of the GDPR. Age is not among them: too many lawful rules ask for it.
 */
const PROTECTED: ReadonlySet<string> = new Set(
  "race racial ethnic ethnicity ethnicities gender genders sex religion religious nationality caste disability disabilities pregnancy pregnant marital socioeconomic ancestry citizenship cultural neighborhood neighbourhood".split(
    " ",
  ),
);

function readName(name: string): number {
  if (name === "PWD" || name === "OLDPWD") return 0;
  const words = wordsOfName(name);
  const last = words.at(-1) ?? "";
  if (ABOUT.has(last) && !(last === "status" && words.some((word) => PROTECTED.has(word)))) return 0;
  let bits = 0;
  for (const word of words) {
    if (PASSWORD.has(word)) bits |= TAINT.password;
    else if (SHORT_PASSWORD.has(word)) bits |= words.length > 1 ? TAINT.password : TAINT.code;
    else if (CODE.has(word)) bits |= TAINT.code;
    else if (PROTECTED.has(word)) bits |= TAINT.protected;
    else if (word === "salt") bits |= TAINT.salt;
    else if (word === "key" && words.some((other) => KEY_OF.has(other))) bits |= TAINT.code;
    else if (word === "code" && words.some((other) => CODE_OF.has(other))) bits |= TAINT.code;
  }
  return bits;
}
