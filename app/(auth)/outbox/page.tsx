import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { OutboxMails } from "@/components/auth/outbox-mails";
import { env, isLocalMode } from "@/server/env";
import { readOutbox } from "@/server/mail";

export const metadata: Metadata = { title: "Outbox" };
/** Whether there is an outbox at all is known only where it runs. */
export const dynamic = "force-dynamic";

export default async function OutboxPage() {
  if (!isLocalMode(env())) notFound();
  return (
    <AuthCard
      title="Outbox of this machine"
      intro="Mails this server could not send because no mail server is set up. Only this machine can see them."
      footer={
        <Link href="/sign-in" className="underline">
          Back to sign-in
        </Link>
      }
    >
      <OutboxMails mails={await readOutbox(env().MASTGUARD_HOME)} />
    </AuthCard>
  );
}
