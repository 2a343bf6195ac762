import type { Metadata } from "next";
import { NotPermitted } from "@/components/audit/not-permitted";
import { QueuedTrace } from "@/components/traces/queued-trace";
import { keyIdOf } from "@/components/traces/story";
import { TracePage } from "@/components/traces/trace-page";
import { requireMember } from "@/server/auth/current";
import type { SignedIn } from "@/server/auth/signed-in";
import { orNotFound, orNull, trpc } from "@/server/trpc/server";

export const metadata: Metadata = { title: "Action" };

/** Keys looked through for the one that sent an action. */
const KEYS_MAX = 200;

export default async function ActionPage({ params }: { params: Promise<{ traceId: string }> }) {
  const [reader, { traceId }] = await Promise.all([requireMember(), params]);
  if (!reader.permissions.has("audit:read")) return <NotPermitted title="Action" />;
  const [trace, policyNames] = await Promise.all([orNull(trpc().audit.trace({ traceId })), policyNamesFor(reader)]);
  if (trace === null) return <QueuedTrace {...(await orNotFound(trpc().audit.queuedTrace({ traceId })))} />;
  const keyName = await keyNameFor(reader, keyIdOf(trace));
  return <TracePage key={traceId} trace={trace} context={{ policyNames, keyName }} />;
}

async function policyNamesFor({ permissions }: SignedIn): Promise<Record<string, string>> {
  if (!permissions.has("policies:read")) return {};
  return Object.fromEntries((await trpc().policies.list()).map(({ id, name }) => [id, name]));
}

/** `mg_live_…7Qf2`; the id where the list does not hold the key, `null` where the viewer may not see keys. */
async function keyNameFor({ permissions }: SignedIn, keyId: string | null): Promise<string | null> {
  if (keyId === null || !permissions.has("keys:read")) return null;
  const { keys } = await trpc().keys.list({ limit: KEYS_MAX });
  const key = keys.find(({ id }) => id === keyId);
  return key === undefined ? keyId : `${key.prefix}…${key.lastFour}`;
}
