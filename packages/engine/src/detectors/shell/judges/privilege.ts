import { type Call, hasOption, type Judge, optionValue, splitOptions } from "../call";
import { belongsToSystem, classifyPath } from "../paths";

/** By the names of commands: what raises rights, opens files or creates accounts. */
export const PRIVILEGE_JUDGES: readonly (readonly [string, Judge])[] = [
  ["sudo doas pkexec", judgeSudo],
  ["su runuser", (call) => call.note("privileged", "MEDIUM", 0.5)],
  ["chmod", judgeChmod],
  ["chown chgrp", judgeChown],
  ["setcap", (call) => call.note("set-uid", /cap_net_bind_service/.test(call.args.join(" ")) ? "MEDIUM" : "HIGH", 0.7)],
  ["setfacl", (call) => belongsToSystem(call.args.at(-1) ?? "") && call.note("permission-open", "HIGH", 0.65)],
  ["visudo", (call) => call.note("authority-changed", hasOption(call.args, "", "-c", "--check") ? "LOW" : "HIGH", 0.6)],
  ["useradd adduser", judgeUserAdd],
  [
    "usermod",
    (call) =>
      call.note(
        "account-created",
        grantsRights(call) || hasOption(call.args, "", "-p", "--password", "-U", "--unlock") ? "HIGH" : "MEDIUM",
        0.7,
      ),
  ],
  [
    "gpasswd groupadd dseditgroup addgroup",
    (call) => (grantsRights(call) || call.name === "dseditgroup") && call.note("account-created", "HIGH", 0.6),
  ],
  ["pw", (call) => /^user(?:add|mod)$/.test(call.args[0] ?? "") && judgeUserAdd(call)],
  [
    "dscl",
    (call) =>
      call.args.some((argument) => /^-?(?:create|append|passwd|merge)$/.test(argument)) &&
      call.note("account-created", "HIGH", 0.7),
  ],
  [
    "sysadminctl",
    (call) =>
      /-addUser|-resetPassword|-guestAccount/.test(call.args.join(" ")) && call.note("account-created", "HIGH", 0.7),
  ],
  ["chsh", (call) => call.note("account-created", "MEDIUM", 0.6)],
  ["userdel deluser", (call) => call.note("lock-out", "HIGH", 0.6)],
  ["passwd chpasswd", judgePassword],
  [
    "chage",
    (call) => hasOption(splitOptions(call.args).options, "E", "--expiredate") && call.note("lock-out", "HIGH", 0.55),
  ],
  ["ldapadd ldapmodify samba-tool realm adcli", (call) => call.note("account-created", "HIGH", 0.5)],
  ["insmod modprobe rmmod kextload kextunload kmutil kldload", judgeModule],
  ["sysctl", judgeSysctl],
  ["docker podman nerdctl", judgeContainer],
  ["nsenter", (call) => call.note("container-escape", "HIGH", 0.7)],
  ["unshare", (call) => call.note("container-escape", "LOW", 0.5)],
  [
    "mount",
    (call) =>
      /\b(?:cgroup|\/proc\/1\/root|docker\.sock|rdma)\b/.test(call.args.join(" ")) &&
      call.note("container-escape", "HIGH", 0.6),
  ],
  ["debugfs", (call) => call.note("container-escape", "HIGH", 0.6)],
  ["kubectl oc", judgeCluster],
];

function judgeSudo(call: Call): void {
  const isListing = call.args.length > 0 && call.args.every((argument) => /^-[lnvVk]+$/.test(argument));
  if (call.isFed && call.args[0] === "-S")
    call.note("password-guessing", call.machine.loops > 0 ? "HIGH" : "MEDIUM", 0.6);
  call.note("privileged", isListing ? "LOW" : "MEDIUM", 0.5);
}

function judgeChmod(call: Call): void {
  const { options, operands } = splitOptions(
    call.args.map((argument) => (/^-[rwxst]+$/.test(argument) ? `u${argument}` : argument)),
  );
  const [mode = "", ...files] = operands;
  if (/^0?[4-7][0-7]{3}$|(?:^|,)[ugoa]*\+[rwx]*s/.test(mode) && !/^0?1/.test(mode))
    return call.note("set-uid", "HIGH", 0.75);
  if (/^0?2[0-7]{3}$/.test(mode)) return call.note("set-uid", "MEDIUM", 0.6);
  const isOpen = /^0?[0-7]?[0-7][0-7][2367]$|(?:^|,)(?:[ugo]*[oa][ugo]*)?[+=][rx]*w/.test(mode);
  const isClosed = /^0?000$|^(?:a|ugo)?-[rwx]+$/.test(mode);
  for (const file of files) {
    const name = classifyPath(file);
    const isSystem = belongsToSystem(file) || name === "secret";
    if (isOpen && (isSystem || (name === "root" && hasOption(options, "R", "--recursive"))))
      return call.note("permission-open", name === "root" ? "CRITICAL" : "HIGH", 0.8);
    if (isClosed && (isSystem || name === "root")) return call.note("lock-out", "HIGH", 0.75);
  }
  if (isOpen) call.note("permission-open", "MEDIUM", 0.55);
}

function judgeChown(call: Call): void {
  const { options, operands } = splitOptions(call.args);
  const [owner = "", ...files] = operands;
  const isRecursive = hasOption(options, "R", "--recursive");
  if (
    isRecursive &&
    files.some((file) => classifyPath(file) === "root" && !/^\/(?:opt|srv|data|mnt|var\/www|usr\/local)/.test(file))
  )
    return call.note("permission-open", "HIGH", 0.65);
  if (
    files.some(
      (file) =>
        classifyPath(file, "secret") === "secret" || /^\/etc\/(?:passwd|group|sudoers)|^(?:\/usr)?\/s?bin/.test(file),
    ) &&
    !owner.startsWith("root")
  )
    return call.note("permission-open", "HIGH", 0.65);
  if (/^(?:root|0)(?::|$)/.test(owner)) call.note("permission-open", "MEDIUM", 0.5);
}

function grantsRights(call: Call): boolean {
  return (
    /(?:^|[\s,=])(?:0|root|wheel|sudo|admin|adm|docker|lxd|disk|shadow)(?:[\s,]|$)/.test(call.args.join(" ")) &&
    /(?:^|\s)-(?:[A-Za-z]*[gGuoa][A-Za-z]*|-groups?|-uid|-append)\b/.test(call.args.join(" "))
  );
}

function judgeUserAdd(call: Call): void {
  call.note("account-created", "HIGH", grantsRights(call) ? 0.8 : 0.55);
}

function judgePassword(call: Call): void {
  if (call.name === "chpasswd" || call.args.includes("--stdin")) return call.note("account-created", "HIGH", 0.65);
  if (hasOption(splitOptions(call.args).options, "ldeu", "--lock", "--delete", "--expire"))
    return call.note("lock-out", "HIGH", 0.6);
  if (call.isFed) call.note("account-created", "HIGH", 0.6);
}

function judgeModule(call: Call): void {
  const target = splitOptions(call.args).operands[0] ?? "";
  const isOwn = /[/.]/.test(target) || call.name === "kextload" || call.name === "insmod";
  call.note("kernel-module", isOwn ? "HIGH" : "MEDIUM", 0.65);
}

function judgeSysctl(call: Call): void {
  const text = call.args.join(" ");
  if (!text.includes("=")) return;
  call.note(
    "kernel-module",
    /randomize_va_space|core_pattern|kptr_restrict|yama|suid_dumpable|modules_disabled|perf_event_paranoid|sysrq|hideproc|ip_forward/.test(
      text,
    )
      ? "HIGH"
      : "MEDIUM",
    0.6,
  );
}

function judgeContainer(call: Call): void {
  if (!/^(?:run|create|exec)$/.test(call.args.find((argument) => !argument.startsWith("-")) ?? "")) return;
  const mounts = call.args
    .filter(
      (argument, index) =>
        /^(?:-v|--volume|--mount)$/.test(call.args[index - 1] ?? "") || /^(?:-v|--volume=|--mount=)/.test(argument),
    )
    .join(" ");
  const text = call.args.join(" ");
  if (
    /--privileged\b|--pid[= ]host|--cap-add[= ](?:ALL|SYS_ADMIN|SYS_PTRACE|SYS_MODULE)|apparmor[=:]unconfined|--userns[= ]host/.test(
      text,
    ) ||
    /(?:^|[\s=,v])\/:\/|docker\.sock|(?:source|src)=\/(?:,|\s)|\/(?:etc|root|proc):/.test(mounts)
  )
    call.note("container-escape", "HIGH", 0.7);
}

function judgeCluster(call: Call): void {
  const text = call.args.join(" ").slice(0, 4_000);
  const verb = call.args.find((argument) => !argument.startsWith("-")) ?? "";
  if (
    /"?privileged"?\s{0,4}[:=]\s{0,4}true|"?hostPID"?\s{0,4}:\s{0,4}true|hostPath|hostNetwork/.test(
      `${text} ${call.input.text.slice(0, 4_000)}`,
    )
  )
    call.note("container-escape", "HIGH", 0.7);
  if (/^(?:create|apply)$/.test(verb) && /clusterrolebinding|rolebinding|cluster-admin/.test(text))
    call.note("cloud-identity", "HIGH", 0.65);
  if (verb === "create" && /\btoken\b|serviceaccount/.test(text)) call.note("cloud-identity", "HIGH", 0.55);
  if (verb === "get" && /\bsecrets?\b/.test(text)) call.note("credential-store", "HIGH", 0.65);
  if (verb === "delete")
    call.note(
      "delete-resources",
      /--all\b|\bnamespaces?\b|\bns\b|\ball\b|\bpvc?\b|\bnode/.test(text) ? "HIGH" : "MEDIUM",
      0.65,
    );
  if (verb === "exec") call.note("lateral-movement", "MEDIUM", 0.5);
  if (verb === "drain" || optionValue(call.args, "--replicas") === "0") call.note("delete-resources", "MEDIUM", 0.6);
}
