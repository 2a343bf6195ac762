import { z } from "zod";

const CHOICES = ["APPROVE", "REJECT", "EDIT"] as const;
export type Choice = (typeof CHOICES)[number];

/** What a person has begun to answer to a task. */
export interface Draft {
  readonly choice: Choice | null;
  readonly rationale: string;
  /** The edited payload as typed; null until it is touched. */
  readonly payload: string | null;
  /** The id of the answer once it was sent: a retry sends it again, and decides once. Another answer has another. */
  readonly attempt: string | null;
}

export const NO_DRAFT: Draft = { choice: null, rationale: "", payload: null, attempt: null };

const Stored = z.object({
  choice: z.enum(CHOICES).nullable(),
  rationale: z.string(),
  payload: z.string().nullable(),
  attempt: z.string().nullable(),
});

/** A draft from storage; none where there is none, or it is not one of ours. */
export function parseDraft(text: string | null): Draft {
  if (text === null) return NO_DRAFT;
  try {
    return Stored.catch(NO_DRAFT).parse(JSON.parse(text));
  } catch {
    return NO_DRAFT; // not JSON: somebody else's value under our name
  }
}

/** As it is stored; null for nothing worth keeping. */
export function draftText(draft: Draft): string | null {
  return draft.choice === null && draft.rationale === "" && draft.payload === null ? null : JSON.stringify(draft);
}

/** The draft after a change. What would be another answer loses the id of the one that was sent. */
export function changedDraft(draft: Draft, change: Partial<Omit<Draft, "attempt">>): Draft {
  const next = { ...draft, ...change };
  const isSame = next.choice === draft.choice && next.rationale === draft.rationale && next.payload === draft.payload;
  return isSame ? draft : { ...next, attempt: null };
}

/** A random UUID (RFC 9562, version 4), also where `crypto.randomUUID` is missing: on pages without TLS. */
export function newAttempt(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, "0");
  }).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
