import { pool } from "@/server/db/client";
import { startDeliveries } from "@/server/delivery-loops";
import { claimDeliveries, deliver } from "./deliver";
import { findDeliveries } from "./find-deliveries";
import type { SenderOptions } from "./sender";

const KEPT = "30 days";

/** Delivers events to the endpoints of all organizations. */
export function startWebhooks(options: SenderOptions): { stop(): Promise<void> } {
  return startDeliveries({
    name: "webhook",
    places: { answering: 32, failing: 16 },
    find: findDeliveries,
    claim: claimDeliveries,
    send: (claimed) => deliver(claimed, options),
    async forget(most) {
      const { rows } = await pool().query<{ n: number }>("select mastguard.forget_webhook_deliveries($1, $2) as n", [
        KEPT,
        most,
      ]);
      return rows[0]?.n ?? 0;
    },
  });
}
