import { type Env, publicOrigin } from "@/server/env";
import type { Setup } from "./schemas";

/** Where agents reach this installation, and which optional parts of it are off. Reads flags only, never a value. */
export function setupOf(env: Env): Setup {
  const missing: Setup["missing"] = [];
  if (env.SMTP_URL === undefined) missing.push("mail");
  if (env.PUBLIC_URL === undefined) missing.push("publicAddress");
  return { origin: publicOrigin(env), missing };
}
