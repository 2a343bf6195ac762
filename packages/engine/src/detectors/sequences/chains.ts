import { TOOL_ROLES, type ToolRole } from "../../tool-role";
import { remembered } from "../../tool-role/remembered";
import { toolWords } from "../../tool-role/tool-words";
import { VERDICTS } from "../../vocabulary/verdict";
import {
  type ChainStep,
  carriesOut,
  changesSystem,
  countLast,
  familyOf,
  type History,
  handlesCredentials,
  isBlocked,
  isNetwork,
  isOutOfScope,
  isReading,
  runsCode,
  someLast,
} from "./steps";

/** A named way in which harmless-looking steps add up to harm. */
export interface Chain {
  readonly name: string;
  /** Points the pattern adds to a risk score, as AIRG publishes them. */
  readonly boost: number;
  /** Steps before the action that it needs at least. */
  readonly historyMin: number;
  /** How sure the pattern alone makes us, from 0 to 1: below 0.5 it is what ordinary agents do too. */
  readonly confidence: number;
  readonly sentence: string;
  /** Whether an action of the role can complete the pattern; any can where it is left out. */
  readonly endsWith?: (role: ToolRole) => boolean;
  /** @param action of a role that can complete the pattern, which it must do. */
  readonly fires: (history: History, action: ChainStep) => boolean;
}

const isElevating = toolWith(
  "sudo su root admin administrator role roles privilege privileges permission permissions elevate escalate grant acl iam",
);
const isProbing = toolWith(
  "env environ environment whoami hostname uname sysinfo system processes ps netstat ifconfig ports scan nmap users groups config configuration inspect",
);
const GAP_MS = 10 * 60_000;
const CREDENTIALS_MIN = 3;
const READS_MIN = 3;

/** All sixteen patterns AIRG names, from the highest boost down; the first that fires is the one that is reported. */
export const CHAINS: readonly Chain[] = [
  {
    name: "privilege-chain",
    boost: 65,
    historyMin: 2,
    confidence: 0.6,
    sentence: "Credentials were read, and then something was run, written or sent.",
    endsWith: (role) => runsCode(role) || role === "file_write" || role === "http_send",
    fires: (history, action) => !handlesCredentials(action) && someLast(history, 8, handlesCredentials),
  },
  {
    name: "repeated-scope-probing",
    boost: 60,
    historyMin: 2,
    confidence: 0.7,
    sentence: "The agent asked at least twice for tools it may not use.",
    fires: (history) => countLast(history, history.length, isOutOfScope) >= 2,
  },
  {
    name: "multi-cred-harvest",
    boost: 60,
    historyMin: 2,
    confidence: 0.6,
    sentence: "Credentials were read several times in a row.",
    fires: (history, action) =>
      handlesCredentials(action) && distinctLast(history, 9, handlesCredentials, action) >= CREDENTIALS_MIN,
  },
  {
    name: "credential-then-http",
    boost: 55,
    historyMin: 2,
    confidence: 0.6,
    sentence: "Credentials were read, and then the network was used.",
    endsWith: isNetwork,
    fires: (history) => someLast(history, 4, handlesCredentials),
  },
  {
    name: "verification-evasion",
    boost: 55,
    historyMin: 3,
    confidence: 0.6,
    sentence: "A tool was blocked, and the agent turned to another that does the same.",
    endsWith: changesOrCarries,
    fires: (history, action) =>
      someLast(
        history,
        10,
        (step) => isBlocked(step) && step.tool !== action.tool && familyOf(step.role) === familyOf(action.role),
      ),
  },
  {
    name: "escalating-risk",
    boost: 50,
    historyMin: 5,
    confidence: 0.5,
    sentence:
      "Each of the last steps was decided at least as strictly as the one before it, and the last more strictly than the first.",
    fires: (history) => {
      const last = history.at(-1);
      if (last === undefined || rankOf(last) < 2) return false;
      const ranks = history.slice(-6).map(rankOf);
      const first = ranks[0] ?? 0;
      return ranks.every((rank, index) => rank >= (ranks[index - 1] ?? first)) && rankOf(last) >= first + 2;
    },
  },
  {
    name: "high-block-rate",
    boost: 50,
    historyMin: 4,
    confidence: 0.6,
    sentence: "More than half of the agent's last steps were blocked.",
    fires: (history) => countLast(history, 8, isBlocked) * 2 > Math.min(8, history.length),
  },
  {
    name: "privilege-escalation",
    boost: 50,
    historyMin: 2,
    confidence: 0.5,
    sentence: "Rights were raised, and then the system was changed.",
    endsWith: changesSystem,
    fires: (history, action) =>
      !isElevating(action) &&
      someLast(history, 8, (step) => (step.role === "share" || changesSystem(step.role)) && isElevating(step)),
  },
  {
    name: "read-write-exec",
    boost: 45,
    historyMin: 3,
    confidence: 0.4,
    sentence: "Something was read, something written and then something run.",
    endsWith: runsCode,
    fires: (history) => {
      const near = history.slice(-6);
      const read = near.findIndex(
        ({ role }) => role === "file_read" || role === "credential_read" || role === "http_fetch",
      );
      return read !== -1 && near.slice(read + 1).some(({ role }) => role === "file_write");
    },
  },
  {
    name: "argument-mutation",
    boost: 45,
    historyMin: 4,
    confidence: 0.4,
    sentence: "One tool was called again and again with arguments that differ.",
    endsWith: changesOrCarries,
    fires: (history, { tool }) => {
      if (tool === null || countLast(history, 8, (step) => step.tool === tool) < 4) return false;
      const same = history.slice(-8).filter((step) => step.tool === tool);
      return new Set(same.map(({ fingerprint }) => fingerprint)).size >= 3;
    },
  },
  {
    name: "delayed-exfil",
    boost: 45,
    historyMin: 2,
    confidence: 0.4,
    sentence: "Credentials or files were read, and long after that something was sent out.",
    endsWith: carriesOut,
    fires: (history, action) => {
      const before = history.at(-1);
      const isAfterGap = before !== undefined && action.atMs - before.atMs >= GAP_MS;
      return (
        isAfterGap && someLast(history, history.length, (step) => handlesCredentials(step) || step.role === "file_read")
      );
    },
  },
  {
    name: "data-staging",
    boost: 40,
    historyMin: 2,
    confidence: 0.4,
    sentence: "Several things were read, and then something was sent out over the network.",
    endsWith: (role) => role === "http_send",
    fires: (history) => distinctLast(history, 8, ({ role }) => isReading(role)) >= READS_MIN,
  },
  {
    name: "block-bypass-retry",
    boost: 40,
    historyMin: 2,
    confidence: 0.55,
    sentence: "A tool that was blocked is called again.",
    fires: (history, { tool }) =>
      tool !== null && someLast(history, 10, (step) => isBlocked(step) && step.tool === tool),
  },
  {
    name: "browse-then-exfil",
    boost: 35,
    historyMin: 2,
    confidence: 0.5,
    sentence: "A page was fetched, and then a message was sent.",
    endsWith: (role) => role === "message_send",
    fires: (history) => someLast(history, 6, ({ role }) => isNetwork(role)),
  },
  {
    name: "env-recon",
    boost: 35,
    historyMin: 2,
    confidence: 0.5,
    sentence: "The environment was probed, and then something was written.",
    endsWith: (role) => role === "file_write" || runsCode(role),
    fires: (history, action) => !isProbing(action) && countLast(history, 8, isProbing) >= 2,
  },
  {
    name: "rapid-tool-switching",
    boost: 30,
    historyMin: 3,
    confidence: 0.5,
    sentence: "Running, writing, fetching and sending follow each other within a few steps.",
    endsWith: (role) => SWITCHED.has(role),
    fires: (history, action) => {
      const kinds = new Set([action, ...history.slice(-4)].map(({ role }) => SWITCHED.get(role)));
      kinds.delete(undefined);
      return kinds.size >= 3;
    },
  },
];

/** The first pattern, from the highest boost down, that the action completes. */
export function chainOf(history: History, action: ChainStep): Chain | null {
  chainsByRole ??= new Map(
    TOOL_ROLES.map((role) => [role, CHAINS.filter(({ endsWith }) => endsWith?.(role) ?? true)] as const),
  );
  for (const chain of chainsByRole.get(action.role) ?? []) {
    if (history.length >= chain.historyMin && chain.fires(history, action)) return chain;
  }
  return null;
}

/** The patterns an action of a role can complete, in their order. */
let chainsByRole: ReadonlyMap<ToolRole, readonly Chain[]> | null = null;

const SWITCHED: ReadonlyMap<string, string> = new Map([
  ["shell", "run"],
  ["execute_code", "run"],
  ["file_write", "write"],
  ["http_fetch", "fetch"],
  ["http_send", "fetch"],
  ["message_send", "send"],
]);

function changesOrCarries(role: ToolRole): boolean {
  return changesSystem(role) || carriesOut(role) || role === "pay" || isNetwork(role);
}

/** How strictly a step was decided, from 0 for ALLOW to 3 for BLOCK, and how much was found in it. */
function rankOf({ verdict, findings }: ChainStep): number {
  return (verdict === null ? 0 : Math.max(0, VERDICTS.indexOf(verdict))) + findings.length;
}

/** Steps of a kind among the last `most`, and the action if given: those that do the same thing counted once. */
function distinctLast(history: History, most: number, holds: (step: ChainStep) => boolean, action?: ChainStep): number {
  const held = history.slice(-most).filter(holds);
  if (action !== undefined) held.push(action);
  return new Set(held.map(({ fingerprint }, index) => fingerprint || index)).size;
}

/** A test for steps whose tool's name has one of some words. */
function toolWith(words: string): (step: ChainStep) => boolean {
  const known = new Set(words.split(" "));
  const holds = remembered((tool) => toolWords(tool).some((word) => known.has(word)));
  return ({ tool }) => tool !== null && holds(tool);
}
