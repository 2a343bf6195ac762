import type pg from "pg";
import { connectDirect, hangUp } from "@/server/db/client";
import { type OrganizationId, uuidOf } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { LOG_CHANNEL } from "./hints";

const RECONNECT_MS = 1_000;

// Next bundles modules more than once in a process: the connection is shared through globalThis.
declare global {
  var mastguardLogListener: LogListener | undefined;
}

/**
 * Calls back whenever an organization's log may have grown, on whatever node. A hint: it can be late, doubled or, while
 * the connection is down, missing, so listeners also poll. All listeners of a process share one connection, which is
 * open while there are any.
 *
 * @returns what ends it.
 */
export function onLogGrew(organizationId: OrganizationId, grew: () => void): () => void {
  globalThis.mastguardLogListener ??= new LogListener();
  return globalThis.mastguardLogListener.add(uuidOf("org", organizationId), grew);
}

/** Calls back whenever any organization's log may have grown. A hint, as above. @returns what ends it. */
export function onAnyLogGrew(grew: () => void): () => void {
  globalThis.mastguardLogListener ??= new LogListener();
  return globalThis.mastguardLogListener.add(ANY, grew);
}

const ANY = "*";

class LogListener {
  readonly #listeners = new Map<string, Set<() => void>>();
  #connection: Promise<pg.Client | null> | null = null;
  /** Counts connections, so that one of the past cannot bring itself back. */
  #generation = 0;

  add(organization: string, grew: () => void): () => void {
    const listeners = this.#listeners.get(organization) ?? new Set();
    this.#listeners.set(organization, listeners.add(grew));
    this.#connection ??= this.#connect(++this.#generation);
    return () => {
      listeners.delete(grew);
      if (listeners.size === 0 && this.#listeners.get(organization) === listeners) this.#listeners.delete(organization);
      if (this.#listeners.size === 0) this.#close();
    };
  }

  /** INVARIANT: this connection does nothing but listen: one that is busy slows every commit that notifies. */
  async #connect(generation: number): Promise<pg.Client | null> {
    try {
      const client = await connectDirect();
      client.on("notification", ({ payload = "" }) => {
        for (const organization of payload.split(",")) this.#tell(organization);
        this.#tell(ANY);
      });
      client.on("end", () => this.#reconnect(generation));
      await client.query(`listen ${LOG_CHANNEL}`);
      for (const organization of this.#listeners.keys()) this.#tell(organization); // what was said meanwhile is unknown
      return client;
    } catch (error) {
      wideEvent("warn", { event: "log_listener.failed", err: error });
      this.#reconnect(generation);
      return null;
    }
  }

  #tell(organization: string): void {
    for (const grew of this.#listeners.get(organization) ?? []) grew();
  }

  #reconnect(generation: number): void {
    setTimeout(() => {
      if (generation === this.#generation) this.#connection = this.#connect(++this.#generation);
    }, RECONNECT_MS);
  }

  #close(): void {
    const connection = this.#connection;
    this.#connection = null;
    this.#generation++;
    void endOf(connection);
  }
}

async function endOf(connection: Promise<pg.Client | null> | null): Promise<void> {
  const client = await connection;
  if (client) await hangUp(client);
}
