import { expect } from "vitest";
import { z } from "zod";
import { addPolicy } from "@/server/testing/policy";
import type { Tenant } from "@/server/testing/tenant";
import type { World } from "./world";

const READY_WITHIN_MS = 2_500;
const PAUSE_MS = 100;
const Traced = z.object({ data: z.object({ traceId: z.string() }) });
const Items = z.object({ data: z.array(z.object({ success: z.boolean() })) });

/** What one kind of request was answered with, most recent last. */
interface Heard {
  readonly ms: number;
  readonly status: number | null;
}

/** The other hot routes of a node, asked over and over while a fault lasts. */
export class Bystanders {
  readonly #stopping = new AbortController();
  readonly #heard = new Map<string, Heard[]>();
  readonly #loops: Promise<void>[];
  /** Indexes that the stream has told. */
  readonly #told: number[] = [];
  readonly #origin: string;

  private constructor(
    port: number,
    private readonly key: string,
    private readonly traceId: string,
  ) {
    this.#origin = `http://127.0.0.1:${port}`;
    const decision = `/api/v1/governance/decisions/${this.traceId}`;
    const events = Array.from({ length: 3 }, (_, n) => ({ agentId: "batch", actionType: "OTHER", payload: { n } }));
    this.#loops = [
      this.#over("ready", () => this.#fetch("/readyz")),
      this.#over("wait", () => this.#fetch(`${decision}?wait=1`)),
      this.#over("outcome", () => this.#fetch(`${decision}/outcome`, { status: "succeeded" })),
      this.#over("batch", () => this.#fetch("/api/v1/governance/ingest/batch", { events })),
      this.#follow(),
    ];
  }

  /** They belong to an organization of their own, so that they change nothing of what the load is held against. */
  static async begin({ nodes: [, node], newTenant }: World): Promise<Bystanders> {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "HITL", condition: "payload.ask == true" });
    return new Bystanders(node.port, tenant.key, await askedOf(node.port, tenant));
  }

  /** Stops asking, and says what was wrong with the answers. */
  async end(withinMs: number): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#loops);
    const all = [...this.#heard].flatMap(([what, heard]) => heard.map((one) => ({ what, ...one })));
    expect(all.filter(({ ms }) => ms > withinMs)).toEqual([]);
    expect(all.filter(({ what, ms }) => what === "ready" && ms > READY_WITHIN_MS)).toEqual([]);
    expect(all.filter(({ status }) => ![200, 201, 503, null].includes(status))).toEqual([]);
    for (const [what, heard] of this.#heard) expect(heard.at(-1)?.status, `${what} works again`).toBeLessThan(300);
    const first = this.#told[0] ?? 0;
    expect(this.#told, "what the stream told").toEqual(this.#told.map((_, at) => first + at));
    expect(this.#told.length).toBeGreaterThan(0);
  }

  async #over(what: string, ask: () => Promise<number | null>): Promise<void> {
    const heard: Heard[] = [];
    this.#heard.set(what, heard);
    while (!this.#stopping.signal.aborted) {
      const began = performance.now();
      const status = await ask();
      heard.push({ ms: performance.now() - began, status });
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  /** The status, or null when the connection broke. Of a batch, 503 when one of its events failed. */
  async #fetch(path: string, body?: object): Promise<number | null> {
    try {
      const response = await fetch(`${this.#origin}${path}`, {
        headers: this.#headers,
        ...(body && { method: "POST", body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (response.status !== 200 || !path.endsWith("/batch")) return response.status;
      return Items.parse(JSON.parse(text)).data.every(({ success }) => success) ? 200 : 503;
    } catch {
      return null;
    }
  }

  /** Reads the stream as a browser would: when it ends, it goes on after the last event. */
  async #follow(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        const last = this.#told.at(-1);
        const headers = { ...this.#headers, ...(last !== undefined && { "last-event-id": String(last) }) };
        const response = await fetch(`${this.#origin}/api/v1/stream`, { headers, signal: this.#stopping.signal });
        const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
        let rest = "";
        for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
          const lines = (rest + part.value).split("\n");
          rest = lines.pop() ?? "";
          for (const line of lines) if (line.startsWith("id: ")) this.#told.push(Number(line.slice(4)));
        }
      } catch {
        // broken: the next one goes on
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  get #headers() {
    return { "content-type": "application/json", "x-api-key": this.key };
  }
}

/** An action that waits for a person. */
async function askedOf(port: number, { key }: Tenant): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/governance/ingest`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": key },
    body: JSON.stringify({ agentId: "asker", actionType: "OTHER", payload: { ask: true } }),
  });
  return Traced.parse(await response.json()).data.traceId;
}
