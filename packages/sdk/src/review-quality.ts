import { arrayOf, boolean, nullable, number, object, oneOf, string } from "./reader";

/** A share as the two counts it is made of: divide, and see when there is nothing to divide by. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** What one person did in the period. */
export interface ReviewerQuality {
  readonly reviewerId: string;
  /** `null` for somebody who is not a member any more, or has given none. */
  readonly name: string | null;
  readonly email: string | null;
  /** Tasks they approved or rejected. */
  readonly tasks: number;
  /** Milliseconds from opening a task to answering it; `null` when every answer came by API. */
  readonly medianOpenMs: number | null;
  readonly p90OpenMs: number | null;
  /** Answers within 5 s of opening, of those whose task was opened on the screen. */
  readonly quick: Share;
  readonly approved: Share;
  /** The same by the policy that opened the task; `null` where a guardrail or the mode did. */
  readonly byPolicy: readonly {
    readonly policyId: string | null;
    readonly name: string | null;
    readonly approved: Share;
  }[];
  /** Tasks in which everybody else answered as they did, of those that others answered too. */
  readonly agreed: Share;
  /** Tasks that expired or were escalated, of those that were assigned to them and ended. */
  readonly missed: Share;
  /** Test tasks they caught, of those they answered; in none of the other figures. */
  readonly tests: Share;
}

/** How carefully reviews are decided, and how many are to come. */
export interface ReviewQuality {
  readonly days: number;
  /** ISO 8601, UTC. */
  readonly since: string;
  readonly until: string;
  /** `self`: the key may see no figures but its person's. */
  readonly scope: "everybody" | "self";
  readonly reviewers: readonly ReviewerQuality[];
  /** Tasks that expired, of those that ended. */
  readonly expired: Share;
  readonly forecast: {
    /** The next 24 full hours; `tasks` is `null` where the organization has not lived through such an hour yet. */
    readonly hours: readonly { readonly at: string; readonly tasks: number | null }[];
    /** Answers that these tasks will need. */
    readonly answers: number;
    readonly reviewers: number;
    /** `null` when nobody may decide. */
    readonly perReviewer: number | null;
  };
}

/** How many reviews a person is asked to decide in an hour, 1 to 1,000, and whether approvals beyond that are refused. */
export interface AttentionSettings {
  readonly reviewsPerHour: number;
  readonly isHard: boolean;
}

const readShare = object<Share>({ count: number, of: number });

export const readReviewQuality = object<ReviewQuality>({
  days: number,
  since: string,
  until: string,
  scope: oneOf(["everybody", "self"]),
  reviewers: arrayOf(
    object<ReviewerQuality>({
      reviewerId: string,
      name: nullable(string),
      email: nullable(string),
      tasks: number,
      medianOpenMs: nullable(number),
      p90OpenMs: nullable(number),
      quick: readShare,
      approved: readShare,
      byPolicy: arrayOf(
        object<ReviewerQuality["byPolicy"][number]>({
          policyId: nullable(string),
          name: nullable(string),
          approved: readShare,
        }),
      ),
      agreed: readShare,
      missed: readShare,
      tests: readShare,
    }),
  ),
  expired: readShare,
  forecast: object<ReviewQuality["forecast"]>({
    hours: arrayOf(object<ReviewQuality["forecast"]["hours"][number]>({ at: string, tasks: nullable(number) })),
    answers: number,
    reviewers: number,
    perReviewer: nullable(number),
  }),
});

export const readAttentionSettings = object<AttentionSettings>({ reviewsPerHour: number, isHard: boolean });
