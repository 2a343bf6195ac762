"use client";

import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { CheckpointSchema, ProvenEntrySchema } from "@/server/audit/schemas";
import type { Evidence } from "./proof/evidence";

/** A checkpoint follows an entry within a second. */
const PENDING_MS = 500;

const EvidenceSchema = z.object({
  entry: ProvenEntrySchema,
  checkpoint: CheckpointSchema.nullable(),
  verifierKeys: z.array(z.string()),
});
const Failure = z.object({ error: z.object({ message: z.string() }), meta: z.object({ requestId: z.string() }) });

/** Why an entry could not be read. */
export class EvidenceError extends Error {
  readonly requestId: string | undefined;

  constructor(message: string, requestId: string | undefined) {
    super(message);
    this.name = "EvidenceError";
    this.requestId = requestId;
  }
}

/** The body and proof of entry `index`; asked again until a checkpoint covers it. */
export function useEvidence(organizationId: string, index: number) {
  return useQuery({
    queryKey: ["entry", organizationId, index],
    queryFn: async ({ signal }) => await readEvidence(organizationId, index, signal),
    refetchInterval: ({ state }) => (state.data?.entry.proof.status === "pending" ? PENDING_MS : false),
    retry: (failures, error) => failures < 2 && !(error instanceof EvidenceError),
  });
}

async function readEvidence(organizationId: string, index: number, signal: AbortSignal): Promise<Evidence> {
  const response = await fetch(`/audit/entries/${index}?organization=${organizationId}`, { signal });
  const answer: unknown = await response.json();
  if (response.ok) return EvidenceSchema.parse(answer);
  const failure = Failure.safeParse(answer);
  throw new EvidenceError(failure.data?.error.message ?? "The entry could not be read.", failure.data?.meta.requestId);
}
