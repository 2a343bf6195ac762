import type { ActorContext } from "@/server/auth/actor";
import { loggedName, referenceOf } from "@/server/crypto/reference";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { ConflictError } from "@/server/errors";
import { CONTAINMENT_ENTRIES, type Contained, type ContainmentKind, containmentHash } from "./containment";
import type { ContainmentChange, ContainmentReason, ContainmentState } from "./schemas";
import { readContained } from "./store";
import { subjectOf, type Target } from "./target";

/** How many of a kind an organization may hold: what decides carries them all. */
const MOST = {
  stop: { most: 1, full: "The organization is stopped." },
  quarantine: {
    most: 10_000,
    full: "At most 10,000 agents can be in quarantine. Release one first, or stop everything.",
  },
  blocked_tool: { most: 1_000, full: "At most 1,000 tools can be blocked. Unblock one first, or stop everything." },
} as const satisfies Record<ContainmentKind, { readonly most: number; readonly full: string }>;

/** All that the organization has contained. @throws UnavailableError when it is not what was logged. */
export async function getContainment(ctx: ActorContext): Promise<ContainmentState> {
  const contained = await inOrganization(ctx, readAll);
  const of = (wanted: ContainmentKind) =>
    contained
      .filter(({ kind }) => kind === wanted)
      .map((one) => ({ subject: one.subject, reason: one.reason, since: one.since.toISOString(), by: one.by }))
      .sort((a, b) => (a.subject < b.subject ? -1 : 1));
  return {
    stop: of("stop")[0] ?? null,
    quarantinedAgents: of("quarantine").map(({ subject: agentId, ...since }) => ({ agentId, ...since })),
    blockedTools: of("blocked_tool").map(({ subject: tool, ...since }) => ({ tool, ...since })),
  };
}

/**
 * Stops the organization, quarantines an agent or blocks a tool: no decision commits after this but BLOCK for what is
 * contained, on any node. What is contained already stays as it is, with its first reason, and nothing is logged.
 * @throws ValidationError for a name no action could carry; ConflictError beyond 10,000 agents or 1,000 tools;
 * UnavailableError when what is stored is not what was logged.
 */
export async function contain(
  ctx: ActorContext,
  target: Target,
  reason: ContainmentReason,
): Promise<ContainmentChange> {
  const { kind } = target;
  const subject = subjectOf(target);
  return await inOrganization(ctx, async (unit) => {
    await takeTurn(unit);
    const before = await readAll(unit);
    const present = before.find((one) => one.kind === kind && one.subject === subject);
    if (present) return changeView(kind, subject, present);
    const { most, full } = MOST[kind];
    if (before.filter((one) => one.kind === kind).length >= most) throw new ConflictError(full);
    const added = { kind, subject, reason, since: new Date(), by: ctx.actor.id };
    await unit.tx.containment.create({ data: { organizationId: unit.organization, ...added } });
    seal(unit, CONTAINMENT_ENTRIES[kind].on, added, [...before, added]);
    return changeView(kind, subject, added);
  });
}

/**
 * Lets go what {@link contain} holds, from the next decision on. What is not contained stays so, and nothing is logged.
 * @throws ValidationError and UnavailableError as {@link contain}.
 */
export async function letGo(ctx: ActorContext, target: Target): Promise<ContainmentChange> {
  const { kind } = target;
  const subject = subjectOf(target);
  return await inOrganization(ctx, async (unit) => {
    await takeTurn(unit);
    const before = await readAll(unit);
    const present = before.find((one) => one.kind === kind && one.subject === subject);
    if (present) {
      await unit.tx.containment.deleteMany({ where: { organizationId: unit.organization, kind, subject } });
      const left = before.filter((one) => one !== present);
      seal(unit, CONTAINMENT_ENTRIES[kind].off, { kind, subject, reason: null }, left);
    }
    return changeView(kind, subject, null);
  });
}

/** One change at a time, so that each hash in the log covers every change before it. */
async function takeTurn({ tx, organization }: Unit): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`containment ${organization}`}, 0))`;
}

async function readAll({ tx }: Unit): Promise<Contained[]> {
  return await readContained((sql) => tx.$queryRawUnsafe(sql)); // constants
}

type EntryName = (typeof CONTAINMENT_ENTRIES)[ContainmentKind]["on" | "off"];

function seal(
  unit: Unit,
  type: EntryName,
  { kind, subject, reason }: { kind: ContainmentKind; subject: string; reason: string | null },
  after: readonly Contained[],
): void {
  unit.append({
    type,
    data: {
      reason,
      agentId: kind === "quarantine" ? subject : null,
      tool: kind === "blocked_tool" ? loggedName(subject, referenceOf(unit.organizationId)) : null,
      contained: after.length,
      hash: containmentHash(after),
    },
  });
  unit.bumpEpoch();
}

function changeView(kind: ContainmentKind, subject: string, contained: Contained | null): ContainmentChange {
  return {
    kind,
    subject: kind === "stop" ? null : subject,
    active: contained !== null,
    reason: contained?.reason ?? null,
    since: contained?.since.toISOString() ?? null,
    by: contained?.by ?? null,
  };
}
