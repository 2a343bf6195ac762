import { z } from "zod";
import { operatorCommand } from "./operator";
import type { PrivateServer } from "./private-server";
import { addPolicy, type Tenant } from "./tenant";

const EMAIL = "reviewer@localhost";
const Key = z.object({ key: z.string() });

interface Init {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Requests with one key; whatever is not a success is an error. */
export class Client {
  constructor(
    private readonly port: number,
    private readonly key: string,
  ) {}

  get(path: string): Promise<unknown> {
    return this.#call(path, {});
  }

  post(path: string, body: object): Promise<unknown> {
    const headers = { "content-type": "application/json" };
    return this.#call(path, { method: "POST", headers, body: JSON.stringify(body) });
  }

  async #call(path: string, { headers, ...init }: Init): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      ...init,
      headers: { ...headers, "x-api-key": this.key },
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 500)}`);
    return JSON.parse(text);
  }
}

/** An agent all of whose actions wait for people, and a person who answers with a key of theirs. */
export class Reviewers {
  private constructor(
    readonly agent: Client,
    readonly reviewer: Client,
  ) {}

  static async of(server: PrivateServer, tenant: Tenant): Promise<Reviewers> {
    const everything = { name: "Everything", actionTypes: ["PAYMENT_APPROVE"], condition: "", priority: 1 } as const;
    await addPolicy(server, tenant.policiesKey, { ...everything, decision: "HITL" });
    const organization = ["--organization", tenant.id];
    const run = (...argv: readonly string[]) => operatorCommand(server.env, ...argv, ...organization);
    await run("create-user", "--email", EMAIL, "--role", "reviewer");
    const keyOf = async (scopes: string, ...more: readonly string[]) =>
      new Client(
        server.port,
        Key.parse(await run("create-api-key", "--name", "bench", "--scopes", scopes, ...more)).key,
      );
    return new Reviewers(await keyOf("ingest,read"), await keyOf("hitl:review,read", "--user", EMAIL));
  }
}
