import type { Metadata } from "next";
import { AuthCard } from "@/components/auth/auth-card";
import { ConfirmForm, SpentLink } from "@/components/auth/confirm-form";
import { localPath } from "@/server/auth/local-path";
import { isTokenShape } from "@/server/auth/token";
import { confirmLink } from "../../actions";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  readonly searchParams: Promise<{ readonly token?: string | string[]; readonly next?: string | string[] }>;
}

/** INVARIANT: showing this page spends nothing; only the button's POST does. */
export default async function ConfirmPage({ searchParams }: Props) {
  const { token, next } = await searchParams;
  if (typeof token !== "string" || !isTokenShape(token)) {
    return (
      <AuthCard title="Sign in to MastGuard">
        <SpentLink>Part of it is missing: mail programs sometimes cut long links. Copy it whole.</SpentLink>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Sign in to MastGuard">
      <ConfirmForm action={confirmLink} token={token} next={localPath(next)} />
    </AuthCard>
  );
}
