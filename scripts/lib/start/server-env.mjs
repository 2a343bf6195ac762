import fs from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { PROJECT } from "../home.mjs";

/**
 * Puts into `process.env` what the server and its page process read, and takes out what they must not have: the
 * owner's address. With an `.env` file the name stays, empty, because Next would read the file again and fill the gap.
 */
export function passToServer({ settings, home, masterKey, appUrl, isDev }) {
  Object.assign(process.env, serverEnv({ settings, home, masterKey, appUrl, isDev }));
  if (namesInEnvFile().has("DATABASE_URL")) process.env.DATABASE_URL = "";
  else delete process.env.DATABASE_URL;
}

/** The server's environment as names and values. */
export function serverEnv({ settings, home, masterKey, appUrl, isDev }) {
  return {
    NODE_ENV: isDev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    // On one's own machine a terminal is for people: what went wrong, not a line per request.
    ...(!settings.publicUrl && !process.env.DATABASE_URL && { LOG_LEVEL: process.env.LOG_LEVEL ?? "warn" }),
    HOST: settings.host,
    PORT: String(settings.port),
    ...(settings.publicUrl && { PUBLIC_URL: settings.publicUrl }),
    DATABASE_APP_URL: appUrl,
    MASTGUARD_MASTER_KEY: masterKey,
    MASTGUARD_HOME: home.directory,
    MASTGUARD_OWNER_EMAIL: settings.ownerEmail,
  };
}

function namesInEnvFile() {
  const file = path.join(PROJECT, ".env");
  return new Set(fs.existsSync(file) ? Object.keys(parseEnv(fs.readFileSync(file, "utf8"))) : []);
}
