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
 * Switches the judge on, for the configured endpoint's host and for what is decided from now on, or off.
 * @throws ConflictError when it is to be switched on and there is no endpoint: nobody can agree to an unknown recipient.
 */
export async function updateModelJudge(
  ctx: ActorContext,
  endpoint: ModelEndpoint | null,
  { enabled }: UpdateModelJudgeInput,
): Promise<ModelJudgeView> {
  if (enabled && endpoint === null)
    throw new ConflictError("No model endpoint is configured. An operator sets MODEL_JUDGE_URL and MODEL_JUDGE_MODEL.");
  return await inOrganization(ctx, async (unit) => {
    const { tx, organization } = unit;
    // One change at a time, so that the newest entry is the newest row.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`model judge ${organization}`}, 0))`;
    const before = await readConsent(unit);
    const host = (enabled ? endpoint?.url.host : before?.host) ?? "";
    if (enabled === (before?.isOn ?? false) && (!enabled || host === before?.host)) return viewOf(before, endpoint);
    const updatedAt = new Date();
    await tx.modelJudge.upsert({
      where: { organizationId: organization },
      create: { organizationId: organization, isOn: enabled, host, updatedAt },
      update: { isOn: enabled, host, updatedAt },
    });
    unit.append({ type: "judge.updated", data: { enabled, host, model: enabled ? (endpoint?.model ?? null) : null } });
    unit.bumpEpoch(); // what was decided before and after is told apart by epoch, as for every other setting
    return viewOf({ isOn: enabled, host, updatedAt }, endpoint);
  });
}

async function readConsent({ tx }: Unit): Promise<Consent | null> {
  return consentOf(await tx.$queryRawUnsafe(CONSENT_SQL)); // a constant
}

function viewOf(
  consent: Pick<Consent, "isOn" | "host" | "updatedAt"> | null,
  endpoint: ModelEndpoint | null,
): ModelJudgeView {
  const enabled = consent?.isOn ?? false;
  return {
    enabled,
    host: consent?.host ?? null,
    endpoint: endpoint === null ? null : { host: endpoint.url.host, model: endpoint.model },
    isAsking: enabled && endpoint !== null && consent?.host === endpoint.url.host,
    updatedAt: consent?.updatedAt.toISOString() ?? null,
  };
}
