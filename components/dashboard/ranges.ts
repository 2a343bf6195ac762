import type { Range } from "@/server/dashboard/schemas";

/** The ranges of the overview, in words. */
export const RANGE_LABELS = { "1h": "1 h", "24h": "24 h", "7d": "7 d", "30d": "30 d" } as const satisfies Record<
  Range,
  string
>;
