"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { PolicyRow } from "@/server/policies/schemas";
import { failureText } from "../trpc/failure-text";
import { useTRPC } from "../trpc/provider";
import { notify } from "../ui/toast";
import { inOrder, type Move, moved, movesBetween } from "./order";
import { usePolicyList } from "./use-policy-changes";

/** An order being made by hand, apart from the saved one until it is saved as a whole. */
export interface Ordering {
  /** The policies as they would be evaluated. */
  readonly rows: readonly PolicyRow[];
  /** Empty while the order is the saved one. */
  readonly moves: readonly Move[];
  readonly isSaving: boolean;
  /** Puts a policy at an index of `rows`. */
  readonly place: (id: string, index: number) => void;
  /** Puts a policy so many places later; negative is earlier. */
  readonly shift: (id: string, by: number) => void;
  readonly undo: () => void;
  readonly save: () => void;
}

/** @param policies in their saved order. */
export function useOrder(policies: readonly PolicyRow[]): Ordering {
  const trpc = useTRPC();
  const list = usePolicyList();
  const [order, setOrder] = useState<readonly string[] | null>(null);
  const saved = policies.map(({ id }) => id);
  const rows = order === null ? policies : inOrder(policies, order);
  const ids: readonly string[] = rows.map(({ id }) => id);

  const reorder = useMutation(
    trpc.policies.reorder.mutationOptions({
      onSuccess: (answer) => {
        list.merge(answer);
        setOrder(null);
        notify.done("Order saved.", { detail: "Policies are evaluated in it from the next event on." });
      },
      onError: (error) => {
        void list.refresh(); // somebody may have added or deleted a policy; the order made here is kept
        notify.failed("Order not saved.", { detail: `${failureText(error)} Your order is kept here.` });
      },
    }),
  );

  const place = (id: string, index: number) =>
    setOrder((current) =>
      moved(
        inOrder(policies, current ?? saved).map((policy) => policy.id),
        id,
        index,
      ),
    );
  return {
    rows,
    moves: movesBetween(saved, ids),
    isSaving: reorder.isPending,
    place,
    shift: (id, by) => place(id, ids.indexOf(id) + by),
    undo: () => setOrder(null),
    save: () => reorder.mutate({ ids: [...ids] }),
  };
}
