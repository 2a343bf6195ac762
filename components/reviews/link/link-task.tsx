"use client";

import { useEffect, useRef } from "react";
import type { LinkAnswerInput, LinkOutcome, LinkView, Told } from "@/server/reviews/links/schemas";
import type { ScreenTask } from "@/server/reviews/schemas";
import { Logo } from "../../frame/logo";
import { Visible } from "../../ui/visible";
import { AnswerEffects } from "../answer-effects";
import { Approvals } from "../approvals";
import { RiskParts } from "../risk-parts";
import { TaskBody } from "../task-body";
import { TaskFacts } from "../task-facts";
import { TimeLeftBar } from "../time-left";
import { LinkDock } from "./link-dock";

type OpenLink = Extract<LinkView, { state: "open" }>;

/** An answer that the server has taken. */
export interface Taken {
  readonly task: ScreenTask;
  readonly outcome: Extract<LinkOutcome, { kind: "taken" }>["outcome"];
}

export interface LinkTaskProps {
  view: OpenLink;
  answer: (given: LinkAnswerInput) => Promise<Told<LinkOutcome>>;
  onTaken: (taken: Taken) => void;
  /** There is nothing to answer any more. */
  onOver: (view: LinkView) => void;
}

/** The review as the desk shows it, and a place to answer it. */
export function LinkTask({ view, answer, onTaken, onOver }: LinkTaskProps) {
  const { task, person, organization } = view;
  const title = useRef<HTMLHeadingElement>(null);
  // The outside system: the focus, which was on a button that is gone.
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  return (
    <div className="mx-auto grid min-h-dvh max-w-[1080px] grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] border-line-faint lg:border-x">
      <header className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1 border-b border-line-faint px-6 py-3 max-sm:grid-cols-[minmax(0,1fr)] max-sm:px-4">
        <p className="col-span-2 flex min-w-0 items-center gap-2 text-12 text-fg-3 max-sm:col-span-1">
          <Logo className="size-4" />
          <span className="min-w-0 break-words">
            {organization.name} · you answer as <span className="font-medium text-fg">{person.email}</span>
          </span>
        </p>
        <h1
          ref={title}
          tabIndex={-1}
          className="text-20 tracking-[-0.02em] break-words tabular-nums focus-visible:outline-none"
        >
          <Visible text={task.summary} />
        </h1>
        <div className="row-span-2 max-sm:row-span-1">
          <TimeLeftBar task={task} />
        </div>
        <p className="min-w-0 break-words text-fg-3">
          Task #{task.number} ·{" "}
          <span className="font-medium text-fg">
            <Visible text={task.agentId} />
          </span>
        </p>
      </header>
      <TaskBody task={task} me={person.id} hasLinks={false}>
        <RiskParts task={task} />
        <Approvals task={task} me={person.id} assignment={null} />
        <AnswerEffects task={task} hasEdit={false} />
        <TaskFacts task={task} />
      </TaskBody>
      <LinkDock view={view} answer={answer} onTaken={onTaken} onOver={onOver} />
    </div>
  );
}
