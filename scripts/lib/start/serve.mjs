import path from "node:path";
import { pathToFileURL } from "node:url";
import { PROJECT } from "../home.mjs";

/**
 * Serves in this process, from the bundle. Its settings are in `process.env` (server-env.mjs).
 * @returns {Promise<{ port: number, close: () => Promise<void>, welcome: { signInUrl: string, snippet: string, organizationId: string | null } | null }>}
 *   `welcome` only on the first start of a home.
 */
export async function serveHere() {
  const { serve } = await import(pathToFileURL(path.join(PROJECT, "dist/main.mjs")).href);
  const { HOST: host, PORT, NODE_ENV } = process.env;
  const server = await serve({ host, port: Number(PORT), dev: NODE_ENV === "development" });
  try {
    return { port: server.port, close: () => server.close(), welcome: await server.bootstrap() };
  } catch (error) {
    await server.close();
    throw error;
  }
}
