import { z } from "zod";
import { Rationale } from "../rationale";
import type { ReviewStatus, ScreenTask } from "../schemas";

/** Whether mails about a review carry a link by which the one they are for answers it without signing in. */
export const LinkSettingsSchema = z.strictObject({ isEnabled: z.boolean() });
export type LinkSettings = z.output<typeof LinkSettingsSchema>;

/** Longer texts are no tokens; they are answered as every other that is none. */
export const LinkTokenSchema = z.string().max(200).catch("");

/** An answer by link. `attempt` is chosen by the page and sent again with a retry: a lost connection or a double click decides once. */
export const LinkAnswerSchema = z.strictObject({
  decision: z.enum(["APPROVE", "REJECT"]),
  rationale: Rationale,
  attempt: z.uuid(),
});
export type LinkAnswerInput = z.output<typeof LinkAnswerSchema>;

/** What the page of a link shows. */
export type LinkView =
  /** Not a link of ours, or not as we made it. */
  | { readonly state: "unknown" }
  | { readonly state: "off" }
  | { readonly state: "expired" }
  /** What its person answered, if that can be told. */
  | {
      readonly state: "used";
      readonly answer: { readonly decision: "APPROVE" | "REJECT"; readonly at: string } | null;
    }
  | { readonly state: "not_permitted"; readonly reason: string }
  | {
      readonly state: "decided";
      readonly status: ReviewStatus;
      /** By name; null for one who has left, and where nobody did. */
      readonly by: string | null;
      readonly isOwn: boolean;
      readonly at: string;
    }
  | {
      readonly state: "open";
      readonly task: ScreenTask;
      /** Whose link it is: the answer is theirs, whoever is signed in to this browser. */
      readonly person: { readonly id: string; readonly email: string };
      readonly organization: { readonly id: string; readonly name: string };
      readonly expiresAt: string;
    };

/** What became of an answer. */
export type LinkOutcome =
  | { readonly kind: "taken"; readonly outcome: "PARTIALLY_APPROVED" | "APPROVED" | "REJECTED" }
  /** Not taken; the review still waits. */
  | { readonly kind: "refused"; readonly reason: string }
  /** Not taken: there is nothing to answer any more. */
  | { readonly kind: "over"; readonly view: LinkView };

/** A result, or what to tell the person: too many tries, no answer from the database. */
export type Told<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };
