import { toolWords } from "../../tool-role/tool-words";

const INTENTS: ReadonlySet<string> = new Set(
  (
    "hijack hijacking stealth tamper tampering ransomware malware poisoning infection infiltration exfiltration exfiltrate covert fraud fraudulent manipulation " +
    "manipulator scam insider theft stealer steal thief sabotage bribery leak leakage leaks breach malpractice neglect fake falsification falsify counterfeit counterfeiting " +
    "defacement attack attacks corruption corrupt corruptor espionage destruction destructive compromise spoofing spoof spoofer phishing keylogger backdoor exploit " +
    "exploitation blackmail extortion evasion forgery disruption misuse abuse unauthorized illegal illicit malicious intrusion eavesdropping overload flooding ddos " +
    "botnet rootkit spyware trojan bypass overbilling overcharge overcharging misdiagnosis plagiarize cheating discrimination kickback laundering embezzlement harassment " +
    "intimidation violation hacker hacking jailbreak injection spying alteration disinformation misinformation deception deceptive obstruction"
  ).split(" "),
);
const PROTECTION: ReadonlySet<string> = new Set(
  (
    "detect detection detector prevent prevention protector protect protection awareness monitor monitoring guard defense defence response check checker scan scanner " +
    "analysis analyzer analyse analyze report reporter reporting intel intelligence assessment audit test tester testing filter alert alerts alerting warn warning training shield " +
    "mitigation education verification validator validation search find get list lookup query score classify classifier predict simulation simulator review calculate calculator " +
    "statistics stats rate risk dependency sql fuel water gas memory data_quality heart"
  ).split(" "),
);

/**
 * Whether a tool's name speaks of doing harm (`BackupTampering`) and not of watching for it (`TamperDetection`,
 * `check_fraud`): what stands first and what stands last says what the tool does.
 */
export function namesHarm(name: string): boolean {
  const words = toolWords(name);
  if (PROTECTION.has(words[0] ?? "")) return false;
  const at = words.findLastIndex(
    (word, index) => INTENTS.has(word) || (word === "escalation" && GAINED.has(words[index - 1] ?? "")),
  );
  return at >= 0 && !words.slice(at + 1).some((word) => PROTECTION.has(word));
}

const GAINED: ReadonlySet<string> = new Set(["access", "privilege", "privileges", "permission", "permissions"]);

const MIXED = /[A-Za-z]/;
const OTHER_LETTER =
  /\p{Script=Cyrillic}|\p{Script=Greek}|\p{Script=Armenian}|\p{Script=Cherokee}|[\uFF21-\uFF5A\u{1D400}-\u{1D7FF}]/u;

/** Whether a name mixes Latin letters with letters of other scripts or shapes that only look like them. */
export function mixesScripts(name: string): boolean {
  return !isAscii(name) && MIXED.test(name) && OTHER_LETTER.test(name.slice(0, 200));
}

/** Of as much as is read of a name. */
function isAscii(name: string): boolean {
  const end = Math.min(name.length, 200);
  for (let at = 0; at < end; at += 1) if (name.charCodeAt(at) > 127) return false;
  return true;
}
