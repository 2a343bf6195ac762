"use client";

import { useQuery } from "@tanstack/react-query";
import { Download, Link2 } from "lucide-react";
import Link from "next/link";
import { actionInWords } from "../audit/entry-words";
import { proofFile, saveFile } from "../audit/proof/proof-file";
import { useLiveEntries } from "../dashboard/live-provider";
import { useCopy } from "../lib/use-copy";
import { useTRPC } from "../trpc/provider";
import { Button } from "../ui/button";
import { CopyText } from "../ui/copy-text";
import { DottedList } from "../ui/dotted-list";
import { Visible } from "../ui/visible";
import { payloadHashOf } from "./story";
import type { TraceContext, TraceData } from "./trace-data";
import { TraceEntries } from "./trace-entries";
import { TraceProof } from "./trace-proof";
import { TraceSession } from "./trace-session";
import { TraceStory } from "./trace-story";
import { TraceStrip } from "./trace-strip";

/** A checkpoint follows an entry within a second. */
const PENDING_MS = 500;

/** One action from what was asked to what came of it, with the proof beside it. */
export function TracePage({ trace: initialData, context }: { trace: TraceData; context: TraceContext }) {
  const trpc = useTRPC();
  const { traceId } = initialData.action;
  const { data: trace, refetch } = useQuery(
    trpc.audit.trace.queryOptions(
      { traceId },
      {
        initialData,
        refetchInterval: ({ state }) =>
          state.data?.entries.some(({ proof }) => proof.status === "pending") ? PENDING_MS : false,
      },
    ),
  );
  useLiveEntries((entries) => {
    if (entries.some((entry) => entry.traceId === traceId)) void refetch();
  });
  return (
    <>
      <TraceHeader trace={trace} keyName={context.keyName} />
      <TraceStrip trace={trace} />
      <div className="grid grid-cols-[minmax(0,1fr)] lg:min-h-[calc(100dvh-var(--top-h)-142px)] lg:grid-cols-[minmax(0,1fr)_344px]">
        <div className="min-w-0 px-4 py-5 sm:px-6">
          <TraceStory trace={trace} policyNames={context.policyNames} />
        </div>
        <aside
          aria-label="Proof and surroundings"
          className="grid grid-cols-[minmax(0,1fr)] content-start border-line max-lg:border-t lg:border-l [&>*+*]:border-t [&>*+*]:border-line"
        >
          <TraceProof trace={trace} />
          <TraceEntries trace={trace} />
          <TraceSession trace={trace} />
        </aside>
      </div>
    </>
  );
}

function TraceHeader({ trace, keyName }: { trace: TraceData; keyName: string | null }) {
  const { action, summary } = trace;
  const { state, copy } = useCopy();
  const payloadHash = payloadHashOf(trace);
  const save = () =>
    saveFile(
      `mastguard-${action.traceId}.json`,
      proofFile(trace, trace.entries, { type: "all", traceId: action.traceId }, new Date().toISOString()),
    );
  return (
    <header className="grid gap-1 px-4 pt-4 pb-3 sm:px-6">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <h1 className="min-w-0 grow basis-80 text-20 break-words">
          <Visible text={summary} />
        </h1>
        <div className="flex gap-2">
          <Button onClick={() => copy(window.location.href)}>
            <Link2 aria-hidden />
            <output>{state === "copied" ? "Copied" : state === "failed" ? "Not copied" : "Copy link"}</output>
          </Button>
          <Button onClick={save}>
            <Download aria-hidden />
            Export with proof
          </Button>
        </div>
      </div>
      <DottedList className="text-fg-2">
        <li>
          <Link
            href={`/agents/${encodeURIComponent(action.agentId)}`}
            title={action.agentId}
            className="max-w-80 truncate rounded-sm font-medium text-fg hover:underline"
          >
            {action.agentId}
          </Link>
        </li>
        <li className="font-mono text-12">{action.actionType}</li>
        {action.tool === null ? null : (
          <li title={action.tool}>
            {<span className="max-w-60 truncate font-mono text-12">{actionInWords(action)}</span>}
          </li>
        )}
        {action.environment === null ? null : <li>{action.environment}</li>}
        {action.runId === null ? null : (
          <li>
            run
            <CopyText value={action.runId} label="run id" head={12} />
          </li>
        )}
        {action.sessionId === null ? null : (
          <li>
            session
            <CopyText value={action.sessionId} label="session id" head={12} />
          </li>
        )}
        {keyName === null ? null : (
          <li>
            key<span className="font-mono text-12">{keyName}</span>
          </li>
        )}
        {payloadHash === null ? null : (
          <li>
            payload
            <CopyText value={payloadHash} label="payload hash" head={18} />
          </li>
        )}
      </DottedList>
    </header>
  );
}
