import { closeDatabase } from "@/server/db/client";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { PrivatePostgres } from "./private-postgres";
import { TestNode } from "./test-node";

/** Two nodes on a database of their own: what faults are inflicted on. */
export interface World {
  readonly database: PrivatePostgres;
  readonly nodes: readonly [TestNode, TestNode];
  /** An organization whose policy blocks what the load says must be blocked. */
  readonly newTenant: () => Promise<Tenant>;
  readonly close: () => Promise<void>;
}

/** Opens one. INVARIANT: before anything in this process reads the environment, which names this database from then on. */
export async function openWorld(): Promise<World> {
  const database = await PrivatePostgres.start();
  process.env["DATABASE_APP_URL"] = database.appUrl;
  const nodes = await Promise.all([TestNode.start(database.appUrl), TestNode.start(database.appUrl)] as const);
  return {
    database,
    nodes,
    async newTenant() {
      const tenant = await newTenant();
      await addPolicy(tenant, { decision: "BLOCK", condition: "payload.mustBlock == true" });
      return tenant;
    },
    async close() {
      await Promise.all(nodes.map((node) => node.stop()));
      await closeDatabase();
      await database.remove();
    },
  };
}
