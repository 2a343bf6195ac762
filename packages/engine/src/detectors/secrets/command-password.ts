import type { Candidate } from "./candidate";
import { isFilled, isPlaceholder } from "./placeholder";

/** How far behind its first word a command's password may stand. */
const REACH = 400;

/** `"…"`, `'…'` or a word: an argument of a shell command. Groups: double quoted, single quoted, bare. */
const ARGUMENT = String.raw`(?:\\?"([^"\\\n]{1,200})\\?"|'([^'\n]{1,200})'|([^\s"'|;<>\\\x60]{1,200}))`;

interface CommandRule {
  /** First words of the command, lower case. */
  readonly words: readonly string[];
  /** Read from the command's word on, at most 400 characters of its line; its last three groups are the argument. */
  readonly pattern: RegExp;
  /** The argument is `user:password` (or the separator given), and the password the part behind it. */
  readonly pair?: ":" | "%";
}

const RULES: readonly CommandRule[] = [
  {
    words: ["curl", "wget", "curlie"],
    pattern: new RegExp(
      String.raw`(?:\s-[A-Za-z]{0,6}u|\s--(?:proxy-)?user|\s--auth|\s-a)[ =]{1,4}(?:([^\s"'|;<>:]{1,100}:)(?:'([^'\n]{1,100})'|"([^"\n]{1,100})")|${ARGUMENT}(?::\\?["']([^"'\n]{1,200})\\?["'])?)`,
    ),
    pair: ":",
  },
  { words: ["sshpass"], pattern: new RegExp(String.raw`\s-p ?${ARGUMENT}`) },
  {
    words: ["mysql", "mysqldump", "mysqladmin", "mariadb"],
    pattern: new RegExp(String.raw`^[^\n|;]{0,200}?\s-(?:u|h|-user|-host)[^\n|;]{0,120}?\s-p(?!rint)${ARGUMENT}`),
  },
  {
    words: ["net"],
    pattern: new RegExp(
      String.raw`^net1?(?:\.exe)? {1,4}user {1,4}(?:/add {1,4})?${ARGUMENT.replaceAll("(", "(?:").replaceAll("(?:?:", "(?:")} {1,4}${ARGUMENT}`,
      "i",
    ),
  },
  {
    words: ["net"],
    pattern: new RegExp(
      String.raw`^net1?(?:\.exe)? {1,4}use {1,4}[^\n]{0,120}?/user:[^\s]{1,60} {1,4}${ARGUMENT}`,
      "i",
    ),
  },
  {
    words: [
      "psexec",
      "psexec64",
      "paexec",
      "wmic",
      "winexe",
      "schtasks",
      "crackmapexec",
      "nxc",
      "netexec",
      "evil",
      "xfreerdp",
      "rdesktop",
      "mstsc",
    ],
    pattern: new RegExp(String.raw`[\s"](?:-p|/p|/rp|--password)[ :]{1,3}${ARGUMENT}`, "i"),
  },
  {
    words: ["docker", "podman", "helm", "skopeo", "buildah", "oc", "az", "cf", "nuget", "gcloud", "crictl"],
    pattern: new RegExp(
      String.raw`^[a-z]{2,8}\s{1,3}(?:registry\s{1,3}|acr\s{1,3})?login\b[^\n|;]{0,200}?\s(?:-p|--password)[ =]{1,3}${ARGUMENT}`,
    ),
  },
  { words: ["redis"], pattern: new RegExp(String.raw`^redis-cli\b[^\n|;]{0,200}?\s-a ?${ARGUMENT}`) },
  { words: ["openssl"], pattern: new RegExp(String.raw`\s-(?:passin|passout|pass|k)\s{1,3}(?:pass:)?${ARGUMENT}`) },
  { words: ["unzip", "zip", "7z", "rar", "unrar"], pattern: new RegExp(String.raw`\s-(?:P |p)${ARGUMENT}`) },
  { words: ["ldapsearch", "ldapmodify", "ldapadd", "ldapwhoami"], pattern: new RegExp(String.raw`\s-w ?${ARGUMENT}`) },
  {
    words: ["smbclient", "rpcclient", "smbmap", "net", "mount", "wmiexec", "cifs"],
    pattern: new RegExp(String.raw`\s(?:-U|--user)[ =]{1,3}${ARGUMENT}`),
    pair: "%",
  },
  {
    words: [
      "mongo",
      "mongosh",
      "mongodump",
      "mongorestore",
      "mongoimport",
      "sqlcmd",
      "osql",
      "bcp",
      "isql",
      "cqlsh",
      "psql",
      "influx",
      "sqlplus",
    ],
    pattern: new RegExp(String.raw`\s(?:-p|-P|--password)[ =]{1,3}${ARGUMENT}`),
  },
  {
    words: ["htpasswd"],
    pattern: new RegExp(
      String.raw`^htpasswd\s{1,3}-[a-zA-Z]{0,6}b[a-zA-Z]{0,4}(?:\s{1,3}\S{1,80}){1,2}\s{1,3}${ARGUMENT}`,
    ),
  },
  {
    words: ["echo", "printf"],
    pattern: new RegExp(
      String.raw`^(?:echo|printf)(?: -[en]{1,2})? {1,3}${ARGUMENT} {0,3}\| {0,3}(?:sudo {1,3})?(?:chpasswd|passwd)`,
    ),
    pair: ":",
  },
  {
    words: ["lftp", "ncftp", "ncftpput", "lftpget"],
    pattern: new RegExp(String.raw`\s-u {1,3}[^\s,]{1,60},${ARGUMENT}`),
  },
  {
    words: ["convertto"],
    pattern: new RegExp(
      String.raw`^ConvertTo-SecureString\s{1,4}(?:-String\s{1,4})?(?:-AsPlainText\s{1,3})?(?:-Force\s{1,3})?(?:-String\s{1,4})?${ARGUMENT}`,
      "i",
    ),
  },
  {
    words: ["identified"],
    pattern:
      /^identified\s{1,3}(?:with\s{1,3}[\w']{1,40}\s{1,3})?by\s{1,3}(?:password\s{1,3})?(?:'([^'\n]{1,100})'|"([^"\n]{1,100})")/i,
  },
  {
    words: ["cmdkey", "runas", "rasdial", "vncviewer", "plink", "putty", "pscp", "winscp"],
    pattern: new RegExp(String.raw`[\s](?:/pass:|-pw |/password[=:])${ARGUMENT}`, "i"),
  },
  { words: ["useradd", "usermod", "adduser"], pattern: new RegExp(String.raw`\s(?:-p|--password)[ =]${ARGUMENT}`) },
  {
    words: ["machine", "default"],
    pattern: new RegExp(
      String.raw`^(?:machine\s{1,4}[A-Za-z0-9.:-]{1,80}|default)\s{1,20}login\s{1,4}\S{1,80}\s{1,20}password\s{1,4}${ARGUMENT}`,
    ),
  },
  { words: ["snmpwalk", "snmpget", "snmpset"], pattern: new RegExp(String.raw`\s-[AX] ?${ARGUMENT}`) },
  { words: ["nmcli", "wpa"], pattern: new RegExp(String.raw`\s(?:password|psk)\s{1,3}${ARGUMENT}`) },
];

const LINE_MAX = 400;

/** Words that lead to a rule of this file. */
export const COMMAND_WORDS: readonly string[] = [...new Set(RULES.flatMap((rule) => rule.words))];

let rulesByWord: ReadonlyMap<string, readonly CommandRule[]> | null = null;

/** The password in the arguments of the command whose first word, `word`, stands at `at`. */
export function matchCommand(text: string, at: number, word: string): Candidate | null {
  rulesByWord ??= new Map(COMMAND_WORDS.map((name) => [name, RULES.filter((rule) => rule.words.includes(name))]));
  const line = lineFrom(text, at, word === "machine" || word === "default");
  for (const rule of rulesByWord.get(word) ?? []) {
    const match = rule.pattern.exec(line);
    if (match === null) continue;
    const candidate = judge(at + match.index, match, rule);
    if (candidate !== null) return candidate;
  }
  return null;
}

/** The rest of the command's line, continued over `\`; netrc entries may take several lines. */
function lineFrom(text: string, at: number, multiline: boolean): string {
  const line = text.slice(at, at + Math.min(REACH, LINE_MAX));
  if (multiline) return line;
  const end = /[^\\\r]\r?\n/.exec(line);
  return end === null ? line : line.slice(0, end.index + 1);
}

function judge(start: number, match: RegExpExecArray, rule: CommandRule): Candidate | null {
  const groups = match.slice(1).filter((group) => group !== undefined);
  const argument =
    groups.length > 1 && rule.pair === ":"
      ? `${(groups[0] ?? "").replace(/:$/, "")}:${groups.at(-1) ?? ""}`
      : (groups.at(-1) ?? "");
  const password = rule.pair === undefined ? argument : passwordOf(argument, rule.pair);
  if (password === null || password.length < 2) return null;
  if (isPlaceholder(password) || isFilled(password) || (/^(?:-|\/)/.test(password) && password.length < 4)) return null;
  if (/[${}<>]/.test(password.charAt(0)) || /^\d{1,5}$/.test(password) || password === "*") return null;
  const from = match[0].lastIndexOf(password);
  if (from < 0) return null;
  return {
    rule: "command-password",
    severity: "MEDIUM",
    confidence: 0.75,
    start: start + from,
    end: start + from + password.length,
    rank: 2,
  };
}

/** Either half may be the secret: APIs take a key as the user with an empty password. */
function passwordOf(argument: string, separator: string): string | null {
  const at =
    argument.startsWith("{") && argument.indexOf("}:") > 0 ? argument.indexOf("}:") + 1 : argument.indexOf(separator);
  if (at < 0) return null;
  const password = argument.slice(at + 1).replace(/^\{|\}$/g, "");
  const user = argument.slice(0, at);
  if (/^[$<{[]/.test(user) && !/^\{[0-9a-z-]{20,}\}$/i.test(user)) return null;
  return password === "" ? (user.length >= 8 ? user : null) : password;
}
