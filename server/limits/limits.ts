import { type Env, env, isLocalMode } from "@/server/env";
import type { OrganizationId } from "@/server/ids";

/** Requests a second; each is also the burst that a full bucket holds. */
export interface Limits {
  readonly perKey: number;
  readonly perOrganization: number;
}

type Settings = Pick<Env, "HOST" | "PUBLIC_URL" | "RATE_LIMIT_PER_KEY" | "RATE_LIMIT_PER_ORGANIZATION">;

const SERVED: Limits = { perKey: 1_000, perOrganization: 5_000 };
/** Far above what a machine does: whoever measures their own is not measuring this. */
const LOCAL: Limits = { perKey: 50_000, perOrganization: 50_000 };

/** What an organization may ask of us. The same for all of them while there are no plans to tell them apart. */
export function limitsOf(_organization: OrganizationId, settings: Settings = env()): Limits {
  const usual = isLocalMode(settings) ? LOCAL : SERVED;
  return {
    perKey: settings.RATE_LIMIT_PER_KEY ?? usual.perKey,
    perOrganization: settings.RATE_LIMIT_PER_ORGANIZATION ?? usual.perOrganization,
  };
}
