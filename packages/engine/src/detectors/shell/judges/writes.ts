import type { Severity } from "../../../vocabulary/risk-category";
import { type Call, hasOption, optionValue, splitOptions } from "../call";
import { classifyPath, normalizePath } from "../paths";
import type { ShellRule } from "../rules";
import type { Value } from "../value";

type Note = (rule: ShellRule, severity: Severity, confidence: number) => void;

/** Files a command writes by its own words: `tee f`, `cp x f`, `sed -i f`, `dd of=f`, `curl -o f`. */
export function writtenPaths(call: Call): readonly string[] {
  if (!WRITERS.has(call.name)) return NONE;
  const { options, operands } = splitOptions(call.args);
  switch (call.name) {
    case "tee":
    case "sponge":
    case "truncate":
    case "ee":
    case "nano":
    case "vi":
    case "vim":
    case "ed":
    case "plutil":
      return operands;
    case "touch":
      return splitOptions(call.args.filter((_, index) => !/^-[acm]*[rtd]$/.test(call.args[index - 1] ?? ""))).operands;
    case "cp":
    case "mv":
    case "install":
    case "ln":
    case "rsync":
    case "scp":
    case "ditto": {
      const target = optionValue(call.args, "-t", "--target-directory") ?? operands.at(-1);
      return target === undefined || operands.length < 2 || target.includes(":") ? [] : [target];
    }
    case "sed":
    case "perl":
      return hasOption(options, "i", "--in-place") ? operands.slice(1) : [];
    case "dd":
      return operands.filter((operand) => operand.startsWith("of=")).map((operand) => operand.slice(3));
    case "curl":
    case "wget":
    case "fetch": {
      const target =
        call.name === "wget"
          ? (optionValue(call.args, "-O", "--output-document") ?? optionValue(call.args, "-P", "--directory-prefix"))
          : optionValue(call.args, "-o", "--output");
      return target === null || target === "-" ? [] : [target];
    }
    default:
      return NONE;
  }
}

const NONE: readonly string[] = [];
const WRITERS: ReadonlySet<string> = new Set(
  "tee sponge truncate ee nano vi vim ed plutil touch cp mv install ln rsync scp ditto sed perl dd curl wget fetch".split(
    " ",
  ),
);

/** Whether what is written comes straight from the network. */
const DOWNLOADED_BITS = 1;

/** Notes what writing the file means by where it is. `content` is `null` when nothing is known of it. */
export function judgeWrittenPath(written: string, content: Value | null, note: Note, isAppended: boolean): void {
  const { path, climbs } = normalizePath(written);
  if (/^\/proc\/sysrq-trigger|^\/proc\/sys\/kernel\/sysrq/.test(path)) return note("stop-system", "HIGH", 0.8);
  if (/release_agent|notify_on_release|\/core_pattern|docker\.sock/.test(path))
    return note("container-escape", "HIGH", 0.75);
  if (/^\/proc\/[^/]+\/mem$/.test(path)) return note("process-injection", "HIGH", 0.75);
  if (/^\/(?:var\/tmp|dev\/shm|tmp)\/(?:.{1,200}\/)?\.(?!X11|ICE|font|Test|git)\w/.test(path))
    note("file-hidden", "MEDIUM", 0.5);
  if (/^\/sys\/fs\/cgroup|^\/dev\/(?:null|tty|std|fd|shm|pts)/.test(path)) return;
  if (/\/authorized_keys2?$/.test(path)) return note("authorized-key", "HIGH", 0.8);
  if (/ld\.so\.preload/.test(path)) return note("preload", "HIGH", 0.85);
  switch (classifyPath(written, "persistence")) {
    case "persistence":
      judgePersistentPath(path, content, note, isAppended);
      return;
    case "authority":
      note("authority-changed", "HIGH", 0.75);
      return;
    case "secret":
      note(
        /sudoers|shadow|passwd/.test(path) ? "authority-changed" : "credential-file",
        /sudoers|shadow|passwd/.test(path) ? "HIGH" : "MEDIUM",
        0.6,
      );
      return;
    case "private":
      if (/hist/.test(path) && !isAppended) note("history-off", "HIGH", 0.7);
      return;
    case "log":
      note("log-cleared", isAppended ? "LOW" : "MEDIUM", 0.5);
      return;
    case "device":
      note("wipe-disk", "CRITICAL", 0.9);
      return;
    case "system":
      if (content !== null && (content.taint & DOWNLOADED_BITS) !== 0) note("download-system", "HIGH", 0.7);
      note(
        "write-system-file",
        /^\/sys\/(?!kernel|firmware|module)|^\/proc\/sys\/(?:vm|net)\//.test(path) ? "MEDIUM" : "HIGH",
        climbs ? 0.75 : 0.6,
      );
      return;
    case "root":
      if (/^\/(?:usr|bin|sbin|lib|lib64|boot|etc|sys|dev|proc|System|usr\/bin|usr\/lib|usr\/sbin)$/.test(path))
        note("write-system-file", "HIGH", 0.55);
      return;
    default:
      if (/\/ca-certificates\//.test(path)) note("certificate-trust", "MEDIUM", 0.6);
  }
}

function judgePersistentPath(path: string, content: Value | null, note: Note, isAppended: boolean): void {
  if (/cron|\/at\b|\/periodic\//.test(path)) return note("scheduled-job", "HIGH", 0.7);
  if (/systemd|init\.d|\/rc\.d|rc\.local|Launch|StartupItems|inittab|emond/.test(path))
    return note("service-installed", "HIGH", 0.65);
  if (/sshd?_config|hosts\.equiv|rhosts|shosts/.test(path)) return note("authority-changed", "HIGH", 0.6);
  if (/git\/hooks/.test(path)) return note("startup-changed", "MEDIUM", 0.55);
  const isOwn = /^(?:~|\.)\/?\./.test(path) || path.startsWith(".");
  const isOrdinary =
    isOwn &&
    ((content === null && /(?:rc|profile|login|logout|env)$/.test(path)) ||
      (content !== null && isAppended && ORDINARY_SETTING.test(content.text) && !HARMFUL.test(content.text)));
  note("startup-changed", isOrdinary ? "MEDIUM" : "HIGH", isOrdinary ? 0.5 : 0.6);
}

/** A setting people add to their own profile: a variable, a completion, a version manager. */
const ORDINARY_SETTING =
  /^\s{0,20}(?:export\s+)?[A-Z_a-z]\w{0,40}=[^;&|`]{0,300}$|^\s{0,20}(?:source|\.|eval)\s[^;&|]{1,200}$|^\s{0,20}alias\s(?!(?:sudo|su|ls|cd|rm|ssh|cat)=)\w{1,20}=[^;&|`]{0,120}$/;

/** What nobody sets up to run at every login. */
const HARMFUL =
  /\brm\s{1,4}-\w{0,4}[rf]|\bcurl\b|\bwget\b|\bnc(?:at)?\s|\/dev\/(?:tcp|udp)|base64|\bdd\s|mkfs|shutdown|\bchmod\b|python\d?\s-c/;
