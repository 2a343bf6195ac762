import type { Evidence } from "../../detection/detector";
import type { TextEvidence } from "../../detection/text-evidence";
import { actionRoleOf, type ToolRole, toolRoleOf } from "../../tool-role";
import { toolWords } from "../../tool-role/tool-words";
import { findTargets } from "../network/find-targets";
import { readIpLiteral } from "../network/ip-address";
import { knownKindOf } from "../network/known-hosts";

/** Where an action takes what its arguments hold. */
export interface Sink {
  /** `people`: somebody reads it. `network`: a program elsewhere receives it. `none`: it stays, as far as can be seen. */
  readonly kind: "people" | "network" | "none";
  /** An address is that of a drop, a tunnel, a request catcher or a bare public IP address, which no service goes by. */
  readonly isAnyones: boolean;
  /** The hosts the action reaches, lower case, without those of the machine itself. */
  readonly hosts: readonly string[];
}

const NONE: Sink = { kind: "none", isAnyones: false, hosts: [] };

/** Roles that hand a text to somebody whatever its content. */
const TELLING: ReadonlySet<ToolRole> = new Set<ToolRole>(["message_send", "share"]);
/** Roles that reach the network whether or not an address can be read. */
const NETWORKING: ReadonlySet<ToolRole> = new Set<ToolRole>(["http_send", "http_fetch", "browse"]);
/** Roles that reach it when a command or a call in the payload does. */
const RUNNING: ReadonlySet<ToolRole> = new Set<ToolRole>(["shell", "execute_code"]);
/** Roles that may be anything: the payload and the words of the name say more. */
const OPEN: ReadonlySet<ToolRole> = new Set<ToolRole>(["create", "update", "other"]);
/** Roles of a name that only takes something in. */
const TAKING: ReadonlySet<ToolRole> = new Set<ToolRole>(["read", "file_read", "credential_read", "database", "delete"]);

/** Words of tools by which something is told or made public, also where a name has no verb or is written together. */
const TELLING_WORDS = new Set(
  "mailer sendmail sendemail sendsms sendmessage sendgrid mailgun mailchimp mandrill postmark twilio ses sns smtp webhook webhooks gist gists paste pastebin hastebin issue issues comment comments post posts publish tweet toot slack discord telegram whatsapp teams mattermost".split(
    " ",
  ),
);
/** Words of tools that search what others run. */
const OUTSIDE_SEARCH = new Set(
  "web internet online google bing duckduckgo brave serp serper tavily perplexity exa".split(" "),
);

/** Fields that name who gets it. */
const RECIPIENT_FIELD =
  /^(?:to|cc|bcc|recipients?|channels?|channel_?id|chat_?id|to_?(?:e?mail|address|number|phone|user)|e?mail_?to|phone(?:_?number)?)$/i;
/** Fields that name where it goes. */
const TARGET_FIELD =
  /^(?:(?:base|target|webhook|callback|request|api|post|upload|server|remote)?[-_]?(?:url|uri|host|hostname|endpoint|domain|server|address)|href|link|site|origin|webhook|destination)$/i;

/** Programs and calls that talk to other machines. */
const NETWORK_COMMAND =
  /(?:^|[\s;&|(`'"/])(?:curl|wget|nc|ncat|netcat|socat|telnet|nslookup|dig|drill|host|resolvectl|ping6?|ssh|scp|sftp|ftp|tftp|rsync|rclone|aria2c|httpie|https?|xh|mailx?|mutt|sendmail|swaks|iwr|irm|invoke-webrequest|invoke-restmethod|resolve-dnsname|test-netconnection|send-mailmessage|start-bitstransfer|certutil|bitsadmin|gsutil|azcopy)(?:\.exe)?[ \t]|\/dev\/(?:tcp|udp)\/|\b(?:openssl[ \t]{1,4}s_client|git[ \t]{1,4}push|aws[ \t]{1,4}s3|gh[ \t]{1,4}(?:gist|issue|pr|api))\b|\b(?:requests|httpx|aiohttp|axios|urllib3?|http\.client|smtplib|socket|ftplib|paramiko|dns\.resolver|net\.connect|https?\.(?:get|post|request))\b|\bfetch[ \t]{0,2}\(|\b(?:urlopen|gethostbyname|getaddrinfo|XMLHttpRequest|sendBeacon|WebSocket)\b/i;

/** What the action does with its payload; `payload` are the texts of it. */
export function sinkOf({ action }: Evidence, payload: readonly TextEvidence[]): Sink {
  const role = actionRoleOf(action);
  const typeRole = toolRoleOf(null, action.actionType);
  const words = action.tool === null ? [] : toolWords(action.tool);
  const isTold =
    TELLING.has(role) ||
    TELLING.has(typeRole) ||
    (!TAKING.has(role) && !NETWORKING.has(role) && words.some((word) => TELLING_WORDS.has(word))) ||
    (OPEN.has(role) && hasRecipient(action.payload, payload));
  const targets = targetsOf(payload, NETWORKING.has(role));
  if (isTold) return { ...targets, kind: "people" };
  if (role === "search") {
    return words.some((word) => OUTSIDE_SEARCH.has(word)) ? { ...targets, kind: "people" } : NONE;
  }
  if (NETWORKING.has(role)) return targets.isLocal ? NONE : { ...targets, kind: "network" };
  if (RUNNING.has(role)) {
    const isOutside = targets.hasUrl || payload.some(({ text }) => NETWORK_COMMAND.test(text));
    return isOutside && !targets.isLocal ? { ...targets, kind: "network" } : NONE;
  }
  return OPEN.has(role) && (targets.hasUrl || targets.isNamed) ? { ...targets, kind: "network" } : NONE;
}

function hasRecipient(payload: Evidence["action"]["payload"], texts: readonly TextEvidence[]): boolean {
  return (
    Object.keys(payload).some((key) => RECIPIENT_FIELD.test(key)) ||
    texts.some(({ key }) => key !== null && RECIPIENT_FIELD.test(key))
  );
}

interface Targets {
  readonly isAnyones: boolean;
  readonly hosts: readonly string[];
  /** All addresses there are lead to the machine itself. */
  readonly isLocal: boolean;
  /** An address with a scheme leads elsewhere. */
  readonly hasUrl: boolean;
  /** A field for addresses names a host elsewhere. */
  readonly isNamed: boolean;
}

/** Where fields for addresses name hosts, only these are the action's; a text may mention others. */
function targetsOf(payload: readonly TextEvidence[], isNetworking: boolean): Targets {
  const named = new Set<string>();
  const mentioned = new Set<string>();
  let isAnyones = false;
  let hasUrl = false;
  let locals = 0;
  for (const { text, key } of payload) {
    const isField = key !== null && TARGET_FIELD.test(key);
    if (!isField && !text.includes("://") && !text.includes(".")) {
      if (/\blocalhost\b/.test(text)) locals++;
      continue;
    }
    for (const { scheme, host } of findTargets(text)) {
      const address = readIpLiteral(host);
      const isUrl = scheme !== null;
      if (isLocalHost(host) || address?.scope === "loopback") {
        locals++;
        continue;
      }
      if ((isUrl || isField) && (address?.scope === "public" || knownKindOf(host) !== null)) isAnyones = true;
      if (isUrl) hasUrl = true;
      if (isField) named.add(host);
      else if (isUrl || isNetworking) mentioned.add(host);
    }
    if (isField && isLocalHost(text.trim().toLowerCase())) locals++;
  }
  const hosts = [...(named.size > 0 ? named : mentioned)];
  return { isAnyones, hosts, isLocal: locals > 0 && !hasUrl && named.size === 0, hasUrl, isNamed: named.size > 0 };
}

function isLocalHost(host: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[?::1\]?)(?::\d{1,5})?$/.test(host) || host.endsWith(".localhost");
}
