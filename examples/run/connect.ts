import { AuthenticationError, MastGuardClient } from "@auxdynamics/mastguard-sdk";
import { Failure } from "../../scripts/lib/failure.mjs";
import { openHome, requireHome } from "../../scripts/lib/home.mjs";
import { localAddress, readSettings } from "../../scripts/lib/settings.mjs";
import { createAccount, type DemoAccount, rememberedAccount } from "./demo-account";

/** A running server, and what to call it with. */
export interface Connected {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly account: DemoAccount;
  /** As an agent would have it. */
  readonly agents: MastGuardClient;
  readonly policies: MastGuardClient;
  /** Whether this run made the keys. */
  readonly isNew: boolean;
}

const HEALTH_TIMEOUT_MS = 5_000;

/**
 * Finds the running server (`MASTGUARD_URL`, else where `HOST` and `PORT` put it, else port 3000 of this machine) and the
 * demo organization in it, which is made when there is none.
 * @throws Failure when no server answers, the home does not exist, or the server serves another home's data.
 */
export async function connect(env: NodeJS.ProcessEnv): Promise<Connected> {
  const { host, port, ownerEmail } = readSettings(env);
  const baseUrl = (env.MASTGUARD_URL || localAddress(host, port)).replace(/\/+$/, "");
  await requireServer(baseUrl);
  requireHome(env);
  const home = openHome(env).directory;
  const remembered = rememberedAccount(home);
  if (remembered && (await isKnown(baseUrl, remembered)))
    return { baseUrl, account: remembered, isNew: false, ...clientsOf(baseUrl, remembered) };
  const account = await createAccount(ownerEmail);
  if (!(await isKnown(baseUrl, account))) {
    throw new Failure(
      "OTHER_HOME",
      `The server at ${baseUrl} does not serve the data of ${home}. Name the folder it was started with (MASTGUARD_HOME), or the address of the server of this one (MASTGUARD_URL).`,
    );
  }
  return { baseUrl, account, isNew: true, ...clientsOf(baseUrl, account) };
}

async function requireServer(baseUrl: string): Promise<void> {
  try {
    const { ok, status } = await fetch(`${baseUrl}/healthz`, { signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS) });
    if (!ok) throw new Error(`it answers ${status}`);
  } catch (error) {
    throw new Failure(
      "NO_SERVER",
      `No MastGuard answers at ${baseUrl}. Start one in another terminal (npm start). If one runs elsewhere, name its address (PORT, or MASTGUARD_URL for a whole address) and its data (MASTGUARD_HOME), as it was started: PORT=<port> MASTGUARD_HOME=<folder> npm run demo`,
      { cause: error },
    );
  }
}

/** Whether the server knows both keys. */
async function isKnown(baseUrl: string, account: DemoAccount): Promise<boolean> {
  const { policies, agents } = clientsOf(baseUrl, account);
  try {
    await policies.governance.getPolicies();
    await agents.governance.getDashboard();
    return true;
  } catch (error) {
    if (AuthenticationError.isInstance(error)) return false;
    throw error;
  }
}

function clientsOf(baseUrl: string, { agentKey, policiesKey }: DemoAccount) {
  return {
    agents: new MastGuardClient({ baseUrl, apiKey: agentKey }),
    policies: new MastGuardClient({ baseUrl, apiKey: policiesKey }),
  };
}
