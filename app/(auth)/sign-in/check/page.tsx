import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { CodeForm } from "@/components/auth/code-form";
import { Note } from "@/components/ui/note";
import { inBrowser } from "@/server/auth/browser-cookies";
import { pendingSignInCookie } from "@/server/auth/cookies";
import { currentSession } from "@/server/auth/current";
import { localPath } from "@/server/auth/local-path";
import { pendingOf } from "@/server/auth/pending-sign-in";
import { env, isLocalMode } from "@/server/env";
import { enterCode } from "../../actions";

export const metadata: Metadata = { title: "Check your mail" };

interface Props {
  readonly searchParams: Promise<{ readonly next?: string | string[]; readonly again?: string | string[] }>;
}

export default async function CheckMailPage({ searchParams }: Props) {
  const { next: wanted, again } = await searchParams;
  const next = localPath(wanted);
  // Somebody who signs in again is signed in until they have.
  if (again !== "1" && (await currentSession())) redirect(next);
  const pending = pendingOf(await inBrowser(pendingSignInCookie()));
  if (pending === null) redirect("/sign-in");
  const isKeptHere = env().SMTP_URL === undefined && isLocalMode(env());
  return (
    <AuthCard
      title="Check your mail"
      intro={
        <>
          We sent a link and a code to <strong className="font-medium wrap-anywhere text-fg">{pending.email}</strong>.
          Open the link, or enter the code here.
        </>
      }
      footer={
        <Link href="/sign-in" className="underline">
          Use another address, or get a new mail
        </Link>
      }
    >
      {isKeptHere ? (
        <Note tone="accent" className="mb-4">
          No mail server is set up (<code>SMTP_URL</code>), so the mail is in{" "}
          <Link href="/outbox" className="text-accent-text underline">
            this machine’s outbox
          </Link>
          .
        </Note>
      ) : null}
      <CodeForm action={enterCode} next={next} />
    </AuthCard>
  );
}
