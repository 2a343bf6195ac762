import type pg from "pg";
import { CONTAINMENT_ENTRIES, type Contained, sealedContainment } from "@/server/containment";
import { loggedName, referenceOf } from "@/server/crypto/reference";
import { type OrganizationId, uuidOf } from "@/server/ids";

/** What is stored as contained and is not what the log says, or the other way round. */
export interface AlteredContainment {
  /** Of the last entry about the same thing; of the last about any when there is none, and 0 when there is none at all. */
  readonly index: number;
  readonly kind: "containment_altered";
  readonly message: string;
}

/**
 * Compares what is contained with the log. Whether it is what was sealed is told by the hash of all rows, as decisions tell it; what
 * was added or taken away, by the last entry about each thing.
 */
export async function alteredContainment(
  client: pg.PoolClient,
  organizationId: OrganizationId,
): Promise<AlteredContainment[]> {
  const organization = uuidOf("org", organizationId);
  const { rows: stored } = await client.query<Contained>(
    "select kind, subject, reason, since, by from mastguard.containment where organization_id = $1 order by kind, subject",
    [organization],
  );
  const { rows: logged } = await client.query<LoggedChange>(
    `select distinct on (1, 2) k.kind as family, coalesce(e.agent_id, substring(e.body from '"tool":"([^"]+)"'), '') as name,
       e.type, e.index, substring(e.body from '"hash":"(sha256:[0-9a-f]{64})"') as hash
     from mastguard.entry e join unnest($2::text[], $3::text[]) as k (type, kind) on k.type = e.type
     where e.organization_id = $1 order by 1, 2, e.index desc`,
    [organization, TYPES.map(({ type }) => type), TYPES.map(({ kind }) => kind)],
  );
  const last = logged.reduce<LoggedChange | null>((a, b) => (a === null || b.index > a.index ? b : a), null);
  if (sealedContainment.areSealed(stored, last?.hash ?? null)) return [];
  const reference = referenceOf(organizationId);
  const nameOf = ({ kind, subject }: Contained) =>
    `${kind} ${kind === "blocked_tool" ? loggedName(subject, reference) : subject}`;
  const rows = new Set(stored.map(nameOf));
  const entries = new Map(logged.map((entry) => [`${entry.family} ${entry.name}`, entry]));
  const problems = [...new Set([...rows, ...entries.keys()])].flatMap((name) => {
    const entry = entries.get(name) ?? null;
    const isLogged = entry !== null && ON.includes(entry.type);
    if (isLogged === rows.has(name)) return [];
    const words = isLogged ? "was logged and is not stored" : "is stored and was not logged";
    return [problemAt(entry ?? last, `\`${name.trim()}\` ${words}`)];
  });
  return problems.length > 0 ? problems : [problemAt(last, "what is contained is not what was hashed into the log")];
}

interface LoggedChange {
  readonly family: string;
  readonly name: string;
  readonly type: string;
  readonly index: number;
  readonly hash: string | null;
}

const TYPES = Object.entries(CONTAINMENT_ENTRIES).flatMap(([kind, { on, off }]) => [
  { kind, type: on },
  { kind, type: off },
]);
const ON: readonly string[] = Object.values(CONTAINMENT_ENTRIES).map(({ on }) => on);

function problemAt(entry: LoggedChange | null, message: string): AlteredContainment {
  return { index: entry?.index ?? 0, kind: "containment_altered", message };
}
