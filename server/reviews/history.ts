import { z } from "zod";
import type { NoteReader } from "./note";
import type { ReviewTaskWithHistory } from "./schemas";

/** A step of a review as its entry tells it, with the words that belong to it where the caller may read them. */
export function historyOf(body: string, noteOf: NoteReader): ReviewTaskWithHistory["history"][number] {
  const { type, at, actor, data } = Step.parse(JSON.parse(body));
  const note = Note.safeParse(data).data;
  const outcome = type === "outcome.reported" ? Outcome.parse(data) : undefined;
  const comment = note === undefined ? null : noteOf(note);
  return {
    event: outcome === undefined ? type.replace("review.", "") : "outcome_reported",
    at,
    reviewerId: data.reviewerId ?? (actor.type === "user" ? actor.id : null),
    ...(data.onBehalfOf === undefined ? {} : { onBehalfOf: data.onBehalfOf }),
    ...(data.reason === undefined ? {} : { reason: data.reason }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(actor.method === undefined ? {} : { method: actor.method }),
    ...(comment === null ? {} : { comment }),
  };
}

const Step = z.object({
  type: z.string(),
  at: z.string(),
  actor: z.object({ type: z.string(), id: z.string(), method: z.string().optional() }),
  data: z.looseObject({
    reviewerId: z.string().optional(),
    onBehalfOf: z.string().optional(),
    reason: z.string().optional(),
  }),
});
const Outcome = z.object({ status: z.string(), flags: z.array(z.string()).default([]) });
const Note = z.object({ noteId: z.string(), noteHash: z.string() });
