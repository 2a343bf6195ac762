import { hash } from "node:crypto";
import { defaultDetectors, type FindingType, type GuardrailEffect } from "@mastguard/engine";
import { canonicalize } from "@mastguard/ledger";
import { SealedRows } from "@/server/db/sealed-rows";
import type { GuardrailView, UpdateGuardrailInput } from "./schemas";

/** What an organization has said about one finding type. */
export interface Guardrail {
  readonly type: string;
  /** `null`: whatever the detector's default is. */
  readonly effect: GuardrailEffect | null;
  /** Rules of the type that are to speak although they are silent by default. */
  readonly optIn: readonly string[];
}

/** A finding type with the detector it comes from. */
export interface KnownType {
  readonly detectorId: string;
  readonly type: FindingType;
}

/** Every finding type of the default detectors, in their order. */
export function knownTypes(): readonly KnownType[] {
  return defaultDetectors().placed.flatMap(({ detector }) =>
    detector.types.map((type) => ({ detectorId: detector.id, type })),
  );
}

/**
 * `sha256:` and hex over the RFC 8785 text of all guardrails, by type. The log carries it, so that a row changed behind our
 * back is noticed before the next decision.
 */
export function guardrailsHash(guardrails: readonly Guardrail[]): string {
  const members = guardrails
    .map(({ type, effect, optIn }) => ({ type, effect, optIn: [...optIn].sort() }))
    .sort((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : 0));
  return `sha256:${hash("sha256", canonicalize(members))}`;
}

/** One switched off behind our back would open a door as silently as an altered condition. */
export const sealedGuardrails = new SealedRows<Guardrail>({
  words: "guardrails",
  detail: "guardrails hash differs",
  entries: ["guardrail.updated"],
  hashOf: guardrailsHash,
});

/** The guardrail after a change; `null` when nothing is left that the organization has said. */
export function changed(type: string, before: Guardrail | null, input: UpdateGuardrailInput): Guardrail | null {
  const asked = input.effect ?? before?.effect ?? "default";
  const after = { type, effect: asked === "default" ? null : asked, optIn: input.optIn ?? before?.optIn ?? [] };
  return after.effect === null && after.optIn.length === 0 ? null : after;
}

/** How a type is shown, with what the organization has said about it. */
export function guardrailView(
  { detectorId, type }: KnownType,
  set: (Guardrail & { readonly updatedAt: Date }) | null,
): GuardrailView {
  return {
    type: type.type,
    title: type.title,
    detectorId,
    effect: set?.effect ?? type.defaultEffect,
    defaultEffect: type.defaultEffect,
    isSet: set !== null && set.effect !== null,
    optional: [...(type.optIn ?? [])],
    optIn: [...(set?.optIn ?? [])],
    remediation: type.remediation,
    references: [...type.references],
    updatedAt: set?.updatedAt.toISOString() ?? null,
  };
}
