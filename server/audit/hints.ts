import { isDatabaseOpen, pool } from "@/server/db/client";
import { type OrganizationId, uuidOf } from "@/server/ids";

const DEBOUNCE_MS = 20;
/** The channel on which nodes tell each other that logs grew. The payload is the stored uuids, comma-separated. */
export const LOG_CHANNEL = "mastguard_log";
/** pg_notify takes at most 8,000 bytes; a uuid and its comma are 37. */
const ORGANIZATIONS_MAX = 200;

const grown = new Set<string>();
let timer: NodeJS.Timeout | null = null;

/**
 * Says that an organization's log grew. A hint, sent after the commit and at most every 20 ms: whoever misses one reads
 * the log by cursor anyway, so nothing waits for it and nothing is lost with it.
 */
export function hintLogGrew(organizationId: OrganizationId): void {
  grown.add(uuidOf("org", organizationId));
  timer ??= setTimeout(send, DEBOUNCE_MS);
}

function send(): void {
  timer = null;
  if (!isDatabaseOpen()) return grown.clear(); // we are stopping
  const organizations = [...grown].slice(0, ORGANIZATIONS_MAX);
  for (const organization of organizations) grown.delete(organization);
  if (grown.size > 0) timer = setTimeout(send, DEBOUNCE_MS);
  pool()
    .query("select pg_notify($1, $2)", [LOG_CHANNEL, organizations.join(",")])
    .catch(() => {}); // listeners poll as well
}
