"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ApiKeyView } from "@/server/keys/schemas";
import { inWords } from "../trpc/in-words";
import { useTRPC } from "../trpc/provider";
import { notify } from "../ui/toast";

export interface KeyPage {
  readonly keys: ApiKeyView[];
  readonly total: number;
}

const REFRESH_MS = 10_000;

/** A page of keys, and revoking one of them. Last use and counts are asked for again while the page is looked at. */
export function useKeys(page: number, limit: number, initialData: KeyPage) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const list = useQuery(trpc.keys.list.queryOptions({ page, limit }, { initialData, refetchInterval: REFRESH_MS }));
  const revoke = useMutation(trpc.keys.revoke.mutationOptions());
  const refresh = () => client.invalidateQueries(trpc.keys.pathFilter());
  return {
    ...list.data,
    refresh,
    /** @throws Error with a sentence for the dialog that asked. */
    revoke: async ({ id, name }: ApiKeyView) => {
      await inWords(revoke.mutateAsync({ id }));
      await refresh();
      notify.done("Key revoked.", { detail: `Requests with ${name} fail from now on.` });
    },
  };
}
