import { type Call, type Judge, splitOptions } from "../call";
import { hasTaint, TAINT, type Value } from "../value";

const SHELL_NAMES = "sh bash zsh dash ksh ash csh tcsh fish";
const INTERPRETERS = "python python2 python3 perl ruby node nodejs php lua pwsh osascript";

/** By the names of commands: what runs text or files, and where these came from. */
export const EXECUTION_JUDGES: readonly (readonly [string, Judge])[] = [
  [`${SHELL_NAMES} ${INTERPRETERS}`, judgeInterpreter],
  ["eval", judgeEval],
  ["source .", (call) => judgeRunFile(call, call.args[0] ?? "")],
  [
    "awk gawk mawk nawk",
    (call) =>
      call.args.some((argument) =>
        /system\(\s{0,4}"[^"]{0,40}\b(?:ba|z|da)?sh\b[ &]{0,4}"|"\/inet\/tcp\//.test(argument),
      ) && call.note("shell-escape", "HIGH", 0.75),
  ],
  ["vim vi ex ed emacs nano less more man", judgeEditorEscape],
  [
    "expect script",
    (call) =>
      /spawn[^;]{0,20}\b(?:ba|z)?sh\b|(?:^|\s)-\w*c\s{1,4}\S*\b(?:ba|z)?sh\b/.test(call.args.join(" ")) &&
      call.note("shell-escape", "HIGH", 0.65),
  ],
  [
    "find",
    (call) =>
      call.args.some(
        (argument, index) =>
          argument.startsWith("-exec") &&
          /^(?:\/bin\/)?(?:ba|z)?sh$/.test(call.args[index + 1] ?? "") &&
          /^(?:-p|;|)$/.test(call.args[index + 2] ?? ""),
      ) && call.note("shell-escape", "HIGH", 0.7),
  ],
  ["chmod", rememberExecutable],
  ["git", judgeClone],
  ["exec", (call) => call.args[0] === "-a" && call.note("masquerade", "HIGH", 0.55)],
  ["busybox toybox", (call) => /^(?:ba|a)?sh$/.test(call.args[0] ?? "") && call.note("shell-escape", "HIGH", 0.5)],
  ["cp mv", rememberCopy],
  ["mshta rundll32 regsvr32 certutil", (call) => call.note("attack-tool", "MEDIUM", 0.5)],
];

function judgeInterpreter(call: Call): void {
  if (call.args.some((argument) => argument.startsWith("-m")) && !call.name.endsWith("sh")) return;
  const { operands } = splitOptions(call.args);
  const at = call.args.findIndex((argument) => /^-[a-zA-Z]*[ceE]$/.test(argument) || argument === "--eval");
  const hasText = at >= 0;
  const text = call.values.slice(at + 1).find((argument) => !argument.text.startsWith("-"));
  if (hasText && text !== undefined) judgeRunText(call, text);
  else if (!hasText && operands[0] !== undefined && operands[0] !== "-") judgeRunFile(call, operands[0]);
  if (call.isFed && !hasText && (operands.length === 0 || operands[0] === "-" || call.args.includes("-s")))
    judgeRunText(call, call.input);
}

/** Plain HTTP, an address in place of a name, or a place where anybody leaves text: nobody vouches for what is there. */
const UNTRUSTED =
  /^http:\/\/|:\/\/\d{1,3}(?:\.\d{1,3}){3}|pastebin|paste\.|gist\.|\.onion|transfer\.sh|ngrok|bit\.ly|tinyurl/;

function judgeRunText(call: Call, text: Value): void {
  if (hasTaint(text, TAINT.network))
    call.note("download-run", call.isPrivileged || UNTRUSTED.test(text.text) ? "CRITICAL" : "HIGH", 0.85);
  else if (hasTaint(text, TAINT.decoded)) call.note("decoded-run", "HIGH", 0.75);
  else if (hasTaint(text, TAINT.parameter) && text.text !== "" && !/\s/.test(text.exact ? "" : text.text))
    call.note("eval-input", "HIGH", 0.5);
}

function judgeRunFile(call: Call, path: string): void {
  const made =
    call.machine.files.get(path) ??
    call.machine.files.get(path.replace(/^\.\//, "")) ??
    call.machine.files.get(path.split("/").at(-1) ?? "");
  if (made === undefined) return;
  if (hasTaint(made.content, TAINT.network))
    call.note("download-run", call.isPrivileged || UNTRUSTED.test(made.content.text) ? "CRITICAL" : "HIGH", 0.75);
  else if (hasTaint(made.content, TAINT.decoded)) call.note("decoded-run", "HIGH", 0.7);
}

function judgeEval(call: Call): void {
  const taint = call.values.reduce((bits, argument) => bits | argument.taint, 0);
  const text = call.values.map((argument) => argument.text).join(" ");
  if ((taint & TAINT.network) !== 0) call.note("download-run", "HIGH", 0.85);
  else if ((taint & TAINT.decoded) !== 0) call.note("decoded-run", "HIGH", 0.75);
  else if ((taint & TAINT.parameter) !== 0) call.note("eval-input", "HIGH", 0.5);
  else if (
    !call.values.every((argument) => argument.exact) &&
    !/ssh-agent|hook|init|env|shellenv|completion|dircolors|brew|resize|lesspipe/.test(text)
  )
    call.note("eval-input", "LOW", 0.5);
}

function judgeEditorEscape(call: Call): void {
  const text = call.args.join(" ");
  if (
    /(?:^|\s)(?:-c|\+)\s{0,2}["']?:?!|--eval[^"']{0,20}["']?\((?:term|shell|ansi-term|shell-command)|:!\/bin|:py3?\s|set shell=/.test(
      text,
    )
  )
    call.note("shell-escape", "HIGH", 0.7);
  else if (/^emacs$/.test(call.name) && /\((?:term|shell)/.test(text)) call.note("shell-escape", "HIGH", 0.7);
}

function rememberExecutable(call: Call): void {
  const [mode = "", ...files] = splitOptions(call.args).operands;
  if (!/x|7|5/.test(mode)) return;
  for (const file of files) {
    const made = call.machine.files.get(file) ?? call.machine.files.get(file.replace(/^\.\//, ""));
    if (made !== undefined) call.machine.files.set(file, { ...made, isExecutable: true });
  }
}

function rememberCopy(call: Call): void {
  const { operands } = splitOptions(call.args);
  const [from, to] = operands;
  if (from === undefined || to === undefined || operands.length !== 2) return;
  const made = call.machine.files.get(from);
  if (made !== undefined) call.machine.files.set(to, made);
  if (
    /^(?:\/usr)?\/bin\/(?:ba|z|da|k)?sh$/.test(from) ||
    (/^(?:\/usr)?\/s?bin\//.test(from) && /^(?:\/tmp|\/var\/tmp|\/dev\/shm|~)\/|\/\./.test(to))
  )
    call.note("masquerade", "HIGH", 0.55);
}

/** `git clone` of a repository that says what it is for. */
function judgeClone(call: Call): void {
  const url = call.args[0] === "clone" ? (splitOptions(call.args).operands[1] ?? "") : "";
  if (url !== "" && (ATTACK_WORD.test(url) || ATTACK_NAME.test((url.split("/").at(-1) ?? "").toLowerCase())))
    call.note("attack-tool", "HIGH", 0.55);
}

/** Names of programs made for attacks begin so. */
export const ATTACK_TOOLS: readonly string[] =
  "linpeas linenum lse pspy mimikatz mimipenguin mimipy lazagne meterpreter msfconsole msfvenom msfdb msfrpcd metasploit sliver empire crackmapexec nxc netexec impacket responder bettercap ettercap arpspoof sqlmap nikto gobuster dirbuster wpscan xmrig minerd cpuminer ethminer cgminer nbminer peirates kubeletctl deepce pupy merlin poshc2 bloodhound sharphound certipy kerbrute rubeus dirtycow dirtypipe pwnkit gtfonow traitor slowloris hping goldeneye logkeys reptile diamorphine azazel jynx stratus pacu cloudfox caldera".split(
    " ",
  );

/** Whether a program has the name of one made for attacks. */
export function isAttackTool(name: string): boolean {
  return ATTACK_NAME.test(name);
}

const ATTACK_NAME = new RegExp(`^(?:${ATTACK_TOOLS.join("|")})`);
/** Words by which a program says what it does to a machine. */
const ATTACK_WORD =
  /(?:key.?log|root.?kit|reverse.?shell|back.?door|exploit|ransom|inject(?:or|ion)?|sniff|brute.?force|malware|stealer|shellcode|privesc|pcap.?demo|overwrite|hijack|ddos|botnet|coinminer|hidden.?process|self.?delet|password.?spray|peass)/i;

/** Notes programs by what they are: downloaded before, decoded before, or named for an attack. */
export function judgeProgramFile(call: Call): void {
  const program = call.program.text;
  if (program.includes("/")) judgeRunFile(call, program);
  if (ATTACK_NAME.test(call.name)) return call.note("attack-tool", "HIGH", 0.8);
  const file = /^(?:python\d?|perl|ruby|bash|sh|swift|node|go)$/.test(call.name)
    ? (splitOptions(call.args).operands[0] ?? "")
    : program.includes("/")
      ? program
      : "";
  const base = file.split("/").at(-1) ?? "";
  if (base !== "" && (ATTACK_WORD.test(base) || ATTACK_NAME.test(base.toLowerCase())))
    call.note("attack-tool", "HIGH", 0.6);
}
