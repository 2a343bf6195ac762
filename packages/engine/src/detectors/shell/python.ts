import type { Severity } from "../../vocabulary/risk-category";
import { decodeBase64 } from "./decoders";
import type { ShellRule } from "./rules";

/** What code in Python, or in another scripting language, does by itself. Offsets are of the code. */
interface CodeHit {
  readonly rule: ShellRule;
  readonly severity: Severity;
  readonly confidence: number;
  readonly start: number;
  readonly end: number;
}

/** A shell command the code starts, or one that does what the code does. */
interface CodeCommand {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface CodeJudgement {
  readonly hits: readonly CodeHit[];
  readonly commands: readonly CodeCommand[];
}

const CODE_LENGTH_MAX = 32_768;
const COMMANDS_MAX = 32;

/**
 * A light judge of code: it looks at calls by their names and at texts that are written out, follows constants one step,
 * and knows nothing of control flow. What changes files is put as the shell command that does the same.
 */
export function judgeCode(source: string, depth = 0): CodeJudgement {
  const code = source.slice(0, CODE_LENGTH_MAX);
  const constants = constantsOf(code);
  const commands: CodeCommand[] = [];
  const hits: CodeHit[] = [];
  for (const { callee, command } of ACTS) {
    callee.lastIndex = 0;
    for (let match = callee.exec(code); match !== null && commands.length < COMMANDS_MAX; match = callee.exec(code)) {
      const argument = argumentAt(code, callee.lastIndex, constants);
      if (argument === null) continue;
      const text = command(argument.text, code.slice(argument.end, argument.end + 80));
      if (text !== null) commands.push({ text, start: match.index, end: argument.end });
    }
  }
  for (const { rule, severity, confidence, patterns } of COMBINATIONS) {
    const places = patterns.map((pattern) => pattern.exec(code));
    const first = places[0];
    if (first === null || first === undefined || places.includes(null)) continue;
    hits.push({ rule, severity, confidence, start: first.index, end: first.index + first[0].length });
  }
  if (depth < 2) judgeEncoded(code, depth, hits, commands);
  return { hits, commands };
}

/** Whether a text reads as Python or the like and not as shell. */
export function looksLikeCode(text: string): boolean {
  return /^\s{0,8}(?:import\s\w|from\s[\w.]{1,60}\simport\s|def\s\w{1,60}\s{0,4}\(|class\s\w{1,60}[:(]|print\s{0,2}\(|async\sdef\s|const\s\w|let\s\w|var\s\w|(?:\w{1,40}\.){1,3}\w{1,40}\s{0,2}\(|\w{1,40}\s=\s)/m.test(
    text.slice(0, 4_096),
  );
}

interface Act {
  readonly callee: RegExp;
  readonly command: (argument: string, after: string) => string | null;
}

const ACTS: readonly Act[] = [
  {
    callee:
      /\b(?:os\.(?:system|popen)|subprocess\.(?:run|call|Popen|check_output|check_call|getoutput|getstatusoutput)|commands\.getoutput|(?:child_process\.|cp\.)?(?:exec|spawn)(?:Sync|File|FileSync)?|system|shell_exec|passthru|proc_open|popen|run_command|IO\.popen|Open3\.\w{1,10})\s{0,4}\(\s{0,8}(?:args\s{0,2}=\s{0,2})?/g,
    command: (argument) => argument,
  },
  { callee: /\b(?:system|exec)\s{1,4}(?=["'])/g, command: (argument) => argument },
  {
    callee:
      /\b(?:shutil\.rmtree|os\.removedirs|FileUtils\.rm_rf|fs\.(?:rm|rmdir)(?:Sync)?|rimraf(?:\.sync)?)\s{0,4}\(\s{0,8}/g,
    command: (argument) => `rm -rf ${quoted(argument)}`,
  },
  {
    callee:
      /\b(?:os\.(?:remove|unlink|truncate)|Path\(|File\.delete|fs\.unlink(?:Sync)?|unlink)\s{0,4}\(?\s{0,8}(?=["'(\w])/g,
    command: (argument, after) =>
      /^["']?\)?\.(?!unlink|write)/.test(after)
        ? null
        : /\.write/.test(after.slice(0, 12))
          ? `echo x > ${quoted(argument)}`
          : `rm ${quoted(argument)}`,
  },
  {
    callee:
      /\b(?:open|io\.open|File\.(?:open|read)|readFileSync|readFile|file_get_contents|writeFileSync|tarfile\.open)\s{0,4}\(\s{0,8}/g,
    command: (argument, after) =>
      /^["']?\s{0,4},\s{0,4}(?:mode\s{0,2}=\s{0,2})?["'][rb]{0,2}[wax]/.test(after)
        ? `echo x ${/["'][rb]?a/.test(after) ? ">>" : ">"} ${quoted(argument)}`
        : `cat ${quoted(argument)}`,
  },
  {
    callee: /\b(?:shutil\.(?:copy|copyfile|copy2|copytree|move)|os\.rename)\s{0,4}\(\s{0,8}/g,
    command: (argument) => `cat ${quoted(argument)}`,
  },
];

interface Combination {
  readonly rule: ShellRule;
  readonly severity: Severity;
  readonly confidence: number;
  readonly patterns: readonly RegExp[];
}

const SOCKET =
  /\bsocket\.socket\b|\bsocket\(|TCPSocket|IO::Socket|fsockopen|net\.(?:Socket|connect|createConnection)|socket\.create_connection|require\(["']net["']\)|TcpClient|\/inet\/tcp/;
const SHELL =
  /\/bin\/(?:ba|z|da|k)?sh\b|cmd\.exe|powershell|pty\.spawn|dup2|subprocess\.|child_process|os\.system|popen|\bexec\b/;
const DOWNLOAD =
  /\b(?:urllib\d?(?:\.request)?\.(?:urlopen|urlretrieve)|urlopen|requests\.(?:get|request)|httpx\.get|http\.get|https\.get|LWP::Simple|Net::HTTP|open-uri|session\.get)\b/;
const SENDING =
  /\brequests\.(?:post|put)|httpx\.post|urlopen\(|http\.client|smtplib|ftplib|\.sendall\(|\.sendto\(|\.send\(|axios\.post|fetch\(/;

const COMBINATIONS: readonly Combination[] = [
  {
    rule: "reverse-shell",
    severity: "CRITICAL",
    confidence: 0.9,
    patterns: [SOCKET, /connect|TCPSocket|fsockopen|INET|createConnection|TcpClient|\/inet\/tcp/, SHELL],
  },
  {
    rule: "bind-shell",
    severity: "CRITICAL",
    confidence: 0.8,
    patterns: [SOCKET, /\.listen\(|\.bind\(|createServer/, /\/bin\/(?:ba|z|da)?sh\b|cmd\.exe|pty\.spawn|dup2/],
  },
  {
    rule: "shell-escape",
    severity: "HIGH",
    confidence: 0.7,
    patterns: [
      /pty\.spawn\(|os\.exec[lv]\w{0,3}\(\s{0,4}["']\/bin\/(?:ba|z|da)?sh|\bexec\s{0,4}\(?\s{0,4}["']\/bin\/(?:ba|z|da)?sh["']/,
    ],
  },
  {
    rule: "decoded-run",
    severity: "HIGH",
    confidence: 0.8,
    patterns: [
      /\b(?:exec|eval|Function|compile)\s{0,4}\(\s{0,8}[^\n]{0,80}(?:b64decode|fromhex|zlib\.decompress|codecs\.decode|marshal\.loads|atob\(|Buffer\.from|decode64|unhexlify|base64_decode|gzinflate|rot13)/,
    ],
  },
  {
    rule: "download-run",
    severity: "HIGH",
    confidence: 0.85,
    patterns: [
      /\b(?:exec|eval)\s{0,4}\(\s{0,8}[^\n]{0,80}(?:urlopen|requests\.get|http\.get|file_get_contents\(["']http|fetch\()/,
    ],
  },
  {
    rule: "download-run",
    severity: "HIGH",
    confidence: 0.65,
    patterns: [DOWNLOAD, /\.write\(|urlretrieve|wb/, /os\.system\(|subprocess\.|os\.popen\(|os\.chmod\(/],
  },
  {
    rule: "exfiltrate-secret",
    severity: "HIGH",
    confidence: 0.65,
    patterns: [SENDING, /\bos\.environ\b(?!\s{0,2}[[.]\s{0,2}(?:["']|get))|process\.env\b(?![.[])|dict\(os\.environ\)/],
  },
  {
    rule: "fork-bomb",
    severity: "CRITICAL",
    confidence: 0.85,
    patterns: [/(?:while\s{1,4}(?:True|1|\(1\))\s{0,4}[:{]?\s{0,40}|\bfork\s+while\s+)(?:os\.)?fork\b/],
  },
  {
    rule: "set-uid",
    severity: "HIGH",
    confidence: 0.7,
    patterns: [/\bos\.set(?:re|res)?[ug]id\(\s{0,4}0\b|Process::UID|POSIX::setuid\(0/],
  },
  {
    rule: "input-capture",
    severity: "HIGH",
    confidence: 0.7,
    patterns: [
      /\bpynput\b|keyboard\.(?:hook|on_press|record)|GetAsyncKeyState|ImageGrab\.grab|pyautogui\.screenshot|mss\(\)/,
    ],
  },
  {
    rule: "process-injection",
    severity: "HIGH",
    confidence: 0.7,
    patterns: [/VirtualAlloc(?:Ex)?|WriteProcessMemory|CreateRemoteThread|RtlMoveMemory|PTRACE_POKE/],
  },
];

function judgeEncoded(code: string, depth: number, hits: CodeHit[], commands: CodeCommand[]): void {
  const marker = /b64decode\s{0,4}\(\s{0,4}b?["']([A-Za-z0-9+/=_-]{8,8000})["']/.exec(code);
  const text = marker?.[1] === undefined ? null : decodeBase64(marker[1]);
  if (marker === null || text === null) return;
  const place = { start: marker.index, end: marker.index + marker[0].length };
  const inner = judgeCode(text, depth + 1);
  for (const hit of inner.hits) hits.push({ ...hit, ...place });
  for (const command of inner.commands) commands.push({ text: command.text, ...place });
}

/** Names that are set once, at the start of a line, to a text. */
function constantsOf(code: string): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  const assignment =
    /^[ \t]{0,16}(?:const |let |var |my |\$)?\$?([A-Za-z_]\w{0,40})[ \t]{0,4}=[ \t]{0,4}[rbuf]?(["'])([^"'\n]{1,300})\2/gm;
  for (let match = assignment.exec(code); match !== null && constants.size < 64; match = assignment.exec(code)) {
    if (match[1] !== undefined && match[3] !== undefined) constants.set(match[1], match[3]);
  }
  return constants;
}

/** The first argument of a call when it is a text, a list of texts or a name set to a text. */
function argumentAt(
  code: string,
  from: number,
  constants: ReadonlyMap<string, string>,
): { readonly text: string; readonly end: number } | null {
  const rest = code.slice(from, from + 2_048);
  if (rest.startsWith("[")) {
    const close = rest.indexOf("]");
    const inside = rest.slice(1, close < 0 ? 512 : Math.min(close, 512));
    const words = [...inside.matchAll(/["']([^"'\n]{0,300})["']|\b([A-Za-z_]\w{0,40})\b/g)]
      .slice(0, 32)
      .map((match) => match[1] ?? constants.get(match[2] ?? "") ?? `$${match[2] ?? ""}`);
    return words.length === 0 ? null : { text: words.map(quoted).join(" "), end: from + inside.length + 1 };
  }
  const literal = /^[rbuf]{0,2}("""|'''|"|'|`)/.exec(rest);
  if (literal?.[1] !== undefined) {
    const start = literal[0].length;
    const end = closingQuote(rest, start, literal[1]);
    const more = end < 0 ? null : MORE_WORDS.exec(rest.slice(end + literal[1].length));
    if (more !== null && !/\s/.test(rest.slice(start, end))) {
      const text = `${rest.slice(start, end)} ${more[0].replace(/["',]{1,3}\s{0,2}["']?/g, " ")}`;
      return { text, end: from + end + literal[1].length + more[0].length };
    }
    return end < 0
      ? null
      : { text: rest.slice(start, end).replace(/\\(["'\\])/g, "$1"), end: from + end + literal[1].length };
  }
  const name = /^\$?([A-Za-z_]\w{0,40})/.exec(rest);
  const value = name?.[1] === undefined ? undefined : constants.get(name[1]);
  return name === null || value === undefined ? null : { text: value, end: from + name[0].length };
}

/** `"rm", "-rf", "/"`: the words after the first. */
const MORE_WORDS = /^(?:\s{0,2},\s{0,2}["'][^"'\n]{0,80}["']){1,8}/;

function closingQuote(text: string, from: number, quote: string): number {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (text[at - 1] !== "\\") return at;
  }
  return -1;
}

function quoted(text: string): string {
  return /^[\w./~*$:=@,+-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`;
}
