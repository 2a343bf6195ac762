import type { Triggers } from "../../detection/detector";
import { judgedNames } from "./judges/all";
import { ATTACK_TOOLS } from "./judges/execution";

/** What PowerShell, `cmd` and Python are written with when no sign of the shell is among it. */
const OTHER_WORDS =
  "rf fr get set new remove clear invoke start stop add import export copy move disable enable register unregister send restart enter compress uninstall limit write out test net net1 reg sc vssadmin wbadmin wmic bcdedit diskpart schtasks wevtutil fsutil taskkill systeminfo ipconfig tasklist nltest dsquery quser netsh icacls takeown cacls attrib cipher format del erase rd ri rmdir powershell pwsh cmd rundll32 regsvr32 mshta certutil bitsadmin msiexec psexec winrs mavinject odbcconf cmstp installutil regasm regsvcs msbuild cscript wscript procdump esentutl diskshadow auditpol fltmc sdbinst pktmon psr vaultcmd cmdkey logoff mklink shutil os subprocess socket exec eval open system pynput requests urllib fork base64 from conhost forfiles pcalua hh at logman dism mpcmdrun gpscript curl wget";

/** What reads files, and words of files that hold credentials. */
const READING_WORDS =
  "cat tac nl more less head tail strings sort uniq cut awk gawk sed grep egrep fgrep rg xxd hexdump od base32 view vi vim nano ed ee bat nc perl diff paste tee jq sqlite3 plutil env login cookies logins key3 key4 cert9 signons keychain wallet ntds sam lsass credentials secrets secret rsa dsa ecdsa ed25519 wtmp btmp lastlog utmp hist netrc pgpass printenv";

/** Names of keys under which a command or a part of one stands, however harmless it looks by itself. */
const KEYS =
  "argv args arguments params parameters command commands cmd cmds program executable binary script scripts code run exec lines steps shell bash sh terminal powershell".split(
    " ",
  );

const FEATURES = ["shell", "option", "path", "quote"] as const;
const WORDS: ReadonlySet<string> = new Set([
  ...judgedNames().flatMap((name) => name.match(/[a-z0-9]{2,}/g) ?? []),
  ...OTHER_WORDS.split(" "),
  ...READING_WORDS.split(" "),
  ...KEYS,
]);
const PREFIXES: ReadonlySet<string> = new Set(
  ATTACK_TOOLS.filter((name) => name.length >= 3).map((name) => name.slice(0, 6)),
);

/** A text with a sign of the shell, or with the name of a command that needs none. */
export const SHELL_TRIGGERS: Triggers = { features: FEATURES, words: [...WORDS], keys: KEYS, prefixes: [...PREFIXES] };

/** Whether a text is offered to the detector at all. */
export function isOffered(text: string): boolean {
  if (text.length < 3) return false;
  if (/[|;&$`><\\/'"]|\s-[A-Za-z0-9]/.test(text)) return true;
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).some(
    (word) => WORDS.has(word) || PREFIXES.has(word.slice(0, 6)),
  );
}
