"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { GuardrailView, UpdateGuardrailInput } from "@/server/guardrails/schemas";
import { failureText } from "../trpc/failure-text";
import { useTRPC } from "../trpc/provider";
import { notify } from "../ui/toast";
import { consequenceOf } from "./effects";

/** The guardrails as this tab knows them, and how to change one: in force from the next decision. */
export function useGuardrails(initial: readonly GuardrailView[]) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const queryKey = trpc.guardrails.list.queryKey();
  const { data: guardrails } = useQuery(trpc.guardrails.list.queryOptions(undefined, { initialData: [...initial] }));
  const saving = useMutation(trpc.guardrails.update.mutationOptions());
  return {
    guardrails,
    busyType: saving.isPending ? saving.variables.type : null,
    /** Saves, shows what the server answered, and says what it means. @throws Error with a sentence for a dialog. */
    update: async (type: string, change: UpdateGuardrailInput) => {
      try {
        const saved = await saving.mutateAsync({ type, change });
        client.setQueryData(queryKey, (rows) => rows?.map((row) => (row.type === type ? saved : row)));
        notify.done(`${saved.title}: guardrail changed.`, { detail: consequenceOf(saved.effect) });
      } catch (error) {
        const detail = failureText(error);
        notify.failed("Guardrail not changed.", { detail });
        throw new Error(detail, { cause: error });
      }
    },
  };
}
