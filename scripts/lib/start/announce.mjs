import { localAddress } from "../settings.mjs";

/**
 * Says where the server is and what to do next. The first line is read by programs: `Ready on <address>`.
 * @param {{ settings: { host: string, ownerEmail: string }, port: number, welcome: { signInUrl: string, snippet: string } | null }} server
 */
export function announce({ settings, port, welcome }) {
  console.log(`Ready on ${localAddress(settings.host, port)}`);
  if (welcome) {
    console.log(`\nSign in as ${settings.ownerEmail} (this link works once):\n${welcome.signInUrl}\n`);
    if (welcome.snippet) console.log(`Send an event:\n${welcome.snippet}\n`);
  } else {
    console.log(`\nA new sign-in link: npm run --silent admin -- sign-in-link --email ${settings.ownerEmail}\n`);
  }
}
