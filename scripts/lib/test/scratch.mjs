import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { openHome } from "../home.mjs";

/** Whatever a person's own installation is configured with must not reach the tests, nor come from an .env file. */
const OUTSIDE = ["DATABASE_URL", "DATABASE_APP_URL", "DATABASE_DIRECT_URL", "PUBLIC_URL", "HOST", "PORT"].concat([
  "MASTGUARD_MASTER_KEY",
  "MASTGUARD_OWNER_EMAIL",
  "FRONT_DOORS",
]);

/**
 * A temporary folder for homes and reports, in which the account of a private PostgreSQL can reach its data.
 * @returns {{ directory: string, home: (name: string) => string, remove: () => Promise<void> }} `remove` stops the
 *   databases of its homes first, also those whose server was killed.
 */
export function createScratch() {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "mastguard-test-"));
  fs.chmodSync(directory, 0o711);
  const homes = [];
  return {
    directory,
    home(name) {
      const place = path.join(directory, name);
      fs.mkdirSync(place, { mode: 0o711 });
      homes.push(place);
      return place;
    },
    async remove() {
      for (const place of homes) await stopDatabase(place);
      fs.rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The environment for tests: ours without what configures an installation. */
export function testEnv(more) {
  return {
    ...process.env,
    ...Object.fromEntries(OUTSIDE.map((name) => [name, ""])),
    NEXT_TELEMETRY_DISABLED: "1",
    ...more,
  };
}

async function stopDatabase(place) {
  const home = openHome({ MASTGUARD_HOME: place });
  const { adoptPostgres } = await import("../postgres.mjs");
  await (await adoptPostgres(home))?.stop();
  if (!home.databaseDirectory.startsWith(place)) fs.rmSync(home.databaseDirectory, { recursive: true, force: true });
}
