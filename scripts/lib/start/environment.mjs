import { bundleOptions } from "../build.mjs";
import { serverEnv } from "./server-env.mjs";

/** Stands for the private database's address, which is known only once it runs. */
const LATER = "postgresql://later";

/**
 * Refuses, before the database starts, settings that the server would refuse once it runs. The server's own schema is
 * asked (server/env.ts), compiled in memory: the bundle may not exist yet.
 * @param {{ settings: object, home: import("../home.mjs").Home, masterKey: string, isDev: boolean }} known
 * @throws {Error} `EnvironmentError` of server/env.ts, naming every variable that is wrong.
 */
export async function requireUsableEnvironment(known) {
  const { parseEnv } = await compiledEnv();
  parseEnv({ ...process.env, ...serverEnv({ ...known, appUrl: process.env.DATABASE_APP_URL || LATER }) });
}

async function compiledEnv() {
  const { build, stop } = await import("esbuild"); // not before packages are installed
  const { entryPoints: _, outdir: __, outExtension: ___, ...options } = bundleOptions;
  try {
    const { outputFiles } = await build({
      ...options,
      entryPoints: ["server/env.ts"],
      packages: "bundle",
      sourcemap: false,
      write: false,
    });
    return await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
  } finally {
    await stop(); // its helper process would live as long as the server
  }
}
