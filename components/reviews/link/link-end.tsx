"use client";

import { assertNever } from "@mastguard/engine";
import { CircleCheck, CircleX, Hourglass, Link2Off, type LucideIcon, TimerOff } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useEffect, useRef } from "react";
import type { LinkView } from "@/server/reviews/links/schemas";
import { formatPlural } from "../../lib/format";
import { Button } from "../../ui/button";
import { Time } from "../../ui/time";
import { Visible } from "../../ui/visible";
import { NOUNS } from "../action-words";
import type { Taken } from "./link-task";

type Ended = Exclude<LinkView, { state: "open" }>;

interface Ending {
  readonly icon: LucideIcon;
  readonly tone: string;
  readonly title: string;
  readonly text: ReactNode;
}

/** Why there is nothing to answer by a link. */
export function LinkEnd({ view }: { view: Ended }) {
  return <End {...endingOf(view)} />;
}

/** What an answer has changed. */
export function LinkTaken({ task, outcome }: Taken) {
  const { number, summary, actionType, approvals, requiredApprovals } = task;
  const left = Math.max(1, requiredApprovals - approvals.length - 1);
  const said = {
    PARTIALLY_APPROVED: {
      icon: Hourglass,
      tone: "text-fg-3",
      title: "Your approval counts",
      text: `${formatPlural(left, "more person", "more people")} must approve.`,
    },
    APPROVED: {
      icon: CircleCheck,
      tone: "text-ok",
      title: "Approved",
      text: `The agent may execute this ${NOUNS[actionType]} once, within 24 hours.`,
    },
    REJECTED: { icon: CircleX, tone: "text-bad", title: "Rejected", text: "The agent is told at once." },
  }[outcome];
  return (
    <End
      {...said}
      text={
        <>
          #{number} <Visible text={summary} />. {said.text} Your link is used.
        </>
      }
    />
  );
}

function End({ icon: Icon, tone, title, text }: Ending) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The outside system: the focus, which was on what is gone.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,360px)] content-start justify-center px-5 py-16 sm:content-center sm:py-10">
      <div className="min-w-0">
        <Icon aria-hidden className={`mb-4 size-6 ${tone}`} strokeWidth={1.75} />
        <h1 ref={heading} tabIndex={-1} className="text-20 focus-visible:outline-none">
          {title}
        </h1>
        <p className="mt-1 mb-4 break-words text-fg-2">{text}</p>
        <Button asChild size="lg" className="w-full max-sm:h-11">
          <Link href="/reviews" prefetch={false}>
            Sign in to the review queue
          </Link>
        </Button>
      </div>
    </div>
  );
}

function endingOf(view: Ended): Ending {
  switch (view.state) {
    case "unknown":
      return {
        icon: Link2Off,
        tone: "text-bad",
        title: "This link does not work",
        text: "Part of it is missing or was changed: mail programs sometimes cut long links. Open it from the mail once more.",
      };
    case "off":
      return {
        icon: Link2Off,
        tone: "text-fg-3",
        title: "Links are switched off",
        text: "Your organization has switched off answering by link since this one was sent.",
      };
    case "expired":
      return {
        icon: TimerOff,
        tone: "text-fg-3",
        title: "This link has expired",
        text: "A link works for a day, and no longer than its review waits.",
      };
    case "used":
      return {
        icon: CircleCheck,
        tone: "text-fg-3",
        title: "This link was used",
        text:
          view.answer === null ? (
            "It works once."
          ) : (
            <>
              You {view.answer.decision === "APPROVE" ? "approved" : "rejected"} this review{" "}
              <Time value={view.answer.at} />. Nothing more happens by it.
            </>
          ),
      };
    case "not_permitted":
      return { icon: CircleX, tone: "text-bad", title: "You cannot answer this review", text: view.reason };
    case "decided":
      return decidedEnding(view);
    default:
      return assertNever(view);
  }
}

function decidedEnding({ status, by, isOwn, at }: Extract<Ended, { state: "decided" }>): Ending {
  if (status === "EXPIRED")
    return {
      icon: TimerOff,
      tone: "text-fg-3",
      title: "Nobody answered in time",
      text: (
        <>
          This review expired <Time value={at} />, which counted as a rejection.
        </>
      ),
    };
  const isApproved = status === "APPROVED";
  const word = isApproved ? "approved" : "rejected";
  return {
    icon: isApproved ? CircleCheck : CircleX,
    tone: isApproved ? "text-ok" : "text-bad",
    title: `This review was ${word}`,
    text: (
      <>
        {isOwn ? "You" : (by ?? "Somebody who has left")} {word} it <Time value={at} />. There is nothing left to
        answer.
      </>
    ),
  };
}
