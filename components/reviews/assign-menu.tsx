"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { UserRound, UsersRound } from "lucide-react";
import { useState } from "react";
import type { Assignable, ScreenTask } from "@/server/reviews/schemas";
import { failureText } from "../trpc/failure-text";
import { useTRPC } from "../trpc/provider";
import { Button } from "../ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu";
import { Time } from "../ui/time";
import { notify } from "../ui/toast";
import { principalInWords } from "./action-words";

/** Who is expected to decide, and for whoever may decide a menu to hand the task on. It takes the right from nobody. */
export function Assignment({ task, me, mayAssign }: { task: ScreenTask; me: string; mayAssign: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const trpc = useTRPC();
  const client = useQueryClient();
  const assign = useMutation(
    trpc.reviews.assign.mutationOptions({
      onSuccess: () => client.invalidateQueries(trpc.reviews.pathFilter()),
      onError: (error) => notify.failed("Not assigned.", { detail: failureText(error) }),
    }),
  );
  const { assignee } = task;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <span className="min-w-0 break-words">
        <span className="text-fg-3">Assigned: </span>
        {assignee === null ? "nobody" : principalInWords(task, assignee, me)}
      </span>
      {mayAssign ? (
        <DropdownMenu open={isOpen} onOpenChange={setOpen}>
          <DropdownMenuTrigger asChild>
            <Button size="sm" isBusy={assign.isPending}>
              Assign
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end" className="w-72">
            <People
              task={task}
              onChosen={({ kind, id }) =>
                assign.mutate({ id: task.id, to: kind === "user" ? { userId: id } : { group: id } })
              }
            />
          </DropdownMenuContent>
        </DropdownMenu>
      ) : null}
    </div>
  );
}

/** Asked for when the menu opens. */
function People({ task, onChosen }: { task: ScreenTask; onChosen: (to: Assignable) => void }) {
  const trpc = useTRPC();
  const { data, isError } = useQuery(trpc.reviews.assignable.queryOptions({ id: task.id }));
  if (isError) return <DropdownMenuLabel>The members could not be read. Open this again to retry.</DropdownMenuLabel>;
  if (data === undefined) return <DropdownMenuLabel>Reading members…</DropdownMenuLabel>;
  if (data.length === 0) return <DropdownMenuLabel>Nobody here may decide it</DropdownMenuLabel>;
  return (
    <>
      <DropdownMenuLabel>Who may decide it</DropdownMenuLabel>
      {data.map((one) => (
        <DropdownMenuItem
          key={one.id}
          textValue={one.name}
          disabled={one.overUntil !== null}
          onSelect={() => onChosen(one)}
        >
          {one.kind === "user" ? <UserRound aria-hidden /> : <UsersRound aria-hidden />}
          <span className="grid min-w-0">
            <span title={one.name} className="truncate">
              {one.name}
            </span>
            <Standing {...one} />
          </span>
        </DropdownMenuItem>
      ))}
    </>
  );
}

/** Why somebody cannot be asked now, or may not answer soon. */
function Standing({ away, overUntil }: Assignable) {
  if (overUntil !== null)
    return (
      <span className="text-12">
        Has decided enough for now: from <Time value={overUntil} format="clock" /> UTC again
      </span>
    );
  if (away === null) return null;
  return (
    <span className="text-12 text-fg-3">
      Away until <Time value={away.until} format="day-and-clock" /> UTC; {away.standsIn} stands in
    </span>
  );
}
