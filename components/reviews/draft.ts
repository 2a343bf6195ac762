import { z } from "zod";

export const CHOICES = ["APPROVE", "REJECT", "EDIT"] as const;
export type Choice = (typeof CHOICES)[number];

/** What a person has begun to answer to a task. Why it may happen is not why it must not: each answer has words of its own. */
export interface Draft {
  readonly choice: Choice | null;
  readonly rationales: Readonly<Record<Choice, string>>;
  /** The edited payload as typed; null until it is touched. */
  readonly payload: string | null;
  /** The id of each answer once it was sent: a retry sends it again, and decides once. Another answer has another. */
  readonly attempts: Readonly<Record<Choice, string | null>>;
}

/** What a person changes of it; `rationale` is that of the chosen answer. */
export interface DraftChange {
  readonly choice?: Choice;
  readonly rationale?: string;
  readonly payload?: string;
}

export const NO_DRAFT: Draft = {
  choice: null,
  rationales: { APPROVE: "", REJECT: "", EDIT: "" },
  payload: null,
  attempts: { APPROVE: null, REJECT: null, EDIT: null },
};

const Stored = z.object({
  choice: z.enum(CHOICES).nullable(),
  rationales: z.record(z.enum(CHOICES), z.string()),
  payload: z.string().nullable(),
  attempts: z.record(z.enum(CHOICES), z.string().nullable()),
});

/** The words of the chosen answer. */
export function rationaleOf({ choice, rationales }: Draft): string {
  return choice === null ? "" : rationales[choice];
}

/** Another answer that has words, where the chosen one has none: they may be meant for both. */
export function otherWords(draft: Draft): { readonly choice: Choice; readonly words: string } | null {
  if (draft.choice === null || rationaleOf(draft) !== "") return null;
  const choice = CHOICES.find((other) => draft.rationales[other] !== "");
  return choice === undefined ? null : { choice, words: draft.rationales[choice] };
}

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
  const hasWords = CHOICES.some((choice) => draft.rationales[choice] !== "");
  return draft.choice === null && !hasWords && draft.payload === null ? null : JSON.stringify(draft);
}

/** The draft after a change. An answer that says something else loses the id under which it was sent. */
export function changedDraft(draft: Draft, change: DraftChange): Draft {
  const { choice = draft.choice, payload = draft.payload } = change;
  const chosen = { ...draft, choice, payload };
  const edited = payload === draft.payload ? chosen : withAttempt(chosen, "EDIT", null);
  const { rationale } = change;
  if (choice === null || rationale === undefined || rationale === edited.rationales[choice]) return edited;
  return withAttempt({ ...edited, rationales: { ...edited.rationales, [choice]: rationale } }, choice, null);
}

/** The draft with the id under which an answer was sent, or none. */
export function withAttempt(draft: Draft, choice: Choice, attempt: string | null): Draft {
  return { ...draft, attempts: { ...draft.attempts, [choice]: attempt } };
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
