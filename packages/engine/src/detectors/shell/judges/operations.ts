import { type Call, hasOption, type Judge, splitOptions } from "../call";

/** By the names of commands: what stops machines, changes clouds, listens in, looks around or uses resources up. */
export const OPERATIONS_JUDGES: readonly (readonly [string, Judge])[] = [
  [
    "shutdown reboot halt poweroff",
    (call) =>
      !/(?:^|\s)(?:-c|--help|-k|--version)\b/.test(call.args.join(" ")) && call.note("stop-system", "HIGH", 0.75),
  ],
  ["init telinit", (call) => /^[06]$/.test(call.args[0] ?? "") && call.note("stop-system", "HIGH", 0.75)],
  ["docker podman nerdctl", judgeContainers],
  [
    "terraform pulumi cdk helm",
    (call) =>
      /\b(?:destroy|uninstall|delete)\b/.test(call.args.join(" ")) &&
      call.note(
        "delete-resources",
        /auto-approve|--yes|-y\b|--force/.test(call.args.join(" ")) ? "HIGH" : "MEDIUM",
        0.65,
      ),
  ],
  ["aws gcloud az doctl oci ibmcloud heroku", judgeCloud],
  [
    "tcpdump tshark dumpcap wireshark ettercap ngrep snoop",
    (call) => !hasOption(call.args, "", "-r", "--version") && call.note("input-capture", "HIGH", 0.55),
  ],
  ["screencapture xwd scrot gnome-screenshot import grim ffmpeg", judgeScreen],
  ["xinput showkey xev evtest logkeys", (call) => call.note("input-capture", "HIGH", 0.55)],
  [
    "pbpaste xclip xsel wl-paste",
    (call) => !/(?:^|\s)-i\b/.test(call.args.join(" ")) && call.note("input-capture", "MEDIUM", 0.5),
  ],
  ["arecord parecord rec sox", (call) => call.note("input-capture", "MEDIUM", 0.55)],
  ["osascript", judgeAppleScript],
  [
    "defaults",
    (call) =>
      call.args[0] === "write" &&
      /AppleShowAllFiles|quarantine|Gatekeeper|LSQuarantine|com\.apple\.screensaver|alf |SoftwareUpdate/.test(
        call.args.join(" "),
      ) &&
      call.note("defence-off", "HIGH", 0.5),
  ],
  [
    "yes",
    (call) =>
      call.writes.some((write) => write.path === "/dev/null" && write.descriptor === 1) &&
      call.note("resource-abuse", "HIGH", 0.6),
  ],
  ["stress stress-ng cpulimit sysbench", (call) => call.note("resource-abuse", "MEDIUM", 0.6)],
  ["fallocate", (call) => /\d+[GT]/i.test(call.args.join(" ")) && call.note("resource-abuse", "LOW", 0.5)],
  ["xmrig minerd cpuminer", (call) => call.note("resource-abuse", "HIGH", 0.9)],
  [
    "whoami id uname hostname w who last lastlog lscpu lsb_release dmidecode lsmod sw_vers system_profiler ioreg systemd-detect-virt groups getent hostnamectl",
    (call) => call.note("discovery", "LOW", 0.5),
  ],
  [
    "ps netstat ss lsof ifconfig ip arp route showmount smbutil rpcinfo nmblookup ldapsearch enum4linux",
    (call) => call.note("discovery", "LOW", 0.4),
  ],
  [
    "find",
    (call) =>
      call.args.some(
        (argument, index) => call.args[index - 1] === "-perm" && /[246]000$|[ug][+=]?s$|^[-/]?[ug]=s/.test(argument),
      ) && call.note("discovery", "LOW", 0.7),
  ],
];

function judgeContainers(call: Call): void {
  const text = call.args.join(" ");
  if (/^(?:system|volume|image|container|network|builder) prune\b/.test(text))
    call.note("delete-resources", "MEDIUM", 0.6);
  else if (/^(?:rm|rmi|kill|stop|volume rm|network rm|stack rm|swarm leave)\b/.test(text))
    call.note("delete-resources", "LOW", 0.5);
  else if (/^(?:compose )?down\b.*(?:-v|--volumes)\b/.test(text)) call.note("delete-resources", "MEDIUM", 0.5);
}

function judgeCloud(call: Call): void {
  const text = call.args.join(" ").slice(0, 4_000);
  if (
    /\b(?:cloudtrail|guardduty|config|securityhub|cloudwatch|logs|logging|monitor|flow-logs|activity-log|eventhubs?|security)\b.{0,60}\b(?:delete|stop|disable|put-event-selectors|update-trail|remove)/.test(
      text,
    )
  )
    return call.note("defence-off", "HIGH", 0.75);
  if (
    /\biam\b.{0,80}\b(?:create|add|attach|put|update|delete|set)\b|\biam\s+(?:create|add|attach|put|update|delete|set)-|add-iam-policy-binding|\bad (?:sp|app|user)\b.{0,40}\b(?:create|reset|update|add)|role assignment create|create-login-profile|create-access-key|\bservice-accounts?\b.{0,40}\b(?:create|delete|keys)/.test(
      text,
    )
  )
    return call.note("cloud-identity", "HIGH", 0.65);
  if (
    /\b(?:authorize-security-group-ingress|put-bucket-(?:acl|policy)|modify-(?:image|snapshot)-attribute|public-read|add-permission|firewall-rules create|nsg rule create|update-assume-role-policy)\b/.test(
      text,
    )
  )
    return call.note("permission-open", "HIGH", 0.6);
  if (
    /\bs3\s{1,4}(?:rb|rm)\b.{0,200}(?:--force|--recursive)|\b(?:terminate-instances|delete-(?:bucket|db-\w+|stack|cluster|table|volume|snapshot|user|vpc|function|secret|key)\b)|schedule-key-deletion/.test(
      text,
    )
  )
    return call.note("delete-resources", "HIGH", 0.65);
  if (/(?:^|\s)(?:delete|destroy|purge|apps:destroy)(?:\s|$)|\sdelete-\w+/.test(text))
    return call.note("delete-resources", /--quiet|-q\b|--yes|--force/.test(text) ? "HIGH" : "MEDIUM", 0.6);
  if (/\bssm\s{1,4}send-command|run-command invoke|\becs execute-command|compute ssh/.test(text))
    call.note("lateral-movement", "HIGH", 0.55);
}

function judgeScreen(call: Call): void {
  const text = call.args.join(" ");
  if (call.name === "ffmpeg" || call.name === "import") {
    if (/x11grab|avfoundation|-window root|v4l2|\/dev\/video|alsa/.test(text)) call.note("input-capture", "HIGH", 0.55);
    return;
  }
  call.note("input-capture", "HIGH", 0.55);
}

function judgeAppleScript(call: Call): void {
  const text = `${call.args.join(" ")} ${call.input.text}`.slice(0, 8_000);
  if (/hidden answer|display dialog[^"]{0,40}"[^"]{0,200}passw|passphrase/i.test(text))
    call.note("input-capture", "HIGH", 0.85);
  if (/keystroke|System Events|the clipboard/.test(text)) call.note("input-capture", "MEDIUM", 0.5);
  if (/login item/.test(text)) call.note("startup-changed", "HIGH", 0.65);
  if (/do script|do shell script/.test(text)) call.note("inline-code", "MEDIUM", 0.55);
  if (/do script\s{1,4}"tor\b/.test(text)) call.note("tunnel", "HIGH", 0.65);
  if (
    splitOptions(call.args).options.includes("-l") &&
    /JavaScript/.test(text) &&
    /ObjC\.import|doShellScript/.test(text)
  )
    call.note("inline-code", "HIGH", 0.6);
}
