import { remembered } from "../../tool-role/remembered";
import { assertNever } from "../../vocabulary/assert-never";
import type { Severity } from "../../vocabulary/risk-category";
import { carriedData, carriesAnything, hasInterpolation } from "./carried-data";
import type { Target } from "./find-targets";
import { readIpLiteral } from "./ip-address";
import { isChatWebhook, knownKindOf } from "./known-hosts";
import { hasCommonEnding, imitationOf } from "./look-alike";
import { decodeHost } from "./punycode";
import type { NetworkRule } from "./types";

export interface Verdict {
  readonly rule: NetworkRule;
  readonly severity: Severity;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** What the action does with addresses. */
export interface Use {
  /** The tool opens addresses: what it reaches, the agent reaches. */
  readonly isOpened: boolean;
  /** That, or the argument's name says that it is an address, or a program may open it. */
  readonly isFetched: boolean;
  /** Something is sent there: an upload, a POST, a message. */
  readonly isSent: boolean;
}

/** The gravest thing about a target, or `null`. */
export function judgeTarget(target: Target, use: Use): Verdict | null {
  const { host, scheme, rest } = target;
  if (host === "") return null;
  const address =
    scheme !== null || use.isFetched || target.host.includes(":") ? readIpLiteral(host) : readBareAddress(host);
  if (address !== null) return judgeAddress(address.scope, address.isEncoded, target, use);
  if (scheme !== null && /(?:^|\.)(?:localhost|localdomain)$/.test(host))
    return judgeAddress("loopback", false, target, use);
  const known = judgeKnownHost(target, use);
  if (known !== null) return known;
  if (scheme === null && !use.isFetched && !target.isMailDomain && !hasCommonEnding(host)) return null;
  const name = judgeName(host);
  if (name !== null) return name;
  if (scheme === null) return null;
  if (
    target.isImage &&
    isWeb(scheme) &&
    (carriedData(host, rest) !== null || hasWords(rest) || hasInterpolation(rest))
  ) {
    return { rule: "data-in-image", severity: "MEDIUM", confidence: 0.75 };
  }
  const data = isWeb(scheme) ? carriedData(host, rest) : null;
  if (data !== null) return { rule: data.rule, severity: "MEDIUM", confidence: data.confidence };
  return judgeUserInfo(target);
}

function isWeb(scheme: string): boolean {
  return scheme === "http" || scheme === "https" || scheme === "ws" || scheme === "wss" || scheme === "ftp";
}

/** Without a scheme only the address of a metadata service stands out; others are numbers in a text. */
function readBareAddress(host: string): ReturnType<typeof readIpLiteral> {
  if (!/^(?:169\.254\.|100\.100\.100\.)/.test(host)) return null;
  const address = readIpLiteral(host);
  return address?.scope === "metadata" ? address : null;
}

function judgeAddress(
  scope: string,
  isEncoded: boolean,
  { scheme, rest }: Target,
  { isFetched, isOpened, isSent }: Use,
): Verdict | null {
  if (scope === "metadata")
    return {
      rule: "metadata-endpoint",
      severity: scheme !== null || isFetched ? "HIGH" : "MEDIUM",
      confidence: isEncoded ? 0.95 : 0.9,
    };
  if (scheme === null) return null;
  if (isEncoded) return { rule: "encoded-ip", severity: "MEDIUM", confidence: 0.85 };
  if (scope !== "public") {
    return { rule: "private-address", severity: isOpened && scope !== "reserved" ? "MEDIUM" : "LOW", confidence: 0.6 };
  }
  const data = isWeb(scheme) ? carriedData("", rest) : null;
  return { rule: "raw-ip", severity: "MEDIUM", confidence: data !== null || isSent ? 0.75 : 0.55 };
}

function judgeKnownHost(
  { host, rest, scheme, isMailDomain, isFilledIn }: Target,
  { isFetched, isSent }: Use,
): Verdict | null {
  if (isMailDomain) return null;
  const isAddress = scheme !== null || isFetched;
  if (scheme !== null && isChatWebhook(host, rest))
    return { rule: "chat-webhook", severity: "MEDIUM", confidence: 0.7 };
  const kind = knownKindOf(host);
  if (kind === null) return null;
  if (kind === "tunnel" && /(?:^|[.-])(?:169[.-]254[.-]169[.-]254|a9fea9fe)[.-]/.test(host))
    return { rule: "metadata-endpoint", severity: "HIGH", confidence: 0.9 };
  const hasData =
    isSent || isFilledIn || carriesAnything(host, rest) || (kind === "capture" && host.split(".").length > 4);
  switch (kind) {
    case "metadata":
      return {
        rule: "metadata-endpoint",
        severity: isAddress || rest.includes("/") ? "HIGH" : "MEDIUM",
        confidence: 0.9,
      };
    case "capture":
      return { rule: "capture-host", severity: hasData ? "HIGH" : "MEDIUM", confidence: 0.85 };
    case "drop":
      if (!isAddress && rest === "" && !isSent) return { rule: "drop-host", severity: "LOW", confidence: 0.5 };
      return { rule: "drop-host", severity: hasData ? "HIGH" : "MEDIUM", confidence: hasData ? 0.7 : 0.55 };
    case "tunnel":
      return { rule: "tunnel-host", severity: hasData ? "HIGH" : "MEDIUM", confidence: hasData ? 0.7 : 0.6 };
    default:
      return assertNever(kind);
  }
}

const LATIN = /[a-z]/;
const LOOKING_LATIN = /[\u0370-\u03ff\u0400-\u052f\u0530-\u058f]/;

/** What the name itself says, wherever it stands. Hosts come again and again. */
const judgeName = remembered((host): Verdict | null => {
  const decoded = decodeHost(host);
  if (decoded.split(".").some((label) => LATIN.test(label) && LOOKING_LATIN.test(label)))
    return { rule: "mixed-script", severity: "MEDIUM", confidence: 0.8 };
  const imitation = imitationOf(decoded);
  if (imitation === null) return decoded === host ? null : { rule: "punycode-host", severity: "LOW", confidence: 0.4 };
  if (imitation === "one-letter") return { rule: "look-alike", severity: "LOW", confidence: 0.45 };
  return { rule: "look-alike", severity: "MEDIUM", confidence: imitation === "slip" ? 0.6 : 0.75 };
});

/** A query that reads like a message: three words, or a name and a value in it. */
function hasWords(rest: string): boolean {
  const query = rest.slice(rest.indexOf("?") + 1);
  if (query === rest) return false;
  return (
    /=[^&]{0,400}?(?:\+|%20)[^&+%]{2,}(?:\+|%20)/i.test(query) ||
    /=[A-Za-z0-9+/_-]{48,}/.test(query) ||
    /[?&](?:data|d|q|leak|exfil|secret|msg|payload|content|body|c|p)=\{?[\w%+ .:@-]{12,}/i.test(rest)
  );
}

const PLACEHOLDERS = /^(?:user(?:name)?|me|admin|login|your[\w-]*|<.*>|\$.*|\{.*|x+|\*+)$/i;

function judgeUserInfo({ userInfo, scheme }: Target): Verdict | null {
  if (userInfo === null || scheme === null) return null;
  const colon = userInfo.indexOf(":");
  const password = colon < 0 ? "" : userInfo.slice(colon + 1);
  // `https://paypal.com@host/` shows one host and goes to another.
  if (isWeb(scheme) && colon < 0 && /\.[a-z]{2,}$/i.test(userInfo))
    return { rule: "look-alike", severity: "MEDIUM", confidence: 0.8 };
  if (password === "") return null;
  const isPlaceholder =
    PLACEHOLDERS.test(password) ||
    /^(?:password|passwd|pass|pwd|secret|token)$/i.test(password) ||
    hasInterpolation(userInfo);
  const isGrave = isWeb(scheme) && !isPlaceholder;
  return { rule: "credentials-in-url", severity: isGrave ? "MEDIUM" : "LOW", confidence: isGrave ? 0.7 : 0.4 };
}
