import { pool } from "@/server/db/client";
import { startDeliveries } from "@/server/delivery-loops";
import { claimNotifications, deliverNotification } from "./deliver";
import { findNotifications } from "./find-notifications";
import type { SendOptions } from "./send-options";

const KEPT = "30 days";

/** Tells the people of all organizations on the channels they configured. */
export function startNotifications(options: SendOptions): { stop(): Promise<void> } {
  return startDeliveries({
    name: "notification",
    places: { answering: 16, failing: 8 },
    find: () => findNotifications(options.now()),
    claim: claimNotifications,
    send: (claimed) => deliverNotification(claimed, options),
    async forget(most) {
      const { rows } = await pool().query<{ n: number }>("select mastguard.forget_notifications($1, $2) as n", [
        KEPT,
        most,
      ]);
      return rows[0]?.n ?? 0;
    },
  });
}
