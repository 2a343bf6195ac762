import type { Action } from "../../action";
import { keyedName } from "../../hash/keyed-name";
import type { SipKey } from "../../hash/sip-hash";
import type { Verdict } from "../../vocabulary/verdict";
import { addressesIn } from "../taint/addresses";

/** What a baseline takes in of one step: names and keyed names, never content. */
export interface BaselineStep {
  readonly atMs: number;
  /** Keyed name of the run or session; empty when there is none. */
  readonly session: string;
  /** The tool as named, its first 40 characters, else the action's type. */
  readonly tool: string;
  /** `null` while it is being decided. */
  readonly verdict: Verdict | null;
  /** From 0 to 100. */
  readonly riskScore: number;
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly hosts: readonly string[];
  readonly directories: readonly string[];
}

const TOOL_MAX = 40;
const KEYS_MAX = 16;
const KEY_LENGTH_MAX = 24;
const VALUE_LENGTH_MAX = 200;
const TEXT_MAX = 4_096;
const HOSTS_MAX = 8;

/** Directories in which nothing ordinary is looked for. */
const SENSITIVE = [
  "/etc",
  "/root",
  "/proc",
  "/sys",
  "/boot",
  "/var/log",
  "/var/run",
  "/usr/sbin",
  "/.ssh",
  "/.aws",
  "/.kube",
  "/.gnupg",
  "/.docker",
  "c:\\windows",
  "\\system32",
  "appdata\\roaming",
] as const;

/** Reads an action for a baseline. Looks at the arguments at the top, at most 16 of them. */
export function baselineStepOf(
  { tool, actionType, payload, sessionKey }: Action,
  { verdict, riskScore, atMs }: Pick<BaselineStep, "verdict" | "riskScore" | "atMs">,
  key: SipKey,
): BaselineStep {
  const keys: string[] = [];
  const values: string[] = [];
  const hosts = new Set<string>();
  const directories = new Set<string>();
  for (const name of Object.keys(payload).slice(0, KEYS_MAX)) {
    const value = payload[name];
    keys.push(name.slice(0, KEY_LENGTH_MAX));
    if (typeof value === "number" || typeof value === "boolean") values.push(keyedName(key, `${name}=${value}`));
    if (typeof value !== "string") continue;
    if (value.length <= VALUE_LENGTH_MAX) values.push(keyedName(key, `${name}=${value}`));
    const lower = value.slice(0, TEXT_MAX).toLowerCase();
    for (const { value: address, isSqueezed } of addressesIn(lower, HOSTS_MAX)) {
      if (!isSqueezed && hosts.size < HOSTS_MAX) hosts.add(keyedName(key, address.slice(address.indexOf("@") + 1)));
    }
    for (const directory of SENSITIVE) if (lower.includes(directory)) directories.add(directory);
  }
  return {
    atMs,
    session: sessionKey === null ? "" : keyedName(key, sessionKey),
    tool: (tool ?? actionType).slice(0, TOOL_MAX),
    verdict,
    riskScore,
    keys,
    values,
    hosts: [...hosts],
    directories: [...directories],
  };
}
