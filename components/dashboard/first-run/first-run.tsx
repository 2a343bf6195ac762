"use client";

import Link from "next/link";
import { useState } from "react";
import type { ScreenEntry } from "@/server/audit";
import type { FirstRun as FirstRunState, Setup } from "@/server/dashboard/schemas";
import { DecisionBadge } from "../../decisions/decision-badge";
import { Page } from "../../frame/page";
import { Button } from "../../ui/button";
import { CodeBlock } from "../../ui/code-block";
import { Time } from "../../ui/time";
import { NEW_POLICY_HREF } from "../next-step";
import { ChecklistStep } from "./checklist-step";
import { CreateKeyButton } from "./create-key-button";
import { FirstEvent } from "./first-event";
import { FourAnswers } from "./four-answers";
import { Listening } from "./listening";
import { NotSetUp } from "./not-set-up";
import { WaitingDots } from "./waiting-dots";

export interface FirstRunProps {
  firstRun: FirstRunState;
  setup: Setup;
  organizationId: string;
  recent: readonly ScreenEntry[] | null;
  may: { readonly createKeys: boolean; readonly writePolicies: boolean };
  /** Leaves the checklist for the overview, once there is something on it. */
  onDone: () => void;
}

/** From nothing to the first decision: each step ticks itself off when it happens, wherever it happened. */
export function FirstRun({ firstRun, setup, organizationId, recent, may, onDone }: FirstRunProps) {
  const [apiKey, setApiKey] = useState<string | null>(null);
  const { hasKey, hasEvent, hasPolicy, hasColleague, firstEvent } = firstRun;
  const isKeyed = hasKey || apiKey !== null;
  const stateOf = (isDone: boolean, isNext: boolean) => (isDone ? "done" : isNext ? "open" : "later");
  return (
    <Page className="max-w-[1208px]">
      <div className="flex flex-wrap items-end gap-3 pt-2 pb-1 sm:pt-3">
        <div className="mr-auto">
          <h1 className="text-20 tracking-[-0.02em]">Put one call in front of every action</h1>
          <p className="max-w-[90ch] text-fg-2">
            About two minutes to the first decision. Everything below is live: each step ticks itself off when it
            happens.
          </p>
        </div>
        {hasEvent ? (
          <Button variant="primary" size="lg" onClick={onDone}>
            Go to the overview
          </Button>
        ) : null}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] content-start items-start gap-3 sm:gap-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <ol aria-label="First steps" className="overflow-hidden rounded-lg border border-line">
          <ChecklistStep
            number={1}
            state={stateOf(isKeyed, true)}
            title="Create a key"
            note={
              isKeyed
                ? apiKey === null
                  ? "there is one already"
                  : `quickstart, …${apiKey.slice(-4)}, may send events and read`
                : may.createKeys
                  ? "your agent sends it with every call"
                  : "your role cannot; ask an owner or a developer of this organization"
            }
            aside={
              !isKeyed && may.createKeys ? (
                <CreateKeyButton onCreated={setApiKey}>Create key</CreateKeyButton>
              ) : undefined
            }
          />
          <ChecklistStep
            number={2}
            state={stateOf(hasEvent, isKeyed)}
            title="Send the first event"
            note={hasEvent || isKeyed ? undefined : "before your agent’s first tool call"}
            aside={
              firstEvent ? (
                <Time value={firstEvent.at} format="clock" />
              ) : isKeyed ? (
                <output className="flex items-center gap-2 text-fg-2">
                  Waiting for it <WaitingDots />
                </output>
              ) : undefined
            }
          >
            {isKeyed && !hasEvent ? (
              <FirstEvent
                origin={setup.origin}
                apiKey={apiKey}
                {...(may.createKeys ? { onKeyCreated: setApiKey } : {})}
              />
            ) : null}
          </ChecklistStep>
          <ChecklistStep
            number={3}
            state={stateOf(hasEvent, false)}
            title="See it arrive"
            note={
              firstEvent ? (
                <span className="inline-flex max-w-full items-center gap-2">
                  <DecisionBadge decision={firstEvent.decision} />
                  <span className="truncate">{firstEvent.agentId}</span>
                </span>
              ) : (
                "who, what, why, and the entry in the log"
              )
            }
            aside={
              firstEvent ? (
                <Button asChild variant={hasPolicy ? "default" : "primary"} size="sm">
                  <Link href={`/traces/${firstEvent.traceId}`}>Open its trace</Link>
                </Button>
              ) : undefined
            }
          />
          <ChecklistStep
            number={4}
            state={stateOf(hasPolicy, hasEvent)}
            title="Add a policy"
            note={hasPolicy ? "your rules decide before risk does" : "for example: payments over 10,000 need a person"}
            aside={
              hasPolicy || !may.writePolicies ? undefined : (
                <Button asChild size="sm">
                  <Link href={NEW_POLICY_HREF}>Add policy</Link>
                </Button>
              )
            }
          />
          <ChecklistStep
            number={5}
            state={stateOf(hasColleague, hasEvent && hasPolicy)}
            title="Add a reviewer"
            note={
              hasColleague
                ? "a paused action has someone to ask"
                : "so that a paused action has someone to ask; for now from the machine MastGuard runs on"
            }
          >
            {hasColleague || !hasPolicy ? undefined : (
              <CodeBlock
                code={`npm run --silent admin -- create-user --organization ${organizationId} --email reviewer@example.com --role reviewer`}
                label="Command that adds a reviewer"
              />
            )}
          </ChecklistStep>
        </ol>
        <div className="grid gap-3 sm:gap-4">
          {recent === null ? null : <Listening recent={recent} />}
          <FourAnswers />
          <NotSetUp missing={setup.missing} />
        </div>
      </div>
    </Page>
  );
}
