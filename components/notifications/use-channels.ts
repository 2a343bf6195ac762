"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CHANNELS_QUERY, type ChannelView } from "@/server/notifications/schemas";
import { inWords } from "../trpc/in-words";
import { useTRPC } from "../trpc/provider";
import { notify } from "../ui/toast";

const REFRESH_MS = 10_000;

/** The channels, kept fresh while they are looked at: they fail, and are switched off, by themselves. */
export function useChannels(initial: readonly ChannelView[]): readonly ChannelView[] {
  const trpc = useTRPC();
  const initialData = { channels: [...initial], total: initial.length };
  const options = { initialData, refetchInterval: REFRESH_MS };
  return useQuery(trpc.notifications.list.queryOptions(CHANNELS_QUERY, options)).data.channels;
}

/** What can be done to a stored channel. Each throws an Error with a sentence for the dialog that asked. */
export function useChannelActs() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const update = useMutation(trpc.notifications.update.mutationOptions());
  const remove = useMutation(trpc.notifications.delete.mutationOptions());
  const refresh = () => client.invalidateQueries(trpc.notifications.pathFilter());
  return {
    refresh,
    setActive: async ({ id, name }: ChannelView, isActive: boolean) => {
      await inWords(update.mutateAsync({ id, change: { isActive } }));
      await refresh();
      notify.done(isActive ? "Channel switched on." : "Channel switched off.", {
        detail: isActive
          ? `${name} tells of what happens from now on.`
          : `Nobody is told by ${name} until it is switched on.`,
      });
    },
    remove: async ({ id, name }: ChannelView) => {
      await inWords(remove.mutateAsync({ id }));
      await refresh();
      notify.done("Channel deleted.", { detail: `Nobody is told by ${name} any more.` });
    },
  };
}
export type ChannelActs = ReturnType<typeof useChannelActs>;
