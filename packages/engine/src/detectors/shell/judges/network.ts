import { type Call, hasOption, type Judge, optionValue, splitOptions } from "../call";
import { fileOf } from "../output";
import { belongsToSystem, classifyPath, holdsSecrets } from "../paths";
import { hasTaint, TAINT, type Value } from "../value";

/** By the names of commands: what sends data away, or lets others in. */
export const NETWORK_JUDGES: readonly (readonly [string, Judge])[] = [
  ["curl wget http https lwp-request fetch nscurl aria2c", judgeTransfer],
  ["nc ncat netcat nc.traditional nc.openbsd telnet socat cryptcat", judgeNetcat],
  ["openssl", judgeTlsClient],
  ["scp rsync sftp rclone croc lftp ftp tftp ncftpput magic-wormhole wormhole", judgeCopy],
  ["ssh", judgeSsh],
  [
    "ssh autossh sshuttle chisel ngrok cloudflared devtunnel bore frpc frps localtunnel lt gost revsocks plink tor iodine dnscat2 ptunnel stunnel",
    judgeTunnel,
  ],
  ["mail mailx sendmail mutt swaks msmtp", judgeMail],
  ["dig nslookup host ping ping6 drill getent", judgeNameLookup],
  ["python python3 python2 php ruby busybox twistd http-server", judgeServer],
  ["aws gsutil s3cmd az azcopy", judgeCloudCopy],
  ["tar zip 7z 7za rar ditto cpio gzip pax", judgeArchive],
  ["whois", (call) => call.args.includes("-h") && call.args.includes("-p") && call.note("raw-socket", "HIGH", 0.5)],
  [
    "nmap masscan zmap rustscan arp-scan nbtscan fping unicornscan",
    (call) => call.note("network-scan", "MEDIUM", 0.65),
  ],
];

const METADATA =
  /(?:^|[/@])(?:169\.254\.169\.254|169\.254\.170\.2|metadata\.google\.internal|100\.100\.100\.200|\[?fd00:ec2::254\]?|metadata\.azure)/;
const DROP_SITE =
  /\b(?:file\.io|transfer\.sh|0x0\.st|pastebin\.com|paste\.ee|ix\.io|termbin\.com|anonfiles|gofile\.io|bashupload|oshi\.at|catbox\.moe|temp\.sh|uguu\.se|discord(?:app)?\.com\/api\/webhooks|hooks\.slack\.com|api\.telegram\.org\/bot|webhook\.site|requestbin|pipedream\.net|ngrok|burpcollaborator|oastify|interact\.sh|hastebin|dpaste|gist\.github|sprunge|api\.dropboxapi|content\.dropboxapi|mega\.(?:nz|co)|beeceptor|hookbin|requestcatcher)/i;
const UPLOADS =
  /^(?:-d|--data(?:-\w+)?|-F|--form(?:-string)?|-T|--upload-file|--post-data|--post-file|--body-data|--body-file|--json|-b|--cookie|-H|--header|-u|--user|-A|--user-agent|-e|--referer)$/;

function judgeTransfer(call: Call): void {
  const urls = call.values.filter(
    (argument) =>
      /^(?:https?|ftps?|sftp|tftp|smb|gopher):\/\/|^[\w-]+(?:\.[\w-]+)+(?:[:/]|$)|^\$\w*url/i.test(argument.text) &&
      !argument.text.startsWith("-"),
  );
  const text = call.args.join(" ").slice(0, 4_000);
  if (METADATA.test(text)) call.note("metadata-service", "HIGH", 0.8);
  const sent = sentValues(call);
  for (const value of sent) judgeSent(call, value, true);
  for (const url of urls)
    if (hasTaint(url, TAINT.secret | TAINT.environment | TAINT.discovery | TAINT.encoded | TAINT.system))
      judgeSent(call, url, true);
  const isUpload =
    sent.some((value) => hasTaint(value, TAINT.upload)) || /(?:^|\s)(?:-T|--upload-file|--post-file)[= ]?\S/.test(text);
  if (DROP_SITE.test(text) && (sent.length > 0 || isUpload)) call.note("drop-site", "HIGH", 0.65);
  else if (isUpload) call.note("exfiltrate-file", /localhost|127\.0\.0\.1/.test(text) ? "MEDIUM" : "HIGH", 0.55);
  if (call.isRepeated && sent.length > 0) call.note("exfiltrate-file", "MEDIUM", 0.5);
  noteDownloads(call, urls);
}

/** Remembers which files hold what the command downloads. */
function noteDownloads(call: Call, urls: readonly Value[]): void {
  const url = urls[0]?.text ?? "";
  const isWget = call.name !== "curl" && call.name !== "nscurl";
  const named = isWget ? optionValue(call.args, "-O", "--output-document") : optionValue(call.args, "-o", "--output");
  const isSaved = isWget || call.args.some((argument) => /^-[a-zA-Z]*O|^--remote-name/.test(argument));
  const path = named ?? (isSaved ? (url.split(/[?#]/)[0]?.split("/").at(-1) ?? "") : "");
  if (path !== "" && path !== "-" && call.machine.files.size < 256)
    call.machine.files.set(path, { content: { text: url, exact: false, taint: TAINT.network }, isExecutable: false });
}

function sentValues(call: Call): readonly Value[] {
  const sent: Value[] = [];
  for (const [index, argument] of call.values.entries()) {
    const attached =
      /^(--(?:data[\w-]*|form|upload-file|post-data|post-file|body-file|json)=)|^(-[dFT])(?=[^\s-])/.exec(
        argument.text,
      );
    const before = call.args[index - 1] ?? "";
    if (attached !== null)
      sent.push(
        withFile(call, { ...argument, text: argument.text.slice(attached[0].length) }, /file|-T/.test(attached[0])),
      );
    else if (UPLOADS.test(before) || /^-[a-zA-Z]*[dFT]$/.test(before))
      sent.push(withFile(call, argument, /-T|file/.test(before)));
  }
  return sent;
}

/** `@file`, `name=@file`, `-T file` and `@-` stand for what is in them. */
function withFile(call: Call, argument: Value, isPath: boolean): Value {
  const path = isPath ? argument.text : /^(?:[\w.-]{1,40}=)?[@<]([^;]+)/.exec(argument.text)?.[1];
  if (path === undefined) return argument;
  if (path === "-" || path === ".") return { ...argument, taint: argument.taint | call.input.taint | TAINT.upload };
  const file = fileOf(path, call);
  return { ...argument, taint: argument.taint | file.taint | TAINT.upload };
}

function judgeSent(call: Call, sent: Value, isToServer: boolean): void {
  if (hasTaint(sent, TAINT.secret | TAINT.environment))
    call.note("exfiltrate-secret", isToServer ? "CRITICAL" : "HIGH", 0.8);
  else if (hasTaint(sent, TAINT.discovery)) call.note("exfiltrate-secret", "HIGH", 0.65);
  else if (hasTaint(sent, TAINT.system)) call.note("exfiltrate-system", "HIGH", 0.75);
  else if (hasTaint(sent, TAINT.encoded)) call.note("exfiltrate-file", "HIGH", 0.6);
}

function judgeNetcat(call: Call): void {
  const text = call.args.join(" ");
  const isListening = hasOption(splitOptions(call.args).options, "l", "--listen") || /listen:/i.test(text);
  const program = call.args.find((_, index) => /^-[a-z]*[ec]$|^--(?:sh-)?exec$/.test(call.args[index - 1] ?? "")) ?? "";
  const runsShell =
    (program !== "" && /(?:^|\/|\s)(?:ba|da|z|k|a)?sh\b|cmd(?:\.exe)?|powershell|python|perl/.test(program)) ||
    /\b(?:exec|system):["']?\S*(?:sh\b|cmd)/i.test(text);
  if (runsShell) return call.note(isListening ? "bind-shell" : "reverse-shell", "CRITICAL", 0.95);
  if (hasTaint(call.input, TAINT.shell)) return call.note("reverse-shell", "CRITICAL", 0.9);
  if (hasTaint(call.input, TAINT.secret | TAINT.environment)) return call.note("exfiltrate-secret", "CRITICAL", 0.85);
  if (hasTaint(call.input, TAINT.system | TAINT.encoded | TAINT.discovery))
    return call.note("exfiltrate-system", "HIGH", 0.7);
  if (call.isFed && !isListening && splitOptions(call.args).operands.length >= 2)
    return call.note(
      "raw-socket",
      "HIGH",
      call.input.text.length > 0 && call.input.exact && /HTTP\/1|^\s{0,4}(?:PING|QUIT|stats|ruok)/.test(call.input.text)
        ? 0.3
        : 0.55,
    );
  if (hasOption(splitOptions(call.args).options, "z")) return call.note("network-scan", "MEDIUM", 0.6);
  if (isListening) call.note("raw-socket", "MEDIUM", 0.55);
  else call.note("raw-socket", "MEDIUM", 0.5);
}

function judgeTlsClient(call: Call): void {
  if (call.args[0] !== "s_client") return;
  if (hasTaint(call.input, TAINT.shell)) call.note("reverse-shell", "CRITICAL", 0.9);
  else if (call.isFed && hasTaint(call.input, TAINT.secret | TAINT.system | TAINT.encoded | TAINT.file))
    call.note("exfiltrate-file", "HIGH", 0.65);
}

function judgeCopy(call: Call): void {
  const { operands } = splitOptions(call.args.filter((_, index) => !/^-[iFPlo]$/.test(call.args[index - 1] ?? "")));
  const isRemote = (operand: string): boolean => /^[\w.$@{}-]+:(?!\\)|^rsync:\/\//.test(operand);
  const target = operands.at(-1) ?? "";
  const sources = operands.slice(0, -1).filter((operand) => !isRemote(operand));
  if (isRemote(target) || call.name === "rclone") {
    for (const source of sources) {
      const file = fileOf(source, call);
      if (holdsSecrets(source) || hasTaint(file, TAINT.secret)) call.note("exfiltrate-secret", "CRITICAL", 0.8);
      else if (belongsToSystem(source) || classifyPath(source) === "root") call.note("exfiltrate-system", "HIGH", 0.7);
    }
    if (sources.length > 0) call.note("exfiltrate-file", "MEDIUM", 0.5);
  }
  if (/ftp/.test(call.name) && /\bput\b|\bmput\b/.test(`${call.args.join(" ")} ${call.input.text.slice(0, 2_000)}`))
    call.note("exfiltrate-file", "HIGH", 0.6);
}

function judgeSsh(call: Call): void {
  if (call.isFed && hasTaint(call.input, TAINT.secret)) call.note("exfiltrate-secret", "CRITICAL", 0.8);
  else if (call.isFed && hasTaint(call.input, TAINT.encoded | TAINT.system))
    call.note("exfiltrate-file", hasTaint(call.input, TAINT.system) ? "HIGH" : "MEDIUM", 0.6);
  if (/StrictHostKeyChecking[= ]no/.test(call.args.join(" "))) call.note("certificate-trust", "LOW", 0.5);
}

function judgeTunnel(call: Call): void {
  const { options } = splitOptions(call.args);
  if (call.name === "ssh" || call.name === "autossh") {
    if (options.some((option) => /^-[a-zA-Z]*R/.test(option))) call.note("tunnel", "HIGH", 0.65);
    else if (options.some((option) => /^-[a-zA-Z]*D/.test(option))) call.note("tunnel", "MEDIUM", 0.55);
    return;
  }
  if (!call.args.some((argument) => /^--?(?:version|help)$/.test(argument))) call.note("tunnel", "HIGH", 0.65);
}

function judgeMail(call: Call): void {
  const attached = call.args.filter(
    (argument, index) => /^-(?:a|A|-attach)$/.test(call.args[index - 1] ?? "") || argument.startsWith("/"),
  );
  const taint = attached.reduce((bits, path) => bits | fileOf(path, call).taint, call.input.taint);
  if ((taint & (TAINT.secret | TAINT.environment)) !== 0) call.note("exfiltrate-secret", "CRITICAL", 0.75);
  else if ((taint & (TAINT.system | TAINT.encoded)) !== 0) call.note("exfiltrate-system", "HIGH", 0.6);
}

function judgeNameLookup(call: Call): void {
  const taint = call.values.reduce((bits, argument) => bits | argument.taint, 0);
  const isHidden =
    (taint & (TAINT.secret | TAINT.environment | TAINT.discovery | TAINT.encoded | TAINT.system)) !== 0 ||
    (call.machine.loops > 0 && (taint & TAINT.file) !== 0);
  if (isHidden) call.note("dns-tunnel", "HIGH", 0.7);
  else if (call.name.startsWith("ping") && call.args.includes("-p")) call.note("dns-tunnel", "HIGH", 0.6);
  else if (
    call.name === "ping" &&
    (call.machine.loops > 0 || call.isRepeated) &&
    call.values.some((argument) => /\.\d*\$|\$\w+$/.test(argument.text))
  )
    call.note("network-scan", "LOW", 0.6);
}

function judgeServer(call: Call): void {
  const text = call.args.join(" ");
  if (
    /-m (?:http\.server|SimpleHTTPServer|pyftpdlib|uploadserver)|^-S \S+:\d|-run -e ?httpd|^httpd\b/.test(text) ||
    call.name === "http-server"
  )
    call.note("expose-files", call.isBackground ? "HIGH" : "MEDIUM", 0.55);
}

function judgeCloudCopy(call: Call): void {
  const text = call.args.join(" ");
  const local = call.args.filter((argument) => /^[/~.]/.test(argument));
  if (!/\b(?:cp|sync|mv|put|upload|copy)\b/.test(text)) return;
  if (local.some((path) => holdsSecrets(path) || (fileOf(path, call).taint & TAINT.secret) !== 0))
    call.note("exfiltrate-secret", "CRITICAL", 0.75);
  else if (local.some(belongsToSystem)) call.note("exfiltrate-system", "HIGH", 0.65);
  else if (local.length > 0) call.note("exfiltrate-file", "LOW", 0.5);
}

function judgeArchive(call: Call): void {
  if (
    call.args.some((argument) =>
      /^--checkpoint-action=?exec|^--to-command|^--use-compress-program=.*sh|^-I.*sh\b/.test(argument),
    )
  )
    return call.note("shell-escape", "HIGH", 0.8);
  const { operands } = splitOptions(call.args);
  const isPacking = !(call.name === "tar" && /^-?[a-z]*x/.test(call.args[0] ?? "")) && operands.length > 1;
  if (!isPacking) return;
  const packed = operands.slice(1);
  if (packed.some((path) => classifyPath(path) === "root" && /^[/~$]/.test(path)))
    call.note("archive-data", "MEDIUM", 0.6);
  else if (packed.some((path) => belongsToSystem(path))) call.note("archive-data", "MEDIUM", 0.55);
}
