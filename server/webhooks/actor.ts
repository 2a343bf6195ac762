/** Who writes what becomes of a webhook by itself into the log. */
export const WEBHOOKS = { type: "system", id: "webhooks" } as const;
