"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PolicyRow, PolicyView } from "@/server/policies/schemas";
import { failureText } from "../trpc/failure-text";
import { inWords } from "../trpc/in-words";
import { useTRPC } from "../trpc/provider";
import { notify } from "../ui/toast";

/** The list of policies in this tab's cache, and how changes reach it before the server is asked again. */
export function usePolicyList() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const queryKey = trpc.policies.list.queryKey();
  const change = (edit: (rows: PolicyRow[]) => PolicyRow[]) =>
    client.setQueryData(queryKey, (rows) => (rows === undefined ? rows : edit(rows)));
  return {
    /** Puts what the server answered in the place of what the list shows. */
    merge: (saved: readonly PolicyView[]) => {
      const byId = new Map<string, PolicyView>(saved.map((policy) => [policy.id, policy]));
      change((rows) =>
        rows
          .map((row) => ({ ...row, ...byId.get(row.id) }))
          .sort((a, b) => a.priority - b.priority || a.createdAt.localeCompare(b.createdAt) || (a.id < b.id ? -1 : 1)),
      );
    },
    patch: (id: string, part: Partial<PolicyView>) =>
      change((rows) => rows.map((row) => (row.id === id ? { ...row, ...part } : row))),
    without: (id: string) => change((rows) => rows.filter((row) => row.id !== id)),
    /** Stops answers that were asked for earlier from undoing a change that is shown already. */
    hold: () => client.cancelQueries({ queryKey }),
    refresh: () => client.invalidateQueries({ queryKey }),
  };
}

/** Switching a policy on and off, and deleting it: in force from the next event, shown at once. */
export function usePolicyChanges() {
  const trpc = useTRPC();
  const list = usePolicyList();
  const toggle = useMutation(
    trpc.policies.toggle.mutationOptions({
      onMutate: async ({ id, active }) => {
        await list.hold();
        list.patch(id, { active });
      },
      onSuccess: (policy) => {
        list.merge([policy]);
        notify.done(policy.active ? "Policy is on." : "Policy is off.", {
          detail: `“${policy.name}” ${policy.active ? "applies" : "is not evaluated"} from the next event on.`,
        });
      },
      onError: (error, { id, active }) => {
        list.patch(id, { active: !active });
        notify.failed(active ? "Not switched on." : "Not switched off.", {
          detail: failureText(error),
          action: { label: "Try again", onSelect: () => toggle.mutate({ id, active }) },
        });
      },
    }),
  );
  const remove = useMutation(trpc.policies.delete.mutationOptions());

  return {
    toggle: ({ id }: PolicyView, active: boolean) => toggle.mutate({ id, active }),
    /** @throws Error with a sentence for the dialog that asked. */
    remove: async ({ id, name }: PolicyView) => {
      await inWords(remove.mutateAsync({ id }));
      list.without(id);
      notify.done("Policy deleted.", { detail: `“${name}” is not evaluated from the next event on.` });
    },
  };
}
