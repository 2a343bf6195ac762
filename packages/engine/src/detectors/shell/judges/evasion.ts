import { type Call, hasOption, type Judge, splitOptions } from "../call";
import { belongsToSystem, classifyPath } from "../paths";

/** By the names of commands: what hides, forgets or switches protection off. */
export const EVASION_JUDGES: readonly (readonly [string, Judge])[] = [
  [
    "history fc",
    (call) =>
      /(?:^|\s)-(?:c|w|cw|a -c|p)\b/.test(call.args.join(" ")) &&
      !call.args.includes("-p") &&
      call.note("history-off", "HIGH", call.args.includes("-w") ? 0.5 : 0.75),
  ],
  ["set", (call) => call.args.includes("+o") && call.args.includes("history") && call.note("history-off", "HIGH", 0.8)],
  [
    "shopt",
    (call) =>
      /-[uo]*u[uo]* (?:history|histappend|cmdhist)/.test(call.args.join(" ")) && call.note("history-off", "HIGH", 0.65),
  ],
  [
    "unset",
    (call) =>
      call.args.some((argument) => /^HIST(?:FILE|SIZE|FILESIZE)$/.test(argument)) &&
      call.note("history-off", "HIGH", 0.8),
  ],
  ["ln", judgeLink],
  ["iptables ip6tables nft ufw firewall-cmd pfctl ipfw", judgeFirewall],
  ["setenforce", (call) => /^(?:0|permissive)$/i.test(call.args[0] ?? "") && call.note("defence-off", "HIGH", 0.85)],
  [
    "aa-disable aa-teardown aa-complain apparmor_parser",
    (call) => (call.name !== "apparmor_parser" || call.args.includes("-R")) && call.note("defence-off", "HIGH", 0.75),
  ],
  [
    "auditctl",
    (call) =>
      call.note(
        /(?:^|\s)(?:-D|-e\s?0|-d)\b/.test(call.args.join(" ")) ? "defence-off" : "input-capture",
        /(?:^|\s)(?:-D|-e\s?0|-d)\b|execve/.test(call.args.join(" ")) ? "HIGH" : "MEDIUM",
        0.6,
      ),
  ],
  ["csrutil spctl", (call) => /disable/.test(call.args.join(" ")) && call.note("defence-off", "HIGH", 0.85)],
  [
    "xattr",
    (call) =>
      hasOption(splitOptions(call.args).options, "dc") &&
      /quarantine|-c/.test(call.args.join(" ")) &&
      call.note("defence-off", "HIGH", 0.7),
  ],
  [
    "falconctl kesl-control esets_daemon sophos-av clamdscan freshclam crowdstrike",
    (call) => /unload|uninstall|stop|disable|kill/.test(call.args.join(" ")) && call.note("defence-off", "HIGH", 0.8),
  ],
  ["apt apt-get yum dnf rpm dpkg zypper pacman brew", judgePackages],
  ["pkill killall kill skill", judgeKill],
  [
    "chattr",
    (call) =>
      call.note(
        "file-hidden",
        /^[-+][ai]/.test(call.args.find((argument) => /^[-+][aeisu]+$/.test(argument)) ?? "") ? "HIGH" : "LOW",
        0.5,
      ),
  ],
  [
    "chflags setfile",
    (call) =>
      call.note(
        call.args.includes("-m") || call.args.includes("-d") ? "timestomp" : "file-hidden",
        /hidden|\bV\b|-m|-d|schg|uchg/.test(call.args.join(" ")) ? "HIGH" : "LOW",
        0.55,
      ),
  ],
  ["touch", judgeTouch],
  ["date hwclock timedatectl", judgeClock],
  [
    "journalctl",
    (call) =>
      /--vacuum|--rotate|--flush/.test(call.args.join(" ")) &&
      call.note(
        "log-cleared",
        /--vacuum-(?:time=[01]s?\b|size=\d[KM]?\b)/.test(call.args.join(" ")) ? "HIGH" : "MEDIUM",
        0.6,
      ),
  ],
  [
    "log dmesg",
    (call) =>
      /(?:^|\s)(?:-c|-C|--clear|--read-clear|erase)\b/.test(call.args.join(" ")) &&
      call.note("log-cleared", "HIGH", 0.65),
  ],
  ["utmpdump wtmpclean logtamper", (call) => call.note("log-cleared", "MEDIUM", 0.6)],
  ["sed perl awk", judgeLogEdit],
  ["update-ca-certificates update-ca-trust", (call) => call.note("certificate-trust", "MEDIUM", 0.6)],
  ["upx", (call) => call.note("obfuscated", "MEDIUM", 0.6)],
  [
    "csh-history esxcli",
    (call) =>
      /--enabled[= ]false|log level set|firewall set/.test(call.args.join(" ")) &&
      call.note("defence-off", "HIGH", 0.7),
  ],
];

const DEFENCE =
  /\b(?:auditd?|rsyslogd?|syslogd?|syslog-ng|systemd-journald|journald|ufw|firewalld|iptables|nftables|apparmor|selinux|fail2ban|clamav\S*|clamd|falcon\S*|crowdstrike|osqueryd?|wazuh\S*|ossec\S*|sysmon|mdatp|mde_\w+|cbdaemon|cbagent\S*|carbon\S*|sentinel\S*|s1agent|ds_agent|sophos\S*|esets?\S*|kesl|xagt|cylance\S*|nessus\S*|filebeat|auditbeat|packetbeat|splunk\S*|td-agent|aide|tripwire|rkhunter|chkrootkit|com\.apple\.(?:alf|MRT|XProtect)\S*|LittleSnitch\S*|objective-see\S*|opendnsd?\S*|guardduty|pf_enable|auditd_enable|syslogd_enable|jamf\S*|unattended-upgrades)/i;

/** Whether a service, process or package protects or records. */
export function isDefence(name: string): boolean {
  return DEFENCE.test(name);
}

function judgeLink(call: Call): void {
  const { operands } = splitOptions(call.args);
  if (operands[0] === "/dev/null" && operands.some((operand) => /hist|\.log$|\/var\/log/.test(operand)))
    call.note("history-off", "HIGH", 0.8);
}

function judgeFirewall(call: Call): void {
  const text = call.args.join(" ");
  const isOpen =
    /(?:^|\s)(?:-F|--flush|-X|flush|disable|reset|-d|-D|--delete|delete)\b|-P\s{1,4}\w+\s{1,4}ACCEPT|--panic-off|--remove-|^stop\b/.test(
      text,
    );
  if (isOpen) return call.note("defence-off", "HIGH", 0.7);
  if (/logging off|ACCEPT|\ballow\b|--add-/.test(text)) call.note("defence-off", "MEDIUM", 0.55);
}

function judgePackages(call: Call): void {
  const text = call.args.join(" ");
  if (/\b(?:remove|purge|erase|uninstall|autoremove)\b|(?:^|\s)-(?:e|r|R\w*|P)\b/.test(text)) {
    if (isDefence(text)) call.note("defence-off", "HIGH", 0.75);
    else call.note("delete-recursive", "LOW", 0.5);
  }
  if (/(?:^|\s)(?:Pre|Post)-Invoke|APT::Update::Pre-Invoke/.test(text)) call.note("shell-escape", "HIGH", 0.7);
  if (/--allow-unauthenticated|--nogpgcheck|--no-gpg-check|--force-yes/.test(text))
    call.note("certificate-trust", "MEDIUM", 0.6);
}

/** Processes a machine cannot do without. */
const VITAL_PROCESS =
  /\b(?:sshd|systemd|init|dockerd|containerd(?:-shim)?|docker-proxy|dbus-daemon|crond?|rsyslogd|kubelet|launchd|WindowServer|loginwindow|NetworkManager|networkd|udevd|journald|logind|agetty|etcd|gdm\d?|lightdm|Xorg|postgres|mysqld|mongod|redis-server|apache2|httpd|nginx)\b/;

function judgeKill(call: Call): void {
  const { operands } = splitOptions(call.args);
  const text = call.args.join(" ");
  if (call.name === "kill") {
    if (/(?:^|\s)-1$/.test(text) && call.args.length >= 2) return call.note("stop-system", "CRITICAL", 0.85);
    if (operands.includes("1")) return call.note("stop-service", "HIGH", 0.7);
    const named = call.machine.tested.some((tested) => VITAL_PROCESS.test(tested) || isDefence(tested));
    if (named && (call.machine.loops > 0 || call.isRepeated)) return call.note("stop-service", "HIGH", 0.65);
    return;
  }
  if (isDefence(text)) return call.note("defence-off", "HIGH", 0.75);
  if (VITAL_PROCESS.test(text)) return call.note("stop-service", /-HUP|-USR\d|-0\b/.test(text) ? "LOW" : "HIGH", 0.6);
  if (/(?:^|\s)-u\s|-9 -u|^-9 \.\*$|^\.$/.test(text)) call.note("stop-service", "HIGH", 0.55);
}

function judgeTouch(call: Call): void {
  const { options } = splitOptions(call.args);
  const isFixed = call.args.some(
    (argument, index) => /^-[acm]*t$/.test(call.args[index - 1] ?? "") && /^\d{8,}/.test(argument),
  );
  const isCopied =
    options.some((option) => /^-[acm]*r$/.test(option)) && call.args.some((argument) => belongsToSystem(argument));
  const isOld = call.args.some(
    (argument, index) => /^(?:-[acm]*d|--date)$/.test(call.args[index - 1] ?? "") && /^(?:19|200)\d/.test(argument),
  );
  if (isFixed || isCopied || isOld) call.note("timestomp", "HIGH", 0.55);
  else if (options.some((option) => /^-[acm]*[dr]|^--(?:date|reference)/.test(option)))
    call.note("timestomp", "LOW", 0.5);
}

function judgeClock(call: Call): void {
  const { options, operands } = splitOptions(call.args);
  const sets =
    hasOption(
      options.filter((option) => /^-(?:s|-set)/.test(option)),
      "s",
      "--set",
    ) || operands.some((operand) => /^\d{8,14}(?:\.\d\d)?$/.test(operand) || operand === "set-time");
  if (sets)
    call.note("timestomp", operands.some((operand) => /(?:1970|1971)$/.test(operand)) ? "HIGH" : "MEDIUM", 0.55);
}

function judgeLogEdit(call: Call): void {
  const { options, operands } = splitOptions(call.args);
  if (call.name === "awk" || !hasOption(options, "i", "--in-place")) return;
  if (operands.some((operand) => classifyPath(operand, "log") === "log" || operand.endsWith("history")))
    call.note("log-cleared", "HIGH", 0.75);
  if (
    /SELINUX=(?:disabled|permissive)|requiretty|PermitRootLogin|PasswordAuthentication|StrictHostKey|LogLevel/i.test(
      call.args.join(" "),
    )
  )
    call.note("defence-off", "HIGH", 0.65);
}
