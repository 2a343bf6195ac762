import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { EmailForm } from "@/components/auth/email-form";
import { currentSession } from "@/server/auth/current";
import { localPath } from "@/server/auth/local-path";
import { mailSignIn } from "../actions";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  readonly searchParams: Promise<{ readonly next?: string | string[]; readonly again?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { next: wanted, again } = await searchParams;
  const next = localPath(wanted);
  const session = await currentSession();
  if (session !== null && again !== "1") redirect(next);
  if (session !== null)
    return (
      <AuthCard
        title="Sign in again"
        intro="A critical action asks for a fresh proof that it is you. What you have written is kept, and this browser stays signed in meanwhile."
        footer={
          <Link href={next} className="underline">
            Go back without
          </Link>
        }
      >
        <EmailForm action={mailSignIn} next={next} signedInAs={session.person.email} />
      </AuthCard>
    );
  return (
    <AuthCard
      title="Sign in to MastGuard"
      intro="We mail you a link and a code. There is no password to remember or to lose."
      footer="The first sign-in with an address creates its organization."
    >
      <EmailForm action={mailSignIn} next={next} />
    </AuthCard>
  );
}
