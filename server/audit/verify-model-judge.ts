import type pg from "pg";
import { type OrganizationId, uuidOf } from "@/server/ids";
import { isConsentLogged } from "@/server/model-judge";

/** A stored word on the model judge that is not what the log says it is. */
export interface AlteredModelJudge {
  /** Of the last entry about it, and 0 when there is none. */
  readonly index: number;
  readonly kind: "model_judge_altered";
  readonly message: string;
}

/** Compares who may be sent what, and how far the log has been looked through for it, with a log of `size` entries. */
export async function alteredModelJudge(
  client: pg.PoolClient,
  organizationId: OrganizationId,
  size: number,
): Promise<AlteredModelJudge[]> {
  const organization = uuidOf("org", organizationId);
  const { rows: stored } = await client.query<{ is_on: boolean; origin: string; position: number }>(
    "select is_on, origin, position from mastguard.model_judge where organization_id = $1",
    [organization],
  );
  const { rows: logged } = await client.query<{ index: number; body: string }>(
    "select index, body from mastguard.entry where organization_id = $1 and type = 'judge.updated' order by index desc limit 1",
    [organization],
  );
  const [row] = stored;
  const [entry] = logged;
  if (row === undefined && entry === undefined) return [];
  const problemAt = (message: string): AlteredModelJudge[] => [
    { index: entry?.index ?? 0, kind: "model_judge_altered", message },
  ];
  if (row === undefined || !isConsentLogged({ isOn: row.is_on, origin: row.origin }, entry?.body ?? null))
    return problemAt("the setting of the model judge is not the logged one");
  if (row.position > size) return problemAt("the model judge claims to have looked at more entries than there are");
  return [];
}
