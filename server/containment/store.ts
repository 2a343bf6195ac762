import { z } from "zod";
import { type InsideQuery } from "@/server/db/sealed-rows";
import { type Contained, sealedContainment } from "./containment";

const ROWS_SQL =
  "select kind, subject, reason, since, by from mastguard.containment where organization_id = mastguard.current_organization()";

/**
 * All that the current organization has contained, which is what the log says.
 * @throws UnavailableError when rows and log do not agree.
 */
export async function readContained(query: InsideQuery): Promise<Contained[]> {
  const contained = Rows.parse(await query(ROWS_SQL));
  await sealedContainment.require(contained, query);
  return contained;
}

const Rows = z.array(
  z.object({ kind: z.string(), subject: z.string(), reason: z.string(), since: z.date(), by: z.string() }),
);
