"use client";

import Link from "next/link";
import { useState } from "react";
import type { LinkOutcome, LinkView, Told } from "@/server/reviews/links/schemas";
import { Logo } from "../../frame/logo";
import { Button } from "../../ui/button";
import { StatusText } from "../../ui/status-text";
import { LinkEnd, LinkTaken } from "./link-end";
import { LinkTask, type Taken } from "./link-task";
import { useLinkToken } from "./use-link-token";

export interface ReviewLinkProps {
  open: (token: string) => Promise<Told<LinkView>>;
  answer: (token: string, answer: unknown) => Promise<Told<LinkOutcome>>;
}

/** The page of a link in a mail: a button that shows the review, the review with a place to answer it, and what has become of it. */
export function ReviewLink({ open, answer }: ReviewLinkProps) {
  const token = useLinkToken();
  if (token === null) return <LinkEnd view={{ state: "unknown" }} />;
  // Another link that is opened in the same tab begins anew.
  return <OneLink key={token ?? ""} token={token ?? null} open={open} answer={answer} />;
}

function OneLink({ token, open, answer }: ReviewLinkProps & { token: string | null }) {
  const [view, setView] = useState<LinkView | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  if (taken !== null) return <LinkTaken {...taken} />;
  if (view === null || token === null) return <Gate token={token} open={open} onOpen={setView} />;
  if (view.state !== "open") return <LinkEnd view={view} />;
  return <LinkTask view={view} answer={(given) => answer(token, given)} onTaken={setTaken} onOver={setView} />;
}

interface GateProps {
  /** Null until the page is alive. */
  token: string | null;
  open: ReviewLinkProps["open"];
  onOpen: (view: LinkView) => void;
}

/** INVARIANT: nothing is asked of the server before the button is pressed. Mail scanners open links, and some run the page's scripts. */
function Gate({ token, open, onOpen }: GateProps) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const show = async () => {
    if (token === null) return;
    setBusy(true);
    setProblem(null);
    try {
      const told = await open(token);
      if (told.ok) onOpen(told.value);
      else setProblem(told.message);
    } catch {
      setProblem("The server did not answer. Nothing was changed; try again.");
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,360px)] content-start justify-center px-5 py-16 sm:content-center sm:py-10">
      <div className="min-w-0">
        <Logo className="mb-4 size-6" />
        <h1 className="text-20">A review waits for your answer</h1>
        <p className="mt-1 mb-4 text-fg-2">
          An agent’s action is paused until a person decides. Opening this page has changed nothing, and this link leads
          to this one review only.
        </p>
        <Button variant="primary" size="lg" isBusy={isBusy} onClick={() => void show()} className="w-full max-sm:h-11">
          Show the review
        </Button>
        <div aria-live="polite" className="mt-3 empty:hidden">
          {problem === null ? null : (
            <StatusText status="bad">
              <span className="whitespace-normal">{problem}</span>
            </StatusText>
          )}
        </div>
        <noscript>
          <p className="mt-3 text-fg-2">This page needs JavaScript. Without it, sign in to answer.</p>
        </noscript>
        <p className="mt-6 border-t border-line-faint pt-3 text-12 text-fg-3">
          Not yours?{" "}
          <Link href="/reviews" prefetch={false} className="underline">
            Sign in instead
          </Link>
        </p>
      </div>
    </div>
  );
}
