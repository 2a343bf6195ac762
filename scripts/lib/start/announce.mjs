import path from "node:path";
import { PROJECT } from "../home.mjs";
import { localAddress } from "../settings.mjs";

/**
 * Says where the server is and what to do next. The first line is read by programs: `Ready on <address>`.
 * @param {{
 *   settings: { host: string, ownerEmail: string },
 *   home: { directory: string },
 *   port: number,
 *   welcome: { signInUrl: string, snippet: string, organizationId: string | null } | null,
 * }} server
 */
export function announce({ settings, home, port, welcome }) {
  const admin = `${homePrefix(home.directory)}npm run --silent admin --`;
  console.log(`Ready on ${localAddress(settings.host, port)}`);
  if (welcome) {
    console.log(
      `\nSign in as ${settings.ownerEmail} (this link works once, within 15 minutes):\n${welcome.signInUrl}\n`,
    );
    if (welcome.snippet) console.log(`Send an event:\n${welcome.snippet}\n`);
    if (welcome.organizationId)
      console.log(`Verify the log:\n${admin} verify-audit --organization ${welcome.organizationId}\n`);
  } else {
    console.log(`\nA new sign-in link: ${admin} sign-in-link --email ${settings.ownerEmail}\n`);
  }
}

/** What a command of another terminal needs to find this home: nothing when it is the clone's own. */
function homePrefix(directory) {
  if (directory === path.join(PROJECT, ".mastguard")) return "";
  const quoted = /^[\w/.-]+$/.test(directory) ? directory : `'${directory.replaceAll("'", `'\\''`)}'`;
  return `MASTGUARD_HOME=${quoted} `;
}
