import { type Charge, exceeds } from "@mastguard/engine";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { type OrganizationId, uuidOf } from "@/server/ids";

const KNOWN_MAX = 10_000;
/**
 * What this node knows to be used of budgets, from when a commit said that one has too little left. What is used only grows within a
 * period, so it may be behind and never ahead: it spares attempts in vain and decides nothing that the commit does not count again.
 */
const known = new Map<string, string>();

/** For the engine: what is known to be used, a decimal in text. */
export function spentOf(organizationId: OrganizationId): (charge: Charge) => string {
  return (charge) => known.get(nameOf(organizationId, charge)) ?? "0";
}

/**
 * Brings what is known up to date after a commit refused these charges. Hundreds can be refused at once: they share one read, and none is
 * needed when another has found out meanwhile.
 */
export async function refreshSpent(organizationId: OrganizationId, charges: readonly Charge[]): Promise<void> {
  const spent = spentOf(organizationId);
  if (charges.some((charge) => exceeds(spent(charge), charge.amount, charge.cap))) return;
  const name = charges.map((charge) => nameOf(organizationId, charge)).join("\n");
  const read = reading.get(name) ?? readSpent(organizationId, charges).finally(() => reading.delete(name));
  reading.set(name, read);
  await read;
}

const reading = new Map<string, Promise<void>>();

async function readSpent(organizationId: OrganizationId, charges: readonly Charge[]): Promise<void> {
  const rows = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query<{ place: number; used: string }>(
      `select c.place::int, u.used::text from unnest($1::uuid[], $2::text[], $3::timestamptz[]) with ordinality as c (budget, subject, since, place)
       join mastguard.budget_use u on u.budget_id = c.budget and u.subject = c.subject and u.since = c.since`,
      [
        charges.map(({ budgetId }) => uuidOf("bud", budgetId)),
        charges.map(({ subject }) => subject),
        charges.map(({ since }) => new Date(since)),
      ],
    );
    return rows;
  });
  if (known.size >= KNOWN_MAX) known.clear();
  for (const { place, used } of rows) {
    const charge = charges[place - 1];
    if (charge) known.set(nameOf(organizationId, charge), used);
  }
}

function nameOf(organizationId: OrganizationId, { budgetId, subject, since }: Charge): string {
  return `${organizationId}/${budgetId}/${since}/${subject}`;
}
