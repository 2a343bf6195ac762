import type { Call } from "./call";
import { hasOption, optionValue, splitOptions } from "./call";
import { decodeBase64, decodeEscapes, decodeHex, reverseLines, transliterate } from "./decoders";
import { belongsToSystem, classifyPath, holdsSecrets } from "./paths";
import { join, known, TAINT, unknown, type Value, value } from "./value";
import { cutRandom, hashOutput, isDigest, randomTaint } from "./weaknesses/password-hash";

/** What comes out of a command, as far as that is known, and where it came from. */
export function outputOf(call: Call): Value {
  const model = MODELS.get(call.name);
  if (model !== undefined) return model(call);
  if (DISCOVERING.has(call.name)) return unknown("", TAINT.discovery);
  return unknown(call.isFed ? call.input.text : "", call.input.taint | namedFiles(call).taint);
}

/** Whether something is known of what the command prints. */
export function isModelled(name: string): boolean {
  return MODELS.has(name) || DISCOVERING.has(name);
}

/** Bits that say what reading the file means. */
export function fileTaint(path: string): number {
  if (/^\/dev\/u?random$/.test(path)) return TAINT.random;
  if (holdsSecrets(path)) return TAINT.secret;
  const name = classifyPath(path);
  if (name === "private" || name === "root") return TAINT.file | TAINT.secret;
  return belongsToSystem(path) || name === "persistence" ? TAINT.system : TAINT.file;
}

export function holdsWorthReading(path: string): boolean {
  return holdsSecrets(path) || belongsToSystem(path) || classifyPath(path) === "private";
}

const DISCOVERING: ReadonlySet<string> = new Set(
  "whoami id uname hostname ps who w last lastlog ifconfig ip netstat ss lsof arp route dmidecode lscpu lsblk lspci lsusb lsmod df mount uptime users groups getent sw_vers system_profiler systeminfo ipconfig ls find dscl hostnamectl ioreg kextstat arch nproc free".split(
    " ",
  ),
);

type Model = (call: Call) => Value;

const MODELS = new Map<string, Model>();

function model(names: string, outputs: Model): void {
  for (const name of names.split(" ")) MODELS.set(name, outputs);
}

model("echo", (call) => {
  const { options } = splitOptions(call.args.slice(0, 2));
  const flags = options.filter((option) => /^-[neE]+$/.test(option)).length;
  const joined = join(call.values.slice(flags), " ");
  return options.some((option) => /^-[nE]*e/.test(option)) ? { ...joined, text: decodeEscapes(joined.text) } : joined;
});

model("printf", (call) => {
  const at = call.args[0] === "--" ? 1 : call.args[0] === "-v" ? 2 : 0;
  const all = join(call.values, " ");
  let next = at + 1;
  let exact = all.exact;
  let text = "";
  const format = decodeEscapes(call.args[at] ?? "");
  for (let round = 0; round < 32; round++) {
    const before = next;
    text += format.replace(/%(?:%|[-+ 0#]*\d*(?:\.\d+)?([a-zA-Z]))/g, (whole: string, letter?: string) => {
      if (letter === undefined) return "%";
      const argument = call.args[next++] ?? "";
      if (letter === "b") return decodeEscapes(argument);
      if (letter === "c") return argument.charAt(0);
      if (letter === "s" || letter === "d") return argument;
      exact = false;
      return whole;
    });
    if (next === before || next >= call.args.length) break;
  }
  return value(text, exact, all.taint);
});

/** Commands that print their files, or what flows in, perhaps in part or in another order. */
model("cat tac nl more less head tail strings dd tee pv sponge sudoedit bat sort uniq ed vim vi nano ee", (call) => {
  const files = namedFiles(call);
  const isWhole = call.name === "cat" || call.name === "tee" || call.name === "dd";
  const base = call.isFed ? join([call.input, files], "") : files;
  const taint = cutRandom(call, base.taint);
  return isWhole && taint === base.taint ? base : { ...base, exact: base.exact && isWhole, taint };
});

model("grep egrep fgrep zgrep rg sed awk gawk cut fold column paste fmt jq yq xmllint perl join comm wc", (call) => {
  const files = namedFiles(call);
  if (/grep|awk|^rg$/.test(call.name) && call.machine.tested.length < 64)
    call.machine.tested.push(call.args.join(" ").slice(0, 120));
  return unknown(call.isFed ? call.input.text : files.text, call.input.taint | files.taint);
});

model("pgrep pidof", (call) => {
  if (call.machine.tested.length < 64) call.machine.tested.push(call.args.join(" ").slice(0, 120));
  return unknown("", TAINT.discovery);
});

model("tr", (call) => {
  const { options, operands } = splitOptions(call.args);
  if (hasOption(options, "d", "--delete")) {
    const removed = operands[0] ?? "";
    const isPlain = removed.length <= 8 && !removed.includes("[") && call.input.exact;
    const text = Array.from(call.input.text)
      .filter((character) => !decodeEscapes(removed).includes(character))
      .join("");
    return isPlain ? known(text, call.input.taint) : { ...call.input, exact: false };
  }
  const text =
    call.input.exact && options.length === 0
      ? transliterate(call.input.text, operands[0] ?? "", operands[1] ?? "")
      : null;
  return text === null ? { ...call.input, exact: false } : known(text, call.input.taint | TAINT.decoded);
});

model("rev", (call) => ({
  ...call.input,
  text: reverseLines(call.input.text),
  taint: call.input.taint | TAINT.decoded,
}));

model("base64 base32 gbase64", (call) => {
  const { options, operands } = splitOptions(call.args);
  const source = sourceOf(call, operands);
  if (!hasOption(options, "dD", "--decode")) return unknown("", source.taint | TAINT.encoded);
  return decoded(source, decodeBase64);
});

model("b64decode uudecode base64decode", (call) =>
  decoded(sourceOf(call, splitOptions(call.args).operands), decodeBase64),
);
model("b64encode", (call) => unknown("", call.input.taint | namedFiles(call).taint | TAINT.encoded));

model("xxd hexdump od", (call) => {
  const { options, operands } = splitOptions(call.args);
  const source = sourceOf(call, operands);
  if (!options.some((option) => /^-(?:[a-z]*r|revert)/.test(option))) return unknown("", source.taint | TAINT.encoded);
  return decoded(source, decodeHex);
});

model("md5sum md5 sha1sum sha1 sha224sum sha256sum sha256 sha384sum sha512sum sha512 shasum b2sum b3sum", hashOutput);
model("date", () => unknown(""));
model("uuidgen", () => unknown("", TAINT.random));

model("openssl", (call) => {
  if (isDigest(call)) return hashOutput(call);
  if (call.args[0] === "rand") return unknown("", randomTaint(Number(call.args.at(-1))));
  const source = call.isFed ? call.input : fileOf(optionValue(call.args, "-in") ?? "", call);
  if (!call.args.includes("-d")) return unknown("", source.taint | TAINT.encoded);
  return call.args.includes("-base64") || call.args.includes("base64") || call.args.includes("-a")
    ? decoded(source, decodeBase64)
    : unknown("", source.taint | TAINT.decoded);
});

model("gzip bzip2 xz zstd compress zip gpg gpg2 uuencode tar cpio 7z 7za rar pax", (call) => {
  const files = namedFiles(call);
  const isDecoding = call.args.some((argument) => /^(?:-d|-dc|--decompress|--decrypt|-x.*|x.*)$/.test(argument));
  return unknown("", call.input.taint | files.taint | (isDecoding ? TAINT.decoded : TAINT.encoded));
});

model("gunzip zcat bunzip2 xzcat unzip bzcat", (call) =>
  unknown("", call.input.taint | namedFiles(call).taint | TAINT.decoded),
);

model("curl wget fetch aria2c lwp-request http https lynx w3m nscurl", (call) => {
  const data = call.values.reduce((bits, argument) => bits | argument.taint, call.input.taint);
  return unknown("", TAINT.network | (data & ~(TAINT.parameter | TAINT.secret)));
});

model("nc ncat netcat socat telnet ftp sftp ssh scp rsync dig nslookup host", () => unknown("", TAINT.network));

model("sh bash zsh dash ksh ash csh tcsh fish", (call) =>
  unknown(
    "",
    call.input.taint | (call.args.some((argument) => /^-\w*i/.test(argument)) || call.isFed ? TAINT.shell : 0),
  ),
);

model("env printenv set export declare", () => unknown("", TAINT.environment));

model("history fc", () => unknown("", TAINT.secret));

model("security secret-tool pass kubectl gcloud aws az vault op", (call) =>
  unknown("", /secret|token|password|keychain|credential/i.test(call.args.join(" ")) ? TAINT.secret : TAINT.file),
);

model("which command type whereis", (call) => {
  const operand = splitOptions(call.args).operands[0];
  return operand === undefined ? unknown("") : known(operand);
});

model("basename", (call) => {
  const path = call.values[0];
  return path === undefined ? unknown("") : { ...path, text: path.text.split("/").at(-1) ?? "" };
});

model("dirname realpath readlink", (call) => {
  const path = call.values.at(-1);
  return path === undefined
    ? unknown("")
    : { ...path, text: call.name === "dirname" ? path.text.replace(/\/[^/]*$/, "") : path.text };
});

model(
  "true false : test [ cd mkdir touch rm mv cp chmod chown ln kill sleep exit return shift wait unset trap alias",
  () => known(""),
);
model("mktemp", () => unknown("/tmp/temporary"));
model("pwd", () => unknown("."));

/** What is known of the files among the words. */
function namedFiles(call: Call): Value {
  const files = call.values
    .map((argument) => fileOf(argument.text.replace(/^(?:if=|--?[a-z-]+=@?|@|file=@)/, ""), call))
    .filter((file) => file.taint !== 0 || file.text !== "");
  return files.length === 0 ? known("") : join(files, "\n");
}

/** The content of a file as the script made it, or what its path says about it. */
export function fileOf(path: string, call: Call): Value {
  if (path === "") return known("");
  const made = call.machine.files.get(path);
  if (made !== undefined) return made.content;
  if (path.startsWith("-")) return known("");
  return /[/.~]/.test(path) ? unknown("", fileTaint(path)) : known("");
}

function sourceOf(call: Call, operands: readonly string[]): Value {
  const path = operands.find((operand) => operand !== "-");
  return path === undefined ? call.input : fileOf(path, call);
}

function decoded(source: Value, decode: (text: string) => string | null): Value {
  const text = source.exact ? decode(source.text) : null;
  const taint = (source.taint & ~TAINT.encoded) | TAINT.decoded;
  return text === null ? unknown("", taint) : known(text, taint);
}
