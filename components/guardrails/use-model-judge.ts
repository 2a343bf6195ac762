"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ModelJudgeView, UpdateModelJudgeInput } from "@/server/model-judge/schemas";
import { failureText } from "../trpc/failure-text";
import { useTRPC } from "../trpc/provider";
import { notify } from "../ui/toast";

/** The model judge as this tab knows it, and how to switch it. */
export function useModelJudge(initial: ModelJudgeView) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { data: judge } = useQuery(trpc.modelJudge.get.queryOptions(undefined, { initialData: initial }));
  const saving = useMutation(trpc.modelJudge.update.mutationOptions());
  return {
    judge,
    isBusy: saving.isPending,
    /** Switches, shows what the server answered, and says so. @throws Error with a sentence for a dialog. */
    update: async (change: UpdateModelJudgeInput) => {
      try {
        client.setQueryData(trpc.modelJudge.get.queryKey(), await saving.mutateAsync(change));
        notify.done(change.enabled ? "The model is asked from the next decision on." : "The model is asked no more.");
      } catch (error) {
        // The endpoint may be another than this tab shows.
        void client.invalidateQueries(trpc.modelJudge.get.queryFilter());
        const detail = failureText(error);
        notify.failed("Model judge not switched.", { detail });
        throw new Error(detail, { cause: error });
      }
    },
  };
}
