import { isAlnum } from "./alphabet";
import type { Candidate } from "./candidate";
import { isFilled, isPlaceholder, isWorded } from "./placeholder";
import { looksRandom } from "./randomness";

const AUTHORITY_MAX = 400;
const SCHEME_MAX = 24;

/** A variable, a template or a mask in place of a password. */
const TEMPLATED =
  /\$[{(A-Z]|^\$[a-z_]+$|[{<][A-Za-z_. ${]{1,60}[>}]|\{\{|^\[.*\]$|^%[A-Za-z_]+%$|^%[sdv]$|^\*+$|\*{3}|\.\.\.|^\{\d*\}$|^:[a-z_]+$/;

/** Words that stand for a user name or password where an address is only explained. */
const EXPLAINED =
  /^(?:user(?:name|name?id)?|usr|login|account|abc|1234?5?6?|1{3,6}|pass(?:word|wd)?|pwd|secret|token|foo|bar|x+|y+|a|b|u|p|n|host|name|email|hostname)$/i;

const DATABASES =
  /^(?:postgres(?:ql)?|mysql|mariadb|mongodb|redis|rediss|amqps?|mssql|sqlserver|oracle|clickhouse|couchdb|cockroachdb|cassandra|neo4j|bolt|ldaps?|kafka|nats|jdbc|sqlalchemy|snowflake|influxdb|tds|db2|cosmosdb)/i;

/** Addresses that are credentials themselves: who knows them may post. The path is read right behind the host. */
const CAPABILITY_HOSTS: readonly (readonly [rule: string, host: RegExp, path: RegExp])[] = [
  [
    "slack-webhook",
    /^hooks\.slack(?:-gov)?\.com$/,
    /^\/(?:services|workflows|triggers)\/[TE][A-Za-z0-9_]{5,14}\/[A-Za-z0-9_]{5,24}\/[A-Za-z0-9_]{16,50}/,
  ],
  [
    "slack-webhook",
    /^hooks\.slack(?:-gov)?\.com$/,
    /^\/workflows\/T[A-Z0-9]{5,14}\/A[A-Z0-9]{5,14}\/\d{10,22}\/[A-Za-z0-9]{16,40}/,
  ],
  [
    "discord-webhook",
    /^(?:[a-z]{2,8}\.)?discord(?:app)?\.com$/,
    /^\/api\/(?:v\d{1,2}\/)?webhooks\/\d{16,20}\/[A-Za-z0-9_-]{56,90}/,
  ],
  [
    "teams-webhook",
    /\.webhook\.office\.com$|^outlook\.office(?:365)?\.com$/,
    /^\/webhook(?:b2)?\/[0-9a-f-]{36}@[0-9a-f-]{36}\/[A-Za-z]{8,24}\/[0-9a-f]{32}\/[0-9a-f-]{36}/i,
  ],
  [
    "teams-webhook",
    /\.logic\.azure\.com(?::\d{1,5})?$/,
    /^\/workflows\/[0-9a-f]{32}\/[^\s"'<>]{0,200}sig=[A-Za-z0-9_%-]{30,60}/i,
  ],
  [
    "google-chat-webhook",
    /^chat\.googleapis\.com$/,
    /^\/v1\/spaces\/[A-Za-z0-9_-]{6,20}\/messages\?[^\s"'<>]{0,20}key=[A-Za-z0-9_-]{30,50}&token=[A-Za-z0-9_%-]{30,60}/,
  ],
  ["zapier-webhook", /^hooks\.zapier\.com$/, /^\/hooks\/catch\/\d{4,12}\/[A-Za-z0-9]{5,12}/],
  [
    "ifttt-webhook",
    /^maker\.ifttt\.com$/,
    /^\/(?:trigger\/[^\s"'<>/]{1,60}\/(?:json\/)?with\/key|use)\/[A-Za-z0-9_-]{20,50}/,
  ],
  ["feishu-webhook", /^open\.(?:feishu|larksuite)\.(?:cn|com)$/, /^\/open-apis\/bot\/v2\/hook\/[0-9a-f-]{36}/i],
  ["dingtalk-webhook", /^oapi\.dingtalk\.com$/, /^\/robot\/send\?access_token=[0-9a-f]{64}/],
  ["wecom-webhook", /^qyapi\.weixin\.qq\.com$/, /^\/cgi-bin\/webhook\/send\?key=[0-9a-f-]{36}/i],
  ["thingsboard-token", /(?:^|\.)thingsboard\.(?:cloud|io)$/, /^\/api\/v1\/(?=[a-z]*[0-9])[A-Za-z0-9]{20}\//],
  ["mattermost-webhook", /./, /^\/hooks\/[a-z0-9]{26}(?![a-z0-9])/],
  [
    "airtable-webhook",
    /^hooks\.airtable\.com$/,
    /^\/workflows\/v1\/genericWebhook\/[A-Za-z0-9]{17}\/[A-Za-z0-9]{17}\/[A-Za-z0-9]{17}/,
  ],
  ["pabbly-webhook", /^connect\.pabbly\.com$/, /^\/workflow\/sendwebhookdata\/[A-Za-z0-9_%]{20,160}/],
  ["zoho-webhook", /^(?:cliq|flow)\.zoho\.[a-z]{2,3}$/, /^\/[^\s"'<>]{4,120}zapikey=[0-9a-f.]{40,100}/],
  ["webex-webhook", /^webexapis\.com$/, /^\/v1\/webhooks\/incoming\/[A-Za-z0-9_-]{60,120}/],
];

/** As written, and as JSON may write it. */
const ADDRESS_MARKS = ["://", ":\\/\\/"];

/** Every address in the text that carries a password or is itself a key. */
export function findUrlCredentials(text: string, found: (candidate: Candidate) => void): void {
  for (const mark of ADDRESS_MARKS) {
    let readTo = 0;
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
      const from = at + mark.length;
      if (from < readTo) continue;
      const start = startOfScheme(text, at);
      const end = endOfAuthority(text, from);
      readTo = end;
      const scheme = text.slice(start, at);
      const candidate = inAuthority(text, scheme, from, end) ?? capability(text, start, from, end);
      if (candidate !== null) found(candidate);
    }
  }
}

function startOfScheme(text: string, at: number): number {
  let start = at;
  while (
    start > 0 &&
    at - start < SCHEME_MAX &&
    (isAlnum(text.charCodeAt(start - 1)) || /[+.:-]/.test(text.charAt(start - 1)))
  )
    start--;
  return start;
}

function endOfAuthority(text: string, from: number): number {
  const limit = Math.min(text.length, from + AUTHORITY_MAX);
  let end = from;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (
      code <= 32 ||
      code === 47 ||
      code === 34 ||
      code === 39 ||
      code === 60 ||
      code === 62 ||
      code === 92 ||
      code === 96 ||
      code === 63
    )
      break;
    end++;
  }
  const next = text.charAt(end);
  if ((next === "/" || next === "?") && end - from > 3) {
    const farther = passwordWithSlash(text, from, end, limit);
    if (farther > 0) return farther;
  }
  return end;
}

/** Passwords hold `/`, `?` and `#` unescaped often enough: then an `@` with a host follows before the next space or quote. */
function passwordWithSlash(text: string, from: number, slash: number, limit: number): number {
  const head = text.slice(from, slash);
  if (head.includes("@") || !/^[^:@\s]{1,80}:[^@\s]{1,80}$/.test(head) || /:\d{1,5}$/.test(head)) return 0;
  for (let at = slash; at < limit && at - slash < 60; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 34 || code === 39 || code === 60) return 0;
    if (code === 64) {
      const host = /@[A-Za-z0-9.-]{3,120}(?::\d{2,5})?(?=[/\s"'?]|$)/y;
      host.lastIndex = at;
      const match = host.exec(text);
      return match === null ? 0 : at + match[0].length;
    }
  }
  return 0;
}

function inAuthority(text: string, scheme: string, from: number, end: number): Candidate | null {
  const authority = text.slice(from, end);
  const split = authority.lastIndexOf("@");
  if (split <= 0) return null;
  const credentials = authority.slice(0, split);
  const host = authority.slice(split + 1);
  const colon = credentials.indexOf(":");
  const secret = colon < 0 ? credentials : credentials.slice(colon + 1);
  const secretAt = from + (colon < 0 ? 0 : colon + 1);
  if (colon < 0) {
    if (!looksRandom(secret, 16) || isPlaceholder(secret)) return null;
    return {
      rule: "url-token",
      severity: "MEDIUM",
      confidence: 0.6,
      start: secretAt,
      end: secretAt + secret.length,
      rank: 2,
    };
  }
  if (secret.length < 2 || TEMPLATED.test(secret) || /^[xX]+$/.test(secret) || isFilled(secret)) return null;
  if (/[{}<>()[\]\\^$]/.test(host) || host === "" || /^\$|^<|^\{|^%[a-z]$|^\.{3}/.test(credentials)) return null;
  if (isWorded(secret)) return null;
  const user = credentials.slice(0, colon);
  if (secret === "x-oauth-basic" || (EXPLAINED.test(secret) && looksRandom(user, 16))) {
    return { rule: "url-token", severity: "MEDIUM", confidence: 0.6, start: from, end: from + user.length, rank: 2 };
  }
  const explained =
    EXPLAINED.test(secret) ||
    scheme.toLowerCase().startsWith(secret.toLowerCase()) ||
    /^(?:your|my)[-_]/i.test(secret) ||
    (/^(?:user(?:name)?|u)$/i.test(user) && isPlaceholder(secret)) ||
    (secret.toLowerCase() === user.toLowerCase() && /^(?:user|guest|test|admin|root|postgres)$/i.test(user));
  const database = DATABASES.test(scheme);
  return {
    rule: database ? "database-url-password" : "url-password",
    severity: explained ? "LOW" : "MEDIUM",
    confidence: explained ? 0.3 : 0.75,
    start: secretAt,
    end: secretAt + secret.length,
    rank: 2,
  };
}

function capability(text: string, start: number, from: number, end: number): Candidate | null {
  const host = text.slice(from, end).toLowerCase();
  if (host.length > 120) return null;
  let path: string | null = null;
  for (const [rule, hostPattern, pathPattern] of CAPABILITY_HOSTS) {
    if (!hostPattern.test(host)) continue;
    path ??= text.slice(end, end + 400).replaceAll("\\/", "/");
    const match = pathPattern.exec(path);
    if (match === null || isFilled(match[0].slice(-16))) continue;
    const length = lengthInOriginal(text, end, match[0].length);
    return { rule, severity: "MEDIUM", confidence: 0.85, start, end: end + length, rank: 2 };
  }
  return null;
}

/** `\/` in JSON counts for one character of the path and two of the text. */
function lengthInOriginal(text: string, from: number, pathLength: number): number {
  let at = from;
  for (let read = 0; read < pathLength && at < text.length; read++) at += text.startsWith("\\/", at) ? 2 : 1;
  return at - from;
}
