import { readEntryBody } from "@mastguard/ledger";
import { z } from "zod";
import { UnavailableError } from "@/server/errors";

/** An organization's word on the model judge. */
export interface Consent {
  readonly isOn: boolean;
  /** Of the endpoint it was given for: scheme, host and port. */
  readonly origin: string;
  /** Index of the entry that recorded it: it covers what was decided afterwards. */
  readonly sealedAt: number;
  /** Index of the first entry that nobody has looked at. */
  readonly position: number;
  readonly updatedAt: Date;
}

/** The current organization's word beside the log's newest; no row where the judge was never switched on. */
export const CONSENT_SQL = `select j.is_on, j.origin, j.position, j.updated_at, e.index as sealed_at, e.body
  from mastguard.model_judge j left join lateral (
    select x.index, x.body from mastguard.entry x where x.organization_id = j.organization_id and x.type = 'judge.updated' order by x.index desc limit 1) e on true
  where j.organization_id = mastguard.current_organization()`;

/**
 * Reads the rows of {@link CONSENT_SQL}; `null` where the judge was never switched on.
 * @throws UnavailableError when the row is not what was logged: nothing leaves on a switch somebody turned behind our back.
 */
export function consentOf(rows: unknown): Consent | null {
  const [row] = Rows.parse(rows);
  if (row === undefined) return null;
  if (!isConsentLogged({ isOn: row.is_on, origin: row.origin }, row.body)) {
    throw new UnavailableError(
      "The stored setting of the model judge is not the one that was logged. An operator has to look at it.",
      60,
      { detail: "model judge setting differs" },
    );
  }
  const { is_on: isOn, origin, position, updated_at: updatedAt, sealed_at: sealedAt } = row;
  return { isOn, origin, position, updatedAt, sealedAt };
}

/** Whether a stored word is the one that an entry tells of; `null` where there is no entry. */
export function isConsentLogged({ isOn, origin }: Pick<Consent, "isOn" | "origin">, body: string | null): boolean {
  const read = body === null ? null : readEntryBody(body);
  const sealed = Sealed.safeParse(read?.ok === true ? read.body.data : null);
  return sealed.success && sealed.data.enabled === isOn && sealed.data.origin === origin;
}

const Sealed = z.object({ enabled: z.boolean(), origin: z.string() });
/** An int8: a number from the pool, a bigint through Prisma. */
const Index = z.coerce.number().int();
const Rows = z
  .array(
    z.object({
      is_on: z.boolean(),
      origin: z.string(),
      position: Index,
      updated_at: z.date(),
      sealed_at: Index,
      body: z.string().nullable(),
    }),
  )
  .max(1);
