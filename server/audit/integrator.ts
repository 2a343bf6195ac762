import type pg from "pg";
import { connectDirect, databasePresence, hangUp } from "@/server/db/client";
import { wideEvent } from "@/server/log";
import { Integration } from "./integration";

/** With the time of one round, what makes a checkpoint follow its commit within a second. */
const TICK_MS = 500;
/** Advisory lock of whoever leads; held by the session, so a leader that dies lets go of it. */
const LEADER_LOCK = 72707372;
/** A leader that was paused loses its session, and the lock with it; a live one asks every tick. */
const SESSION = "-c idle_session_timeout=10s";

/**
 * Starts folding new leaves into the organizations' trees and signing checkpoints. Every node runs one; whoever holds
 * the lock works. Failures are logged and tried again, they never end it.
 */
export function startIntegrator(): { stop(): Promise<void> } {
  const integrator = new Integrator();
  const running = integrator.run();
  return {
    async stop() {
      integrator.stop();
      await running;
    },
  };
}

class Integrator {
  #isStopped = false;
  #wake: () => void = () => {};
  #client: pg.Client | null = null;
  /** Set while this node leads. */
  #integration: Integration | null = null;

  async run(): Promise<void> {
    while (!this.#isStopped) {
      const began = performance.now();
      const isBehind = await this.#tick();
      if (!isBehind) await this.#sleep(TICK_MS - (performance.now() - began));
    }
    await this.#leave();
  }

  stop(): void {
    this.#isStopped = true;
    this.#wake();
  }

  /** One round. True when there is more to do at once. */
  async #tick(): Promise<boolean> {
    try {
      // Twice a second on every node: somebody always waits, so an absence is noticed whoever else asks.
      return await databasePresence().wait(async () => (await (await this.#lead())?.round()) ?? false);
    } catch (error) {
      wideEvent("error", { event: "integrator.failed", err: error });
      await this.#leave();
      return false;
    }
  }

  /** The work in hand when this node leads, `null` while another does. */
  async #lead(): Promise<Integration | null> {
    this.#client ??= await connectDirect(SESSION);
    if (this.#integration) return this.#integration;
    const { rows } = await this.#client.query<{ leads: boolean }>("select pg_try_advisory_lock($1) as leads", [
      LEADER_LOCK,
    ]);
    if (rows[0]?.leads !== true) return null;
    wideEvent("info", { event: "integrator.leads" });
    this.#integration = new Integration(this.#client);
    return this.#integration;
  }

  /** Ends the session, and with it the lead. What was in memory may be stale for the next one. */
  async #leave(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    this.#integration = null;
    if (client) await hangUp(client);
  }

  #sleep(ms: number): Promise<void> {
    if (this.#isStopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, ms));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
