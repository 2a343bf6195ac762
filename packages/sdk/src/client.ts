import { type Agents, createAgents } from "./agents";
import { createGovernance, type Governance } from "./governance";
import { createHitl, type Hitl } from "./hitl";
import { type MastGuardClientOptions, resolveOptions } from "./options";
import { createTransport } from "./transport";
import { createWebhooks, type Webhooks } from "./webhooks";

/** A connection to one organization. Make one and share it; it holds no sockets and needs no closing. */
export class MastGuardClient {
  readonly governance: Governance;
  readonly agents: Agents;
  readonly hitl: Hitl;
  readonly webhooks: Webhooks;
  readonly #baseUrl: string;

  /** @throws TypeError when an option is out of bounds */
  constructor(options: MastGuardClientOptions) {
    const resolved = resolveOptions(options);
    const transport = createTransport(resolved);
    this.#baseUrl = resolved.baseUrl;
    this.governance = createGovernance(transport, resolved.timeout);
    this.agents = createAgents(transport, this.governance);
    this.hitl = createHitl(transport);
    this.webhooks = createWebhooks(transport);
  }

  /** Where the client sends to; never the key. */
  toString(): string {
    return `MastGuardClient(${this.#baseUrl})`;
  }
}
