import { readEntryBody } from "@mastguard/ledger";
import type pg from "pg";
import { z } from "zod";
import { type Guardrail, sealedGuardrails } from "@/server/guardrails";
import { type OrganizationId, uuidOf } from "@/server/ids";

/** A stored guardrail that is not what the log says it is. */
export interface AlteredGuardrail {
  /** Of the last entry about its type; of the last about any guardrail when there is none, and 0 when there is none at all. */
  readonly index: number;
  readonly kind: "guardrails_altered";
  readonly message: string;
}

/**
 * Compares the stored guardrails with the log. Whether they are the sealed ones is told by the hash of all rows, as decisions tell
 * it; which of them were altered, added or removed by the last entry about each type.
 */
export async function alteredGuardrails(
  client: pg.PoolClient,
  organizationId: OrganizationId,
): Promise<AlteredGuardrail[]> {
  const organization = uuidOf("org", organizationId);
  const { rows: stored } = await client.query<Guardrail>(
    `select type, effect, opt_in as "optIn" from mastguard.guardrail where organization_id = $1 order by type`,
    [organization],
  );
  const { rows: logged } = await client.query<LoggedGuardrail>(
    `select distinct on ("findingType") substring(body from '"findingType":"([^"]+)"') as "findingType", index,
       substring(body from '"hash":"(sha256:[0-9a-f]{64})"') as hash, body
     from mastguard.entry where organization_id = $1 and type = 'guardrail.updated' order by 1, index desc`,
    [organization],
  );
  const last = logged.reduce<LoggedGuardrail | null>((a, b) => (a === null || b.index > a.index ? b : a), null);
  if (sealedGuardrails.areSealed(stored, last?.hash ?? null)) return [];
  const problems = [...stored.map(({ type }) => type), ...logged.map(({ findingType }) => findingType)]
    .filter((type, at, types) => types.indexOf(type) === at)
    .flatMap((type) => {
      const row = stored.find((guardrail) => guardrail.type === type) ?? null;
      const entry = logged.find((one) => one.findingType === type) ?? null;
      return isAsLogged(row, entry)
        ? []
        : [problemAt(entry ?? last, `the guardrail of \`${type}\` is not the logged one`)];
    });
  return problems.length > 0 ? problems : [problemAt(last, "the guardrails are not those whose hash was logged")];
}

interface LoggedGuardrail {
  readonly findingType: string | null;
  readonly index: number;
  readonly hash: string | null;
  readonly body: string;
}

/** What an entry says of one guardrail; one that says nothing of its own has no row. */
const LoggedData = z.object({ to: z.string(), isSet: z.boolean(), optIn: z.array(z.string()) });

function isAsLogged(row: Guardrail | null, entry: LoggedGuardrail | null): boolean {
  if (entry === null) return row === null;
  const read = readEntryBody(entry.body); // what is wrong with one that cannot be read, the log's own check names
  const logged = LoggedData.safeParse(read.ok ? read.body.data : null);
  if (!logged.success) return false;
  const { to, isSet, optIn } = logged.data;
  if (row === null) return !isSet && optIn.length === 0;
  return row.effect === (isSet ? to : null) && areSame([...row.optIn].sort(), [...optIn].sort());
}

function areSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((one, at) => one === right[at]);
}

function problemAt(entry: LoggedGuardrail | null, message: string): AlteredGuardrail {
  return { index: entry?.index ?? 0, kind: "guardrails_altered", message };
}
