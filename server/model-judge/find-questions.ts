import { z } from "zod";
import { pool } from "@/server/db/client";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { idOf } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { JUDGE } from "./actor";
import { CONSENT_SQL, consentOf } from "./consent";
import { doubtfulFindings } from "./doubt";
import type { ModelEndpoint } from "./endpoint";

/** Questions of one organization that may wait; its log is read on as they are answered. */
const WAITING_MAX = 200;
/** An organization further behind than this is not caught up with: what is left out is said in its log. */
const BEHIND_MAX = 10_000;
const ENTRIES_MAX = 500;
const ORGANIZATIONS_MAX = 100;

/**
 * Looks through what has joined the logs of organizations that have switched the judge on, and puts down which actions are to
 * be asked about. Safe on many nodes at once: the position moves with the questions, under the row's lock.
 * @returns whether there is more to look through at once.
 */
export async function findQuestions({ url }: ModelEndpoint): Promise<boolean> {
  const { rows } = await pool().query<{ organization_id: string }>(
    "select organization_id from mastguard.judge_behind($1, $2, $3)",
    [url.origin, WAITING_MAX, ORGANIZATIONS_MAX],
  );
  let isMore = false;
  for (const { organization_id } of rows) {
    const who = { organizationId: idOf("org", organization_id), actor: JUDGE };
    const left = await inOrganization(who, (unit) => lookThrough(unit, url.origin)).catch((err: unknown) => {
      // One organization's altered setting must not keep the others from being looked at.
      wideEvent("error", { event: "judge.find", organizationId: who.organizationId, err });
      return false;
    });
    if (left) isMore = true;
  }
  return isMore;
}

async function lookThrough(unit: Unit, origin: string): Promise<boolean> {
  const { tx, organization } = unit;
  // Skipped: another node is looking.
  const consent = consentOf(await tx.$queryRawUnsafe(`${CONSENT_SQL} for update of j skip locked`));
  if (consent === null || !consent.isOn || consent.origin !== origin) return false;
  const { size, waiting } = Counts.parse(
    await tx.$queryRaw`select h.size, (select count(*) from mastguard.judge_question) as waiting from mastguard.log_head h`,
  )[0];
  const first = Math.max(consent.position, consent.sealedAt + 1); // what was decided before is not covered
  const from = Math.max(first, size - BEHIND_MAX);
  if (from > first) unit.append({ type: "judge.skipped", data: { from: first, past: from } });
  const past = Math.min(from + ENTRIES_MAX, size);
  const rows = Decided.parse(
    // In RFC 8785 text a quote inside a value is escaped, so nothing else can read like an empty list of findings.
    await tx.$queryRaw`select index, trace_id, body from mastguard.entry
      where organization_id = ${organization}::uuid and index >= ${from} and index < ${past}
        and type = 'action.decided' and body not like '%"findings":[]%' order by index`,
  );
  const doubtful = rows.filter(({ body }) => doubtfulFindings(body).length > 0);
  const room = Math.max(0, WAITING_MAX - waiting);
  const asked = doubtful.slice(0, room);
  await tx.judgeQuestion.createMany({
    data: asked.map((row) => ({ organizationId: organization, traceId: row.trace_id, entryIndex: row.index })),
    skipDuplicates: true,
  });
  const position = doubtful[room]?.index ?? past; // the first there was no room for is looked at again
  await tx.$executeRaw`update mastguard.model_judge set position = ${position}, scanned_at = now()`;
  return position === past && past < size;
}

const Index = z.coerce.number().int();
const Counts = z.tuple([z.object({ size: Index, waiting: Index })]);
const Decided = z.array(z.object({ index: Index, trace_id: z.string(), body: z.string() }));
