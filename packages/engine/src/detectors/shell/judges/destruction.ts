import { type Call, hasOption, type Judge, optionValue, splitOptions } from "../call";
import { belongsToSystem, classifyPath, normalizePath } from "../paths";

/** By the names of commands: what deletes, overwrites, encrypts or stops. */
export const DESTRUCTION_JUDGES: readonly (readonly [string, Judge])[] = [
  ["rm rmdir unlink srm trash rimraf", judgeRemove],
  ["find", judgeFind],
  ["mv", judgeMoveAway],
  ["cd pushd", rememberDirectory],
  [
    "rsync",
    (call) => hasOption(splitOptions(call.args).options, "", "--delete") && call.note("delete-recursive", "LOW", 0.5),
  ],
  ["dd", judgeDd],
  ["mkfs mke2fs mkswap wipefs blkdiscard newfs", (call) => judgeDisk(call)],
  ["fdisk parted sgdisk sfdisk diskutil hdparm cryptsetup zpool lvremove vgremove", judgeDiskTool],
  ["shred scrub wipe", judgeShred],
  ["truncate", judgeTruncate],
  ["git", judgeGit],
  ["gpg gpg2 openssl 7z 7za zip ccrypt ccencrypt mcrypt age", judgeEncryption],
  ["mysql psql mongo mongosh redis-cli sqlite3 dropdb clickhouse-client cqlsh", judgeDatabaseTool],
];

function judgeRemove(call: Call): void {
  const { options, operands } = splitOptions(call.args);
  const isRecursive = hasOption(options, "rR", "--recursive") || call.name === "rimraf";
  if (options.includes("--no-preserve-root")) call.note("delete-root", "CRITICAL", 0.97);
  for (const operand of operands) judgeRemoved(call, fromDirectory(call, operand), isRecursive);
  if (isRecursive && operands.length > 0) call.note("delete-recursive", "LOW", 0.6);
}

/** The path as seen from the directory `cd` went to, when that is known and the path is relative. */
function fromDirectory(call: Call, operand: string): string {
  const { directory } = call.machine;
  return directory === null || /^[/~$]/.test(operand) ? operand : `${directory}/${operand}`;
}

function judgeRemoved(call: Call, operand: string, isRecursive: boolean): void {
  const { path } = normalizePath(operand);
  const name = classifyPath(operand);
  if (name === "root") {
    if (isRecursive)
      call.note("delete-root", /^\/(?:opt|srv|mnt|data|var\/www|usr\/local)/.test(path) ? "HIGH" : "CRITICAL", 0.95);
    else if (operand.includes("*")) call.note("delete-root", "HIGH", 0.7);
    return;
  }
  if (/history$|_hist$/.test(path)) return call.note("history-off", "HIGH", 0.8);
  if (name === "log" || classifyPath(operand, "log") === "log")
    return call.note(
      "log-cleared",
      isRecursive ||
        /^\/var\/log\/[a-z.]+$|\/(?:syslog|auth|secure|messages|wtmp|btmp|lastlog|audit|system\.log|utmp)|\*$/.test(
          path,
        )
        ? "HIGH"
        : "MEDIUM",
      0.75,
    );
  if (path.startsWith("/usr/share/")) return call.note("delete-system-file", "HIGH", 0.55);
  if (belongsToSystem(operand))
    return call.note(isRecursive ? "delete-root" : "delete-system-file", isRecursive ? "CRITICAL" : "HIGH", 0.8);
  if (name === "secret" || name === "persistence") return call.note("delete-system-file", "HIGH", 0.6);
  if (isRecursive && /^(?:\*|\.|\.\.|\.\/\*|\.\.\/\*|\.\*|\.\[\^\.\]\*)$|^\.\.(?:\/\.\.)*$/.test(path))
    return call.note("delete-recursive", "MEDIUM", 0.6);
  if (isRecursive && /^\$\{?\w+\}?\/\*?$/.test(operand)) call.note("delete-recursive", "MEDIUM", 0.5);
}

function rememberDirectory(call: Call): void {
  const target = call.values[0];
  if (target === undefined) call.machine.directory = "~";
  else if (target.exact && /^[/~]/.test(target.text)) call.machine.directory = target.text;
  else if (!target.exact || target.text.startsWith("-")) call.machine.directory = null;
  else if (call.machine.directory !== null)
    call.machine.directory = `${call.machine.directory}/${target.text}`.slice(0, 400);
}

const FILTERS =
  /^-(?:i?name|i?regex|[acm]?min|[acm]?time|newer.*|size|empty|user|group|perm|nouser|nogroup|inum|i?path|i?wholename|links|maxdepth|uid|gid)$/;

function judgeFind(call: Call): void {
  const first = call.args.findIndex((argument) => /^[-(!]/.test(argument) && !/^-[HLP]$/.test(argument));
  const roots = (first < 0 ? call.args : call.args.slice(0, first)).filter((argument) => !argument.startsWith("-"));
  const isDeleting =
    call.args.includes("-delete") ||
    call.args.some(
      (argument, index) => /^-(?:exec|execdir)$/.test(argument) && DELETERS.test(call.args[index + 1] ?? ""),
    );
  if (!isDeleting) return;
  const isFiltered = call.args.some((argument) => FILTERS.test(argument));
  for (const given of roots.length === 0 ? ["."] : roots) {
    const root = fromDirectory(call, given);
    const name = classifyPath(root);
    if (name === "root" && !/^\/(?:home|Users|var|opt|srv|mnt|data)/.test(normalizePath(root).path)) {
      call.note("delete-found", isFiltered ? "MEDIUM" : "CRITICAL", isFiltered ? 0.6 : 0.9);
    } else if (name === "root") call.note("delete-found", isFiltered ? "MEDIUM" : "HIGH", 0.6);
    else if (name === "log") call.note("log-cleared", isFiltered ? "MEDIUM" : "HIGH", 0.6);
    else if (belongsToSystem(root)) call.note("delete-system-file", "HIGH", 0.7);
  }
  call.note("delete-found", "LOW", 0.6);
}

const DELETERS = /^(?:\/\S*\/)?(?:rm|shred|unlink|srm|truncate)$/;

function judgeMoveAway(call: Call): void {
  const { operands } = splitOptions(call.args);
  const target = operands.at(-1);
  for (const operand of operands.slice(0, -1)) {
    const isCritical = belongsToSystem(operand) || classifyPath(operand) === "root";
    if (target === "/dev/null")
      call.note(isCritical ? "delete-root" : "delete-recursive", isCritical ? "CRITICAL" : "MEDIUM", 0.8);
    else if (isCritical && !operand.startsWith("/var/") && target !== undefined && !belongsToSystem(target))
      call.note("delete-system-file", "HIGH", 0.6);
  }
}

function judgeDd(call: Call): void {
  const source = call.args.find((argument) => argument.startsWith("if="))?.slice(3) ?? "";
  const target = call.args.find((argument) => argument.startsWith("of="))?.slice(3);
  if (target === undefined) return;
  const name = classifyPath(target);
  if (name === "device") call.note("wipe-disk", "CRITICAL", 0.95);
  else if (name === "log" || classifyPath(target, "log") === "log") call.note("log-cleared", "HIGH", 0.75);
  else if (belongsToSystem(target)) call.note("delete-system-file", "HIGH", 0.8);
  else if (/^\/dev\/(?:zero|u?random)/.test(source)) call.note("wipe-disk", "LOW", 0.5);
}

function judgeDisk(call: Call): void {
  if (!call.args.some((argument) => /^-(?:h|V|-help|-version)$/.test(argument)))
    call.note("wipe-disk", "CRITICAL", 0.85);
}

function judgeDiskTool(call: Call): void {
  if (
    call.args.some((argument) =>
      /^(?:erase\w*|partitionDisk|mklabel|rm|--zap-all|-Z|--security-erase\S*|luksFormat|luksErase|destroy|-o|--delete)$/i.test(
        argument,
      ),
    )
  )
    call.note("wipe-disk", "HIGH", 0.8);
  else if (/^(?:lv|vg)remove$/.test(call.name)) call.note("wipe-disk", "HIGH", 0.7);
}

function judgeShred(call: Call): void {
  const { operands } = splitOptions(call.args);
  for (const operand of operands) {
    const name = classifyPath(operand);
    if (name === "device") return call.note("wipe-disk", "CRITICAL", 0.95);
    if (name === "root" || belongsToSystem(operand)) return call.note("wipe-disk", "CRITICAL", 0.85);
    if (name === "log" || /hist/.test(operand)) return call.note("log-cleared", "HIGH", 0.8);
    if (name === "secret") return call.note("wipe-disk", "HIGH", 0.6);
  }
  call.note("wipe-disk", "MEDIUM", 0.55);
}

function judgeTruncate(call: Call): void {
  for (const operand of splitOptions(call.args).operands) {
    if (classifyPath(operand, "log") === "log") call.note("log-cleared", "HIGH", 0.75);
    else if (belongsToSystem(operand)) call.note("delete-system-file", "HIGH", 0.8);
  }
}

function judgeGit(call: Call): void {
  const [verb = "", ...rest] = call.args.filter(
    (argument, index) => argument !== "-C" && call.args[index - 1] !== "-C",
  );
  const { options } = splitOptions(rest);
  const discards =
    (verb === "push" && hasOption(options, "f", "--force", "--force-with-lease", "--mirror", "--delete")) ||
    (verb === "reset" && options.includes("--hard")) ||
    (verb === "clean" && hasOption(options, "f", "--force")) ||
    verb === "filter-branch" ||
    (verb === "branch" && options.includes("-D")) ||
    (verb === "reflog" && rest.includes("expire"));
  if (discards) call.note("discard-work", "LOW", 0.7);
}

function judgeEncryption(call: Call): void {
  const isEncrypting = ENCRYPTING[call.name]?.(call) ?? true;
  if (!isEncrypting) return;
  const files = call.args.filter((argument) => !argument.startsWith("-"));
  const isGrave =
    call.isRepeated ||
    call.machine.loops > 0 ||
    files.some((file) => belongsToSystem(file) || classifyPath(file) === "root" || classifyPath(file) === "secret");
  const isGiven = call.isFed
    ? call.args.some((argument) => /^--passphrase-fd|^--pinentry-mode|stdin$/.test(argument))
    : call.args.some(
        (argument) => /^(?:--passphrase|--password|pass:|-p\S|-P$|-K$)/.test(argument) || argument === "-k",
      );
  const isHome = files.some((file) => normalizePath(file).path.startsWith("~/"));
  call.note("encrypt-files", isGrave || isGiven ? "HIGH" : "MEDIUM", isGrave ? 0.65 : isHome ? 0.6 : 0.5);
}

const ENCRYPTING: Readonly<Record<string, (call: Call) => boolean>> = {
  gpg: (call) =>
    call.args.some((argument) => /^(?:-c|-e|-ce|-r|--symmetric|--encrypt)$/.test(argument)) &&
    !call.args.includes("-d"),
  openssl: (call) =>
    /^(?:enc|rsautl|pkeyutl|smime|cms|aes-\S+)$/.test(call.args[0] ?? "") &&
    !call.args.includes("-d") &&
    optionValue(call.args, "-in") !== null,
  "7z": (call) => call.args[0] === "a" && call.args.some((argument) => argument.startsWith("-p")),
  zip: (call) => call.args.some((argument) => /^(?:-P|-e|--password|--encrypt)/.test(argument)),
  ccrypt: (call) => !call.args.includes("-d"),
  age: (call) => !call.args.includes("-d"),
};

function judgeDatabaseTool(call: Call): void {
  if (call.name === "dropdb") return call.note("delete-resources", "HIGH", 0.7);
  const text = `${call.args.join(" ")} ${call.input.text}`.slice(0, 4_000).toLowerCase();
  if (/\bdrop\s{1,4}(?:database|schema)\b|\bflushall\b|\bflushdb\b|dropdatabase\(/.test(text))
    call.note("delete-resources", "HIGH", 0.75);
  else if (/\bdrop\s{1,4}table\b|\btruncate\s{1,4}(?:table\s)?\w/.test(text))
    call.note("delete-resources", "HIGH", 0.55);
  if (/into\s{1,4}outfile|\bsys_exec\b|copy\s[^;]{1,80}(?:to|from)\s{1,4}program|load_file\(/.test(text))
    call.note("shell-escape", "HIGH", 0.65);
  if (/mysql\.user|pg_shadow|pg_authid/.test(text)) call.note("credential-store", "HIGH", 0.6);
}
