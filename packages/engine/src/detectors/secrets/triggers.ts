import type { Triggers } from "../../detection/detector";
import { COMMAND_WORDS } from "./command-password";
import { TOKEN_FAMILIES } from "./token-families";

/** What a password's name is made of when written as one lower-case word: `dbpassword`, `smtppass`. */
const OWNERS =
  "db my user root admin adm smtp mail email ftp ssh login account app api client server proxy sql mysql pg postgres redis mongo default new old temp tmp wifi vpn master host service svc test backup web http auth bind ldap keystore store key cert encryption archive zip sudo system local remote";
const NAMES = "password passwd pwd pass secret token passphrase";

/**
 * How tokens begin whose body may be letters alone, which the feature `token` does not show: a whole run, or the beginning
 * of one.
 */
const LETTER_TOKENS = TOKEN_FAMILIES.filter(({ mixed }) => mixed !== true)
  .flatMap(({ shapes }) => shapes.map(([prefix]) => prefix.toLowerCase()))
  .map((prefix) => ({ run: /^[a-z0-9]*/.exec(prefix)?.[0] ?? "", isWord: /^[a-z0-9]+[^a-z0-9]/.test(prefix) }))
  .filter(({ run }) => run.length >= 2);

/**
 * Credentials of random characters show as tokens, those in code and configuration by a quote or `=`. What is left are
 * short passwords behind a colon, an option or a word: they need their word. What is not plain ASCII text may be a token in
 * disguise.
 */
export const SECRET_TRIGGERS: Triggers = {
  features: ["token", "quote", "equals", "atBeside", "nonAscii", "invisible", "markup", "escape"],
  words: [
    ...NAMES.split(" "),
    ...OWNERS.split(" ").flatMap((owner) => NAMES.split(" ").map((name) => owner + name)),
    ..."passwords passcode pw psw passw passwort kennwort contrasena senha wachtwoord motdepasse mdp parola contribsys secrets credential credentials creds apikey authorization bearer private 5432".split(
      " ",
    ),
    ...COMMAND_WORDS,
    ...LETTER_TOKENS.filter(({ isWord }) => isWord).map(({ run }) => run),
  ],
  prefixes: LETTER_TOKENS.filter(({ run, isWord }) => !isWord && run.length >= 3).map(({ run }) => run.slice(0, 6)),
};
