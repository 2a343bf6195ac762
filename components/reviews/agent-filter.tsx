"use client";

import { useQuery } from "@tanstack/react-query";
import { ListFilter } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { formatCount } from "../lib/format";
import { useShortcuts } from "../lib/use-shortcuts";
import { useTRPC } from "../trpc/provider";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu";
import { IconButton } from "../ui/icon-button";
import { type QueueSelection, queueHref } from "./selection";

/** Narrows the queue to one agent: those that have tasks in the view, the most first. */
export function AgentFilter({ selection }: { selection: QueueSelection }) {
  const [isOpen, setOpen] = useState(false);
  useShortcuts({ f: () => setOpen(true) });
  return (
    <DropdownMenu open={isOpen} onOpenChange={setOpen}>
      <DropdownMenuTrigger asChild>
        <IconButton label="Filter by agent">
          <ListFilter aria-hidden />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-72">
        <Agents selection={selection} />
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** Asked for when the menu opens. */
function Agents({ selection }: { selection: QueueSelection }) {
  const trpc = useTRPC();
  const { data: agents, isError } = useQuery(
    trpc.reviews.agents.queryOptions({ view: selection.view, ...(selection.isMine ? { mine: true } : {}) }),
  );
  if (isError) return <DropdownMenuLabel>The agents could not be read. Open this again to retry.</DropdownMenuLabel>;
  if (agents === undefined) return <DropdownMenuLabel>Reading agents…</DropdownMenuLabel>;
  if (agents.length === 0) return <DropdownMenuLabel>No agent has a task here</DropdownMenuLabel>;
  return (
    <>
      <DropdownMenuLabel>Agent</DropdownMenuLabel>
      {agents.map(({ agentId, count }) => (
        <DropdownMenuItem key={agentId} asChild textValue={agentId}>
          <Link href={queueHref({ ...selection, agentId, page: 1 })} prefetch={false} title={agentId}>
            <span className="truncate">{agentId}</span>
            <span className="ml-auto text-12 text-fg-3 tabular-nums">{formatCount(count)}</span>
          </Link>
        </DropdownMenuItem>
      ))}
    </>
  );
}
