import type { ActorContext } from "@/server/auth/actor";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { ConflictError } from "@/server/errors";
import { CONSENT_SQL, type Consent, consentOf } from "./consent";
import type { ModelEndpoint } from "./endpoint";
import type { ModelJudgeView, UpdateModelJudgeInput } from "./schemas";

/** Whether the organization's doubtful actions are shown to a model. */
export async function getModelJudge(ctx: ActorContext, endpoint: ModelEndpoint | null): Promise<ModelJudgeView> {
  return viewOf(await inOrganization(ctx, readConsent), endpoint);
}

/**
 * Switches the judge on, for the configured endpoint's origin and for what is decided from now on, or off.
 * @throws ConflictError when it is to be switched on and there is no endpoint, or another than was agreed to: nobody can agree to an
 * unknown recipient.
 */
export async function updateModelJudge(
  ctx: ActorContext,
  endpoint: ModelEndpoint | null,
  input: UpdateModelJudgeInput,
): Promise<ModelJudgeView> {
  const { enabled } = input;
  if (input.enabled) assertRecipient(endpoint, input.origin);
  return await inOrganization(ctx, async (unit) => {
    const { tx, organization } = unit;
    // One change at a time, so that the newest entry is the newest row.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`model judge ${organization}`}, 0))`;
    const before = await readConsent(unit);
    const origin = (input.enabled ? input.origin : before?.origin) ?? "";
    if (enabled === (before?.isOn ?? false) && (!enabled || origin === before?.origin)) return viewOf(before, endpoint);
    const updatedAt = new Date();
    await tx.modelJudge.upsert({
      where: { organizationId: organization },
      create: { organizationId: organization, isOn: enabled, origin, updatedAt },
      update: { isOn: enabled, origin, updatedAt },
    });
    unit.append({
      type: "judge.updated",
      data: { enabled, origin, model: enabled ? (endpoint?.model ?? null) : null },
    });
    unit.bumpEpoch(); // what was decided before and after is told apart by epoch, as for every other setting
    return viewOf({ isOn: enabled, origin, updatedAt }, endpoint);
  });
}

function assertRecipient(endpoint: ModelEndpoint | null, origin: string): void {
  if (endpoint === null)
    throw new ConflictError("No model endpoint is configured. An operator sets MODEL_JUDGE_URL and MODEL_JUDGE_MODEL.");
  if (endpoint.url.origin === origin) return;
  throw new ConflictError(
    `The configured endpoint is \`${endpoint.url.origin}\`, not \`${origin}\`. Read the setting again and agree to the one that is shown.`,
  );
}

async function readConsent({ tx }: Unit): Promise<Consent | null> {
  return consentOf(await tx.$queryRawUnsafe(CONSENT_SQL)); // a constant
}

function viewOf(
  consent: Pick<Consent, "isOn" | "origin" | "updatedAt"> | null,
  endpoint: ModelEndpoint | null,
): ModelJudgeView {
  const enabled = consent?.isOn ?? false;
  return {
    enabled,
    origin: consent?.origin ?? null,
    endpoint: endpoint === null ? null : { origin: endpoint.url.origin, model: endpoint.model },
    isAsking: enabled && endpoint !== null && consent?.origin === endpoint.url.origin,
    updatedAt: consent?.updatedAt.toISOString() ?? null,
  };
}
