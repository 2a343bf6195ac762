import fs from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { PROJECT } from "./home.mjs";

/** Reads `<project>/.env` for what the environment does not say already. */
export function loadEnvFile() {
  const file = path.join(PROJECT, ".env");
  if (fs.existsSync(file)) process.loadEnvFile(file);
}

/**
 * Where to listen and what to call ourselves.
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ host: string, port: number, publicUrl: string | null, ownerEmail: string }}
 * @throws {Failure} SETTING_INVALID
 */
export function readSettings(env = process.env) {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) invalid("PORT", env.PORT, "a number from 1 to 65535");
  const publicUrl = env.PUBLIC_URL || null;
  if (publicUrl && !/^https?:$/.test(URL.canParse(publicUrl) ? new URL(publicUrl).protocol : "")) {
    invalid("PUBLIC_URL", publicUrl, "an address such as https://mastguard.example.com");
  }
  const ownerEmail = env.MASTGUARD_OWNER_EMAIL || "owner@localhost";
  if (!/^[^\s@]+@[^\s@]+$/.test(ownerEmail)) invalid("MASTGUARD_OWNER_EMAIL", ownerEmail, "an e-mail address");
  return { host: env.HOST || "127.0.0.1", port, publicUrl, ownerEmail };
}

/** The address a person on this machine opens. */
export function localAddress(host, port) {
  const everywhere = host === "0.0.0.0" || host === "::" || host === "localhost";
  const name = everywhere ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function invalid(name, value, right) {
  throw new Failure("SETTING_INVALID", `${name} is \`${value}\`; it must be ${right}.`);
}
