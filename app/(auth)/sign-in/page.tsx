import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { EmailForm } from "@/components/auth/email-form";
import { currentSession } from "@/server/auth/current";
import { localPath } from "@/server/auth/local-path";
import { mailSignIn } from "../actions";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  readonly searchParams: Promise<{ readonly next?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: Props) {
  const next = localPath((await searchParams).next);
  if (await currentSession()) redirect(next);
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
