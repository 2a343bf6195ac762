"use client";

import { useQuery } from "@tanstack/react-query";
import type { Evidence } from "./evidence";
import { type ProofResult, verifyEvidence } from "./verify-evidence";

/** Where checking an entry in this browser stands; `pending` until a checkpoint covers it. */
export type ProofState =
  | { readonly kind: "pending" }
  | { readonly kind: "verifying" }
  | { readonly kind: "done"; readonly result: ProofResult };

/** Checks evidence in this browser as soon as there is some, and `again` on demand. */
export function useProof(evidence: Evidence | undefined): { readonly state: ProofState; readonly again: () => void } {
  const isIncluded = evidence?.entry.proof.status === "included";
  const { data, isFetching, refetch } = useQuery({
    queryKey: ["proof", evidence],
    queryFn: async () => (evidence === undefined ? null : await verifyEvidence(evidence)),
    enabled: isIncluded,
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: "always", // nothing of it is asked of a server
  });
  const again = () => void refetch();
  if (!isIncluded) return { state: { kind: "pending" }, again };
  return { state: isFetching || !data ? { kind: "verifying" } : { kind: "done", result: data }, again };
}
