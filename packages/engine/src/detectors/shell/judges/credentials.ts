import { type Call, hasOption, type Judge, splitOptions } from "../call";
import { belongsToSystem, classifyPath, holdsSecrets, normalizePath } from "../paths";
import { hasTaint, TAINT } from "../value";

/** By the names of commands: what looks for credentials or takes them from where they are kept. */
export const CREDENTIAL_JUDGES: readonly (readonly [string, Judge])[] = [
  ["cat tac nl more less head tail strings cp tee base64 xxd od dd tar zip awk sed sort", judgeAccountFile],
  ["find locate mdfind fd", judgeSearch],
  ["grep egrep fgrep rg ack ag zgrep", judgeGrep],
  ["security", judgeKeychain],
  [
    "secret-tool gnome-keyring kwallet-query pass",
    (call) =>
      /lookup|search|show|find|-r|export/.test(call.args.join(" ")) && call.note("credential-store", "HIGH", 0.6),
  ],
  ["gcore procdump avml lime", (call) => call.note("memory-dump", "HIGH", 0.75)],
  ["gdb lldb", judgeDebugger],
  [
    "strace ltrace",
    (call) => hasOption(splitOptions(call.args).options, "p") && call.note("input-capture", "HIGH", 0.55),
  ],
  [
    "sshpass",
    (call) => call.note("password-guessing", call.machine.loops > 0 || call.isRepeated ? "HIGH" : "MEDIUM", 0.65),
  ],
  ["unshadow john hashcat hydra medusa ncrack patator", (call) => call.note("password-guessing", "HIGH", 0.85)],
  [
    "ed ex vi vim sqlite3",
    (call) =>
      /\/etc\/(?:g?shadow|master\.passwd)\b/.test(call.input.text) && call.note("credential-file", "HIGH", 0.75),
  ],
  [
    "vault op bw lpass doppler",
    (call) =>
      /\b(?:read|get|export|secrets?|kv|item|show)\b/.test(call.args.join(" ")) &&
      call.note("credential-store", "MEDIUM", 0.55),
  ],
  [
    "aws",
    (call) =>
      /\b(?:secretsmanager get-secret|ssm get-parameters?\b.*--with-decryption|configure export|sts get-session-token|ec2 get-password-data|iam list-access-keys|ecr get-login-password|lambda get-function|sts assume-role)/.test(
        call.args.join(" "),
      ) && call.note("credential-store", call.args.includes("ecr") ? "LOW" : "HIGH", 0.6),
  ],
  [
    "gcloud",
    (call) =>
      /\b(?:secrets versions access|auth print-(?:access|identity)-token|keys create)/.test(call.args.join(" ")) &&
      call.note("credential-store", "HIGH", 0.55),
  ],
  [
    "az",
    (call) =>
      /\b(?:keyvault (?:secret|key) (?:show|list|download)|account get-access-token|storage account keys)/.test(
        call.args.join(" "),
      ) && call.note("credential-store", "HIGH", 0.55),
  ],
  [
    "git",
    (call) =>
      /\bcredential (?:fill|get)|--get credential/.test(call.args.join(" ")) &&
      call.note("credential-store", "HIGH", 0.6),
  ],
  [
    "keyctl kinit klist ktutil",
    (call) =>
      /^(?:keyctl|ktutil)$/.test(call.name) &&
      /\b(?:show|print|read|pipe|rkt|wkt)\b/.test(`${call.args.join(" ")} ${call.input.text}`) &&
      call.note("credential-store", "HIGH", 0.55),
  ],
];

/** Names of files that hold credentials, as people search for them. */
const CREDENTIAL_NAME =
  /id_(?:rsa|dsa|ecdsa|ed25519)|credential|passw(?:or)?d|secret|\.(?:pem|ppk|p12|pfx|kdbx?|keystore|jks|ovpn|gpg|asc|key|keytab|kirbi|ccache|rdg)\b|(?:^|\/)\.(?:aws|azure|oci|ssh|gcloud|gnupg|netrc|pgpass|docker|kube)\b|shadow|\btoken\b|_?history$|\.env\b|wallet\.dat|access_?tokens?|private.?key|login\.keychain|authinfo|legacy_credentials/i;

function judgeSearch(call: Call): void {
  const isFind = call.name === "find" || call.name === "fd";
  const names = isFind
    ? call.args.filter((_, index) => /^-(?:i?name|i?path|i?wholename|i?regex)$/.test(call.args[index - 1] ?? ""))
    : call.args;
  const first = call.args.findIndex((argument) => /^[-(!]/.test(argument));
  const roots = isFind ? call.args.slice(0, Math.max(1, first)) : ["/"];
  const isWide = roots.some(
    (root) => /^\/(?:$|root|home|Users|etc|var|opt|\.)|^\/\/|^~|^\$/.test(root) || classifyPath(root) !== "other",
  );
  const rootHolds = roots.some((root) => CREDENTIAL_NAME.test(root) && /^[/~$]/.test(root));
  if ((names.some((name) => CREDENTIAL_NAME.test(name)) && isWide) || rootHolds)
    call.note("credential-search", "HIGH", 0.6);
}

const CREDENTIAL_WORD =
  /\bpass\b|passw(?:or)?d|secret|api.?key|private.?key|access.?(?:key|token)|token|credential|BEGIN [A-Z ]*PRIVATE|\bAKIA/i;

function judgeGrep(call: Call): void {
  const { options, operands } = splitOptions(call.args);
  const patterns = [operands[0] ?? "", ...call.args.filter((_, index) => call.args[index - 1] === "-e")];
  if (!patterns.some((pattern) => CREDENTIAL_WORD.test(pattern))) return;
  if (call.isFed && hasTaint(call.input, TAINT.secret)) call.note("credential-search", "HIGH", 0.55);
  const isRecursive = hasOption(options, "rR", "--recursive") || call.isRepeated || call.name === "rg";
  const isWide = operands
    .slice(1)
    .some(
      (operand) => classifyPath(operand) === "root" || /^~|^\/(?:etc|var|home|Users|root|proc|opt)\b/.test(operand),
    );
  if (isRecursive && isWide) call.note("credential-search", "HIGH", 0.6);
  else if (isRecursive) call.note("credential-search", "LOW", 0.5);
}

function judgeKeychain(call: Call): void {
  const verb = call.args[0] ?? "";
  if (
    /^(?:dump-keychain|dump-trust-settings|find-(?:generic|internet)-password|find-certificate|export|find-key|authorizationdb)$/.test(
      verb,
    )
  )
    call.note("credential-store", "HIGH", 0.7);
  if (verb === "add-trusted-cert") call.note("certificate-trust", "HIGH", 0.65);
}

function judgeDebugger(call: Call): void {
  const text = `${call.args.join(" ")} ${call.input.text.slice(0, 1_000)}`;
  if (/dump (?:binary )?memory|gcore|generate-core-file/.test(text)) call.note("memory-dump", "HIGH", 0.75);
  else if (/(?:^|\s)-p|attach/.test(text) && /\bcall\b|\bset\b|dlopen|print\s+\w+\(/.test(text))
    call.note("process-injection", "HIGH", 0.7);
}

/** Commands for which naming a key or a protected file is not reading it. */
const TOUCHING: ReadonlySet<string> = new Set(
  "ls ll stat test [ [[ chmod chown chgrp mkdir touch rmdir rm unlink shred ssh ssh-keygen ssh-add ssh-copy-id sftp scp mosh rsync autossh sshfs visudo export echo printf cd pushd du df echo which set setfacl getfacl mount umount sudo doas find dscl ln truncate lsattr realpath readlink dirname basename wc md5sum sha256sum sha1sum git restorecon exit return local declare read env nohup xargs time timeout docker kubectl useradd adduser su bash sh zsh dash eval pwck grpck id".split(
    " ",
  ),
);

/** Notes the protected files a command reads or copies, and paths that climb into them. */
export function judgeSecretArguments(call: Call): void {
  if (TOUCHING.has(call.name)) return judgeWrittenSecrets(call);
  const isCopying = /^(?:cp|mv|tar|zip|rsync|scp|ditto|7z|7za|gzip|install|dd|cpio|rar)$/.test(call.name);
  const isReading = isCopying || READERS.has(call.name);
  for (const argument of call.args) {
    const path = argument.replace(/^(?:if=|@|-[A-Za-z]?(?=\/)|--?[a-z-]{1,30}=@?|\w{1,20}=@)/, "");
    if (path.startsWith("-") || path.length < 4) continue;
    if (holdsSecrets(path) || /(?:^|\W)\/etc\/(?:shadow|gshadow|master\.passwd)\b/.test(path)) {
      if (!(path === call.args.at(-1) && /^(?:cp|mv|install)$/.test(call.name)))
        call.note("credential-file", "HIGH", call.name === "awk" ? 0.55 : 0.75);
      continue;
    }
    if (!isReading || !/[/~.]/.test(path)) continue;
    const { climbs, path: resolved } = normalizePath(path);
    if (climbs && /^\/(?:etc|proc|sys|boot|root|usr|var\/(?:lib|log|spool))\/|^~\//.test(resolved))
      call.note("path-traversal", "HIGH", 0.7);
    else if (classifyPath(path) === "private")
      call.note("private-file", /hist|mail\/|Messages/.test(path) && !/`|\$/.test(path) ? "HIGH" : "MEDIUM", 0.55);
    else if (belongsToSystem(path))
      call.note("system-file-read", classifyPath(path) === "authority" ? "MEDIUM" : "LOW", 0.5);
  }
}

/** The lists of accounts, groups and rights that every system has, printed or copied as they are. */
const ACCOUNT_FILE = /^\/etc\/(?:passwd|group|master\.passwd|g?shadow|sudoers)-?$/;

/**
 * Notes reading them whole. When the script was given the path, or put it together so that it is not to be read in it, reading
 * them is more than a look.
 */
function judgeAccountFile(call: Call): void {
  const isFiltering = /^(?:awk|sed|head|tail|sort)$/.test(call.name);
  for (const { text, taint, exact } of call.values) {
    const path = normalizePath(text.replace(/^if=/, "")).path;
    if (!exact || !ACCOUNT_FILE.test(path)) continue;
    const isLed = (taint & TAINT.parameter) !== 0 || !call.machine.source.includes(path);
    if (isLed) call.note("account-files", "HIGH", 0.55);
    else if (!isFiltering) call.note("account-files", "MEDIUM", 0.55);
  }
}

/** `ed`, `vi` and the like fed with the name of a protected file. */
function judgeWrittenSecrets(call: Call): void {
  if (/^(?:echo|printf)$/.test(call.name)) return;
  if (/^(?:scp|rsync|sftp)$/.test(call.name)) {
    const keys = call.args.filter((argument, index) => !/^-[iF]$/.test(call.args[index - 1] ?? ""));
    if (keys.some((argument) => !argument.startsWith("-") && holdsSecrets(argument)))
      call.note("credential-file", "HIGH", 0.7);
  }
}

const READERS: ReadonlySet<string> = new Set(
  "cat tac nl more less head tail strings sort uniq cut awk gawk sed grep egrep fgrep rg xxd hexdump od base64 base32 logger view vi vim nano ed ee bat curl wget nc openssl gpg python perl diff cmp paste tee column jq dd sqlite3 plutil defaults source .".split(
    " ",
  ),
);
