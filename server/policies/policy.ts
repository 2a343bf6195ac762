import { hash } from "node:crypto";
import { canonicalize } from "@mastguard/ledger";
import type { PolicyId, PolicySetId, PolicyVersionId } from "@/server/ids";
import { type PolicyContent, type PolicyPatch, type PolicyPlacement, PRIORITY_MAX } from "./schemas";

/** A rule as it stands: the content of its current version, and its place in the set. */
export interface Policy extends PolicyContent, PolicyPlacement {
  readonly id: PolicyId;
  readonly policySetId: PolicySetId;
  readonly versionId: PolicyVersionId;
  /** 1, 2, 3 …; counts changes of content only. */
  readonly version: number;
  /** `sha256:` and hex, over the canonical content of the version. */
  readonly contentHash: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** At most so many rules in one set: every decision may have to meet each of them. */
export const POLICIES_MAX = 500;
export const PRIORITY_STEP = 10;

/** `sha256:` and hex over the RFC 8785 text: equal values have equal hashes, on any machine. */
export function contentHashOf(value: unknown): string {
  return `sha256:${hash("sha256", canonicalize(value))}`;
}

/** What a version says, without its place: exactly the fields its hash covers. */
export function contentOf(policy: PolicyContent): PolicyContent {
  const { name, description, actionTypes, agentIds, tools, condition, decision, review } = policy;
  return { name, description, actionTypes, agentIds, tools, condition, decision, review };
}

/** The hash that a version with this content is stored under. */
export function policyContentHash(content: PolicyContent): string {
  return contentHashOf(contentOf(content));
}

/** Where a rule stands. */
export function placementOf({ priority, active, shadow }: PolicyPlacement): PolicyPlacement {
  return { priority, active, shadow };
}

/** The priority behind all of `policies`, in steps of ten. At the upper bound it is shared; creation breaks the tie. */
export function nextPriority(policies: readonly PolicyPlacement[]): number {
  const highest = policies.reduce((most, { priority }) => Math.max(most, priority), 0);
  return Math.min(highest + PRIORITY_STEP, PRIORITY_MAX);
}

/** A policy before and after an edit, and which of its fields the edit really changed. */
export interface PolicyEdit {
  readonly content: PolicyContent;
  readonly contentHash: string;
  readonly placement: PolicyPlacement;
  /** Whether the content changed, so that a new version is due. */
  readonly isNewVersion: boolean;
  /** Names of the changed fields, sorted; empty when the edit changes nothing. */
  readonly fields: readonly string[];
}

/** Applies a patch; fields it does not name stay. */
export function editPolicy(before: Policy, patch: PolicyPatch): PolicyEdit {
  const content = contentOf({ ...before, ...patch });
  const placement = placementOf({ ...before, ...patch });
  const contentHash = contentHashOf(content);
  const fields = [...changed(contentOf(before), content), ...changed(placementOf(before), placement)].sort();
  return { content, contentHash, placement, isNewVersion: contentHash !== before.contentHash, fields };
}

function changed<T extends object>(before: T, after: T): string[] {
  const old = new Map(Object.entries(before));
  return Object.entries(after)
    .filter(([field, value]) => canonicalize(old.get(field)) !== canonicalize(value))
    .map(([field]) => field);
}
