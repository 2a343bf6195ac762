/** Who writes what becomes of a channel by itself into the log. */
export const NOTIFICATIONS = { type: "system", id: "notifications" } as const;
