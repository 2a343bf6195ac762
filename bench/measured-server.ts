import path from "node:path";
import type { createLifetime } from "../scripts/lib/lifetime.mjs";
import { say } from "../scripts/lib/progress.mjs";
import { createScratch } from "../scripts/lib/test/scratch.mjs";
import { LoadGenerator } from "./load/generator";
import type { Options } from "./options";
import { PrivateDatabase } from "./server/database";
import { PrivateServer } from "./server/private-server";
import { createTenant, type Tenant } from "./server/tenant";

export type Lifetime = Pick<ReturnType<typeof createLifetime>, "onStop">;

/** A whole server as `npm start` runs it, with one organization and what makes load on it. */
export interface MeasuredServer {
  readonly server: PrivateServer;
  readonly database: PrivateDatabase;
  readonly tenant: Tenant;
  readonly generator: LoadGenerator;
}

/** Starts them; they are stopped, and what they stored removed, with `lifetime`. */
export async function startMeasured(
  name: string,
  options: Pick<Options, "policies" | "front-doors">,
  lifetime: Lifetime,
): Promise<MeasuredServer> {
  const scratch = createScratch();
  lifetime.onStop(() => scratch.remove());
  const home = scratch.home(name);
  const server = await PrivateServer.start({
    home,
    logFile: path.join(scratch.directory, "server.log"),
    onProgress: say,
    frontDoors: options["front-doors"],
  });
  lifetime.onStop(() => server.stop());
  const tenant = await createTenant(server, options.policies);
  const generator = new LoadGenerator();
  lifetime.onStop(() => generator.close());
  return { server, database: await PrivateDatabase.of(home), tenant, generator };
}
