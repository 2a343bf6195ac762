import type { Action } from "../../action";
import type { Evidence, TextDetector, TextObservation } from "../../detection/detector";
import type { TextEvidence } from "../../detection/text-evidence";
import { toolRoleOf } from "../../tool-role";
import { remembered } from "../../tool-role/remembered";
import { findTargets } from "./find-targets";
import { judgeTarget, type Use, type Verdict } from "./judge-target";
import { EXFILTRATION_TARGET } from "./types";

const OBSERVATIONS_MAX = 50;

/** Addresses in an action that data leaves by, or that a tool should not be sent to. See README.md. */
export const networkDetector: TextDetector = {
  id: "network",
  kind: "text",
  types: [EXFILTRATION_TARGET],
  triggers: {
    features: ["host", "quad"],
    words: [
      "javascript",
      "vbscript",
      "data",
      "file",
      "gopher",
      "jar",
      "dict",
      "netdoc",
      "localhost",
      "fd00",
      "fd20",
      "2852039166",
      "0xa9fea9fe",
    ],
  },
  inspect,
};

function inspect({ text, origin, key }: TextEvidence, evidence: Evidence): readonly TextObservation[] {
  if (origin !== "payload") return [];
  const use = useOf(evidence.action, key, text);
  const scheme = judgeScheme(text, use);
  if (scheme !== null) return [observation(scheme, 0, text.length)];
  const observations: TextObservation[] = [];
  let seen: Set<string> | null = null;
  const targets = findTargets(text);
  for (const target of targets) {
    const verdict = judgeTarget(target, use);
    if (verdict === null) continue;
    const name = `${verdict.rule} ${verdict.severity} ${target.host}`;
    seen ??= new Set();
    if (seen.has(name)) continue;
    seen.add(name);
    observations.push(observation(verdict, target.start, target.end));
    if (observations.length >= OBSERVATIONS_MAX) break;
  }
  if (targets.length === 0 && use.isFetched) return inspectBareHost(text, use);
  return observations;
}

/** Metadata addresses that are no host-like word; the triggers name them too. */
const BARE_METADATA = /^\[?(?:fd00:ec2::254|fd20:ce::254|2852039166|0xa9fea9fe)\]?$/;

/** An argument that is a host and nothing else, without a dot or scheme: `localhost`, `fd00:ec2::254`. */
function inspectBareHost(text: string, use: Use): readonly TextObservation[] {
  const host = text.length > 64 ? "" : text.trim().toLowerCase();
  if (BARE_METADATA.test(host)) {
    return [observation({ rule: "metadata-endpoint", severity: "HIGH", confidence: 0.9 }, 0, text.length)];
  }
  if (host !== "localhost") return [];
  const severity = use.isOpened ? "MEDIUM" : "LOW";
  return [observation({ rule: "private-address", severity, confidence: 0.6 }, 0, text.length)];
}

function observation({ rule, severity, confidence }: Verdict, start: number, end: number): TextObservation {
  return { type: EXFILTRATION_TARGET.type, rule, severity, confidence, span: { start, end } };
}

/** Keys whose value is an address to be opened, lower case. */
const ADDRESS_KEYS =
  /^(?:.{0,20}[_-])?(?:url|uri|link|href|endpoint|webhook|host|hostname|domain|server|address|target|src|website|site)(?:_?url)?$/;

const isAddressKey = remembered((key) => ADDRESS_KEYS.test(key.slice(0, 40).toLowerCase()));

/** What a command or program says when it sends something. */
const SENDING =
  /(?:^|\s)(?:-d|-F|-T|--data\S{0,12}|--form|--upload-file|--post-(?:data|file)|-X\s{0,2}(?:POST|PUT))(?=\s|=|@|['"])|\b(?:requests|axios|http)\.(?:post|put)\b|\bmethod["']?\s{0,3}[:=]\s{0,3}["']POST/;

function useOf(action: Action, key: string | null, text: string): Use {
  const role = toolRoleOf(action.tool, action.actionType);
  const isOpening = role === "http_fetch" || role === "http_send" || role === "browse";
  const isAddress = key !== null && isAddressKey(key);
  const isProgram = role === "shell" || role === "execute_code";
  const method = action.payload["method"];
  const isPosting = isOpening && typeof method === "string" && /^\s*(?:post|put|patch)\s*$/i.test(method);
  return {
    isOpened: isOpening,
    isFetched: isOpening || isAddress || isProgram,
    isSent: isPosting || (role === "http_send" && hasBody(action)) || (isProgram && SENDING.test(text.slice(0, 4096))),
  };
}

function hasBody({ payload }: Action): boolean {
  return ["body", "data", "json", "content", "file", "files", "form"].some(
    (key) => payload[key] !== undefined && payload[key] !== null && payload[key] !== "",
  );
}

const SCRIPT_SCHEMES =
  /^[\s"'<]{0,4}(?:javascript|vbscript|data|file|gopher|dict|jar|phar|php|expect|netdoc|ldaps?|tftp)\s{0,2}:/i;

/** `javascript:`, `file:///etc/passwd`, `gopher://…` as the whole argument of a tool that opens addresses. */
function judgeScheme(text: string, { isFetched }: Use): Verdict | null {
  if (!isFetched || text.length > 262_144) return null;
  const scheme = SCRIPT_SCHEMES.exec(text.slice(0, 40))?.[0].toLowerCase();
  if (scheme === undefined) return null;
  // `data:` and `file:` are words too, `Data: 5` and `file: report.txt`.
  if (/data/.test(scheme) && !/^[\s"'<]{0,4}data:[\w.+-]{1,40}\/[\w.+-]{1,60}[;,]/i.test(text.slice(0, 140)))
    return null;
  if (
    /(?:file|jar|dict|expect|php|ldap|netdoc|phar)/.test(scheme) &&
    !/:\s{0,2}(?:\/\/|\/|file:|http)/.test(text.slice(0, 60))
  )
    return null;
  const isData = /data/.test(scheme);
  return { rule: "unusual-scheme", severity: isData ? "LOW" : "MEDIUM", confidence: isData ? 0.5 : 0.75 };
}
