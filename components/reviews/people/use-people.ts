"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Absences, GroupView } from "@/server/reviews/people/schemas";
import { inWords } from "../../trpc/in-words";
import { useTRPC } from "../../trpc/provider";
import { notify } from "../../ui/toast";

const REFRESH_MS = 30_000;

export type Absence = Absences["absences"][number];

/** Who is away, kept fresh while it is looked at, and ending an absence. */
export function useAbsences(initialData: Absences) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { data } = useQuery(
    trpc.delegations.absences.queryOptions(undefined, { initialData, refetchInterval: REFRESH_MS }),
  );
  const end = useMutation(trpc.delegations.end.mutationOptions());
  const refresh = () => client.invalidateQueries(trpc.delegations.pathFilter());
  return {
    ...data,
    refresh,
    /** @throws Error with a sentence for the dialog that asked. */
    end: async ({ userId, name, toName }: Absence) => {
      await inWords(end.mutateAsync({ userId }));
      await refresh();
      notify.done("Absence ended.", {
        detail: `${userId === data.me ? "You answer" : `${name} answers`} reviews again; ${toName} stands in no more.`,
      });
    },
  };
}

/** Groups, and deleting one. */
export function useGroups(initialData: readonly GroupView[]) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { data } = useQuery(trpc.reviewerGroups.list.queryOptions(undefined, { initialData: [...initialData] }));
  const remove = useMutation(trpc.reviewerGroups.delete.mutationOptions());
  const refresh = () => client.invalidateQueries(trpc.reviewerGroups.pathFilter());
  return {
    groups: data,
    refresh,
    /** @throws Error with a sentence for the dialog that asked. */
    remove: async ({ id, name }: GroupView) => {
      await inWords(remove.mutateAsync({ id }));
      await refresh();
      notify.done("Group deleted.", { detail: `Nothing names ${name} any more.` });
    },
  };
}
