import { issueOperatorLink } from "@/server/auth/sign-in";
import { env, publicOrigin } from "@/server/env";
import { readQuickstart } from "./quickstart";

/** A one-time sign-in link to where this home is or was last served: another port than the default is remembered. */
export async function operatorLink(email: string): Promise<{ url: string; expiresAt: Date }> {
  const { PUBLIC_URL, MASTGUARD_HOME } = env();
  const origin = PUBLIC_URL?.origin ?? (await readQuickstart(MASTGUARD_HOME))?.origin ?? publicOrigin(env());
  return await issueOperatorLink(email, origin);
}
