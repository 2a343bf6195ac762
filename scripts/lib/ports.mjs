import net from "node:net";
import { Failure } from "./failure.mjs";

/**
 * Refuses early when the server could not listen there.
 * @param {number} port 0 lets the system choose and always passes.
 * @param {string} host
 * @throws {Failure} PORT_IN_USE, PORT_FORBIDDEN or HOST_UNKNOWN, each with what to do.
 */
export async function requireFreePort(port, host) {
  const error = await listenOnce(port, host);
  if (!error) return;
  if (error.code === "EADDRINUSE") {
    throw new Failure(
      "PORT_IN_USE",
      `Port ${port} on ${host} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
      { cause: error },
    );
  }
  if (error.code === "EACCES") {
    throw new Failure(
      "PORT_FORBIDDEN",
      `This account may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`,
      { cause: error },
    );
  }
  throw new Failure(
    "HOST_UNKNOWN",
    `This machine cannot listen on HOST=\`${host}\` (${error.code}). Use 127.0.0.1 for this machine only, 0.0.0.0 for every network.`,
    { cause: error },
  );
}

/** Whether nobody listens on this loopback port. */
export async function isPortFree(port) {
  return (await listenOnce(port, "127.0.0.1")) === null;
}

/** A loopback port that is free now. Another process may take it first, so callers retry. */
export function chooseFreePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function listenOnce(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer().once("error", resolve);
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
