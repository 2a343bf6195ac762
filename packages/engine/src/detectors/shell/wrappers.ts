import { type Call, optionValue, splitOptions } from "./call";
import { inlineProgram } from "./judges/interpreters";
import { isShell } from "./names";
import { NOTHING, TAINT, unknown, type Value } from "./value";

/**
 * Reads what a command runs in its turn: the words behind `sudo` or `xargs`, the text of `sh -c` and `eval`, the command
 * of `find -exec`. `null` when the command runs nothing else.
 */
export function unwrap(call: Call): Value | null {
  if (isShell(call.name)) return runShell(call);
  const wrapper = WRAPPERS.get(call.name);
  if (wrapper !== undefined) return wrapper(call);
  const made = call.program.text.includes("/") ? madeFile(call, call.program.text) : undefined;
  return made?.exact === true ? call.runText(made) : null;
}

type Wrapper = (call: Call) => Value | null;
const WRAPPERS = new Map<string, Wrapper>();

/** Commands whose first word that is neither an option, nor the value of one, nor an assignment starts another command. */
function prefix(names: string, withValue: RegExp, skipped = 0, raises = false): void {
  for (const name of names.split(" ")) {
    WRAPPERS.set(name, (call) => {
      const at = commandStart(call.args, withValue, skipped);
      if (at >= call.values.length) return null;
      return call.runWords(call.values.slice(at), raises ? { isPrivileged: true } : {});
    });
  }
}

function commandStart(args: readonly string[], withValue: RegExp, skipped: number): number {
  let left = skipped;
  let index = 0;
  for (; index < args.length; index++) {
    const argument = args[index] ?? "";
    if (argument === "--") {
      index++;
      break;
    }
    if (argument.startsWith("-")) {
      if (withValue.test(argument)) index++;
    } else if (!/^[A-Za-z_]\w*=/.test(argument) && left-- <= 0) break;
  }
  return index;
}

prefix("sudo doas", /^-(?:[ugpCDhRrTt]|-user|-group|-prompt|-host)$/, 0, true);
prefix("env", /^-(?:[uCS]|-unset|-chdir)$/);
prefix(
  "nohup setsid command builtin exec time catchsegv busybox toybox unbuffer winpty fakeroot proxychains proxychains4 torsocks torify",
  /^-(?:a|o|f)$/,
);
prefix("nice ionice chrt", /^-[ncp]$/);
prefix("stdbuf", /^-[ioe]$/);
prefix("timeout gtimeout", /^-[ks]$/, 1);
prefix("watch", /^-(?:n|-interval)$/);
prefix("chroot", /^$/, 1);
prefix("unshare nsenter", /^-[tSGC]$/);
prefix("flock", /^-[wEc]$/, 1);
prefix("strace ltrace", /^-[eopsP]$/);
prefix("sshpass", /^-[pfd]$/);
prefix("caffeinate", /^-[tw]$/);
prefix("systemd-run", /^-[pMHtE]$/);
prefix("parallel", /^-[jnNI]$/);
prefix("script", /^-$/, 99);

WRAPPERS.set("xargs", (call) => {
  const at = commandStart(call.args, /^-(?:[IndPsLEa]|-max-args|-max-procs|-delimiter|-replace|-arg-file)$/, 0);
  if (at >= call.values.length) return null;
  const replaced =
    optionValue(call.args.slice(0, at), "-I") ??
    (call.args.slice(0, at).some((argument) => /^-i$/.test(argument)) ? "{}" : null);
  const words = call.values.slice(at);
  if (replaced === null)
    return call.runWords(
      call.input.exact ? [...words, ...splitValue(call.input)] : [...words, unknown("$EACH", call.input.taint)],
      { isRepeated: true, input: NOTHING },
    );
  const filled = words.map((word) => (word.text.includes(replaced) ? fill(word, replaced, call.input) : word));
  return call.runWords(filled, { isRepeated: true, input: NOTHING });
});

WRAPPERS.set("find", (call) => {
  let output: Value | null = null;
  for (let index = 0; index < call.args.length; index++) {
    if (!/^-(?:exec|execdir|ok|okdir)$/.test(call.args[index] ?? "")) continue;
    let end = index + 1;
    while (end < call.args.length && call.args[end] !== ";" && call.args[end] !== "+") end++;
    const words = call.values
      .slice(index + 1, end)
      .map((word) => (word.text.includes("{}") ? fill(word, "{}", unknown("$FOUND", TAINT.file)) : word));
    output = call.runWords(words, { isRepeated: true, input: NOTHING });
    index = end;
  }
  return output;
});

WRAPPERS.set("su", (call) => {
  const command = optionValue(call.args, "-c", "--command");
  const found =
    command === null
      ? undefined
      : call.values.find((word) => word.text === command || word.text === `--command=${command}`);
  if (found !== undefined) return call.runText({ ...found, text: command ?? "" });
  return call.isFed && call.input.exact ? call.runText(call.input) : null;
});

WRAPPERS.set("eval", (call) => {
  const text = call.values.map((word) => word.text).join(" ");
  return call.runText({ text, exact: call.values.every((word) => word.exact), taint: 0 });
});

for (const name of ["source", "."]) {
  WRAPPERS.set(name, (call) => {
    const made = call.machine.files.get(call.args[0] ?? "");
    return made?.content.exact === true ? call.runText(made.content) : null;
  });
}

WRAPPERS.set("trap", (call) => {
  const handler = call.values[0];
  return handler !== undefined && call.values.length > 1 && handler.text.includes(" ") ? call.runText(handler) : null;
});

WRAPPERS.set("alias", (call) => {
  for (const word of call.values) {
    const at = word.text.indexOf("=");
    if (at > 0 && call.machine.aliases.size < 64)
      call.machine.aliases.set(word.text.slice(0, at), word.text.slice(at + 1));
  }
  return NOTHING;
});

WRAPPERS.set("ssh", (call) => {
  const at = commandStart(call.args, /^-[bcDEeFIiJLlmOopQRSWw]$/, 1);
  return at < call.values.length
    ? runJoined(call, at)
    : call.isFed && call.input.exact
      ? call.runText(call.input)
      : null;
});

WRAPPERS.set("vagrant", (call) => runOption(call, "-c"));
WRAPPERS.set("osascript", (call) => {
  for (const word of call.values) {
    const at = word.text.indexOf('do shell script "');
    if (at < 0) continue;
    const body = word.text.slice(at + 17).replace(/\\(["\\])/g, "$1");
    call.runText({ ...word, text: body.slice(0, Math.max(0, body.lastIndexOf('"'))) });
  }
  return null;
});

const CONTAINER_OPTION =
  /^(?:-[eulwvpcnmhl]|--(?:env|user|workdir|name|volume|publish|network|entrypoint|container|namespace|image|label|mount|memory|cpus|hostname|context|restart|pid|add-host))$/;

for (const name of ["docker", "podman", "nerdctl", "kubectl", "oc", "lxc", "crictl", "docker-compose"]) {
  WRAPPERS.set(name, (call) => {
    const verb = call.args.findIndex((argument) => /^(?:exec|run|debug)$/.test(argument));
    if (verb < 0) return null;
    const dashes = call.args.indexOf("--");
    const at = dashes >= 0 ? dashes + 1 : verb + 1 + commandStart(call.args.slice(verb + 1), CONTAINER_OPTION, 1);
    return at < call.values.length ? call.runWords(call.values.slice(at)) : null;
  });
}

for (const name of ["tmux", "screen", "gnome-terminal", "xterm"]) {
  WRAPPERS.set(name, (call) => {
    const at = call.args.findIndex((argument) => isShell(argument));
    if (at >= 0) return call.runWords(call.values.slice(at));
    const line = call.values.find((word) => /\S\s+\S/.test(word.text) && !word.text.startsWith("-"));
    return line === undefined ? null : call.runText(line);
  });
}

WRAPPERS.set("set", (call) => {
  const at = call.args.indexOf("--");
  if (at >= 0) call.machine.parameters = call.values.slice(at + 1);
  return null;
});

for (const name of [
  "python",
  "python2",
  "python3",
  "perl",
  "ruby",
  "node",
  "nodejs",
  "php",
  "lua",
  "awk",
  "gawk",
  "pwsh",
]) {
  WRAPPERS.set(name, (call) => inlineProgram(call));
}

for (const name of ["if", "then", "do", "else", "!", "{"]) {
  WRAPPERS.set(name, (call) => (call.values.length > 0 ? call.runWords(call.values) : null));
}

function runShell(call: Call): Value | null {
  const at = call.args.findIndex((argument) => /^-[a-zA-Z]*c[a-zA-Z]*$/.test(argument));
  if (at >= 0) {
    const text = call.values.slice(at + 1).find((word) => !/^-[a-z]+$/.test(word.text));
    return text === undefined ? null : call.runText(text);
  }
  const path = splitOptions(call.args).operands[0];
  if (path !== undefined && path !== "-") {
    const made = madeFile(call, path);
    return made?.exact === true ? call.runText(made) : null;
  }
  return call.isFed && call.input.exact ? call.runText(call.input) : null;
}

/** What the script itself wrote into the file, by whichever of its names. */
function madeFile(call: Call, path: string): Value | undefined {
  const { files } = call.machine;
  return (files.get(path) ?? files.get(path.replace(/^\.\//, "")))?.content;
}

function runJoined(call: Call, from: number): Value | null {
  const words = call.values.slice(from);
  return call.runText({
    text: words.map((word) => word.text).join(" "),
    exact: words.every((word) => word.exact),
    taint: 0,
  });
}

function runOption(call: Call, option: string): Value | null {
  const at = call.args.indexOf(option);
  const text = at < 0 ? undefined : call.values[at + 1];
  return text === undefined ? null : call.runText(text);
}

function fill(word: Value, mark: string, by: Value): Value {
  return {
    text: word.text.split(mark).join(by.exact && by.text !== "" ? by.text.trim() : "$EACH"),
    exact: word.exact && by.exact,
    taint: word.taint | by.taint,
  };
}

function splitValue(of: Value): readonly Value[] {
  return of.text
    .split(/\s+/)
    .filter((text) => text !== "")
    .slice(0, 32)
    .map((text) => ({ ...of, text }));
}
