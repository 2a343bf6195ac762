import { type Call, type Judge, splitOptions } from "../call";
import { isDefence } from "./evasion";

/** By the names of commands: what makes something run later, or again. */
export const PERSISTENCE_JUDGES: readonly (readonly [string, Judge])[] = [
  ["crontab", judgeCrontab],
  ["at batch", judgeAt],
  ["systemctl", judgeSystemctl],
  ["service rc-service initctl", judgeService],
  [
    "systemd-run",
    (call) =>
      call.args.some((argument) => /^--(?:on-|timer-property)/.test(argument)) &&
      call.note("scheduled-job", "HIGH", 0.65),
  ],
  ["launchctl", judgeLaunchctl],
  [
    "update-rc.d chkconfig rc-update",
    (call) =>
      call.note(
        "service-installed",
        /\b(?:remove|off|disable|del)\b/.test(call.args.join(" ")) ? "MEDIUM" : "HIGH",
        0.55,
      ),
  ],
  ["sysrc", judgeSysrc],
  ["ssh-copy-id", (call) => call.note("authorized-key", "MEDIUM", 0.6)],
  ["trap", judgeTrap],
  ["loginctl", (call) => call.args.includes("enable-linger") && call.note("service-installed", "MEDIUM", 0.6)],
  ["alias", judgeAlias],
  [
    "defaults",
    (call) =>
      call.args[0] === "write" &&
      /loginwindow|LoginHook|LogoutHook/.test(call.args.join(" ")) &&
      call.note("startup-changed", "HIGH", 0.75),
  ],
  [
    "pip pip3 npm gem",
    (call) =>
      /(?:--index-url|--extra-index-url|--registry)[= ]http:\/\//.test(call.args.join(" ")) &&
      call.note("download-run", "MEDIUM", 0.6),
  ],
];

function judgeCrontab(call: Call): void {
  const { options, operands } = splitOptions(
    call.args.filter((argument, index) => argument !== "-u" && call.args[index - 1] !== "-u"),
  );
  if (options.includes("-r")) return call.note("delete-system-file", "MEDIUM", 0.6);
  if (options.includes("-l")) return;
  if (operands.length > 0 || call.isFed || call.args.includes("-")) return call.note("scheduled-job", "HIGH", 0.65);
  if (options.includes("-e")) call.note("scheduled-job", "MEDIUM", 0.5);
}

function judgeAt(call: Call): void {
  if (/^-[lrdcq]$/.test(call.args[0] ?? "") && call.args[0] !== "-q") return;
  if (call.isFed || call.args.includes("-f")) call.note("scheduled-job", "HIGH", 0.6);
}

function judgeSystemctl(call: Call): void {
  const [verb = "", ...units] = splitOptions(call.args).operands;
  if (/^(?:poweroff|reboot|halt|kexec|rescue|emergency)$/.test(verb)) return call.note("stop-system", "HIGH", 0.75);
  if (/^(?:stop|disable|mask|kill)$/.test(verb)) return judgeStopped(call, units);
  if (/^(?:enable|link|edit|set-default|daemon-reexec)$/.test(verb))
    return call.note("service-installed", "MEDIUM", 0.55);
  if (verb === "start" && units.some((unit) => /^tor\b/.test(unit))) return call.note("tunnel", "HIGH", 0.65);
  if (/^(?:start|restart|daemon-reload)$/.test(verb)) call.note("service-installed", "LOW", 0.5);
}

function judgeService(call: Call): void {
  const [unit = "", verb = ""] = splitOptions(call.args).operands;
  if (/^(?:stop|onestop|disable)$/.test(verb)) judgeStopped(call, [unit]);
  else if (unit === "tor" && /start/.test(verb)) call.note("tunnel", "HIGH", 0.65);
}

function judgeStopped(call: Call, units: readonly string[]): void {
  if (units.some(isDefence)) call.note("defence-off", "HIGH", 0.75);
  else call.note("stop-service", units.some((unit) => VITAL.test(unit)) ? "HIGH" : "MEDIUM", 0.55);
}

/** Services without which nobody gets in, nothing is scheduled or nothing runs. */
const VITAL =
  /^(?:sshd?|cron|crond|systemd-\w+|dbus|network\w*|NetworkManager|docker|containerd|kubelet|etcd)(?:\.service)?$/;

function judgeLaunchctl(call: Call): void {
  const verb = splitOptions(call.args).operands[0] ?? "";
  if (/^(?:load|bootstrap|submit|enable|kickstart)$/.test(verb)) call.note("service-installed", "HIGH", 0.65);
  else if (/^(?:unload|bootout|disable|remove|stop)$/.test(verb))
    call.note(
      isDefence(call.args.join(" ")) ? "defence-off" : "stop-service",
      isDefence(call.args.join(" ")) ? "HIGH" : "MEDIUM",
      0.6,
    );
  else if (verb === "setenv") call.note("preload", /DYLD|PATH/.test(call.args.join(" ")) ? "HIGH" : "MEDIUM", 0.55);
}

function judgeSysrc(call: Call): void {
  const text = call.args.join(" ");
  if (/=\W?no/i.test(text))
    call.note(isDefence(text) ? "defence-off" : "stop-service", isDefence(text) ? "HIGH" : "MEDIUM", 0.65);
  else if (/_enable=/.test(text)) call.note("service-installed", "HIGH", 0.5);
}

function judgeTrap(call: Call): void {
  const handler = call.args[0] ?? "";
  if (call.args.includes("DEBUG") && /BASH_COMMAND|history/.test(handler))
    return call.note("input-capture", "HIGH", 0.6);
  if (call.args.length > 1 && /\b(?:nohup|sh|bash|python\d?|perl|curl|wget|nc)\s/.test(handler))
    call.note("trap-handler", "HIGH", 0.6);
}

function judgeAlias(call: Call): void {
  if (
    call.args.some(
      (argument) =>
        /^(?:sudo|su|ssh|passwd|ls|cd)=/.test(argument) &&
        /\brm\s|\bcurl\b|\bnc\b|\/dev\/tcp|\btee\b|\bdd\s/.test(argument),
    )
  )
    call.note("startup-changed", "HIGH", 0.8);
}
