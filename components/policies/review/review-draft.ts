import type { ReviewSettings } from "@/server/policies/schemas";
import { type ConditionDraft, conditionDraftOf, withForm } from "../condition-draft";
import { EMPTY_ROW, rowProblem } from "../condition-form";
import { minutesOf, type TimeDraft, timeDraftOf } from "./time";

/** People being chosen. What is typed and means nobody yet is kept, and keeps the policy from being saved. */
export interface PeopleDraft {
  readonly names: readonly string[];
  readonly typed: string;
}

/** How many, who and how fast, as their controls hold them. Empty is the default: of a band, as for all. */
export interface TermsDraft {
  readonly requiredApprovals: string;
  readonly approvers: PeopleDraft;
  readonly time: TimeDraft;
}

export interface BandDraft extends TermsDraft {
  /** Tells bands apart while they move; not stored. */
  readonly key: number;
  readonly condition: ConditionDraft;
}

/** What a policy says of its reviews, being edited. */
export interface ReviewDraft extends TermsDraft {
  readonly bands: readonly BandDraft[];
  readonly levels: readonly PeopleDraft[];
}

export const BANDS_MAX = 10;
export const LEVELS_MAX = 5;

type Terms = Pick<ReviewSettings, "requiredApprovals" | "approvers" | "slaMinutes">;

export function reviewDraftOf(settings: ReviewSettings | null): ReviewDraft {
  const { bands = [], escalateTo = [] } = settings ?? {};
  return {
    ...termsDraftOf(settings ?? {}),
    bands: bands.map((band, key) => ({ ...termsDraftOf(band), key, condition: conditionDraftOf(band.condition) })),
    levels: escalateTo.map((level) => peopleOf(typeof level === "string" ? [level] : level)),
  };
}

/** The settings as the server takes them; null where nothing is said. What cannot be sent is NaN, which equals nothing that can. */
export function reviewOf(draft: ReviewDraft): ReviewSettings | null {
  const bands = draft.bands.map((band) => ({ condition: band.condition.text, ...termsOf(band) }));
  const escalateTo = draft.levels.map(({ names }) => (names.length === 1 ? (names[0] ?? "") : [...names]));
  const settings = {
    ...termsOf(draft),
    ...(bands.length === 0 ? {} : { bands }),
    ...(escalateTo.length === 0 ? {} : { escalateTo }),
  };
  return Object.keys(settings).length === 0 ? null : settings;
}

export const NOBODY: PeopleDraft = { names: [], typed: "" };

/** Another band at the end, with a condition to fill in. */
export function withBand(draft: ReviewDraft): ReviewDraft {
  const key = Math.max(-1, ...draft.bands.map((band) => band.key)) + 1;
  const band = { ...termsDraftOf({}), key, condition: withForm({ join: "all", rows: [EMPTY_ROW] }) };
  return { ...draft, bands: [...draft.bands, band] };
}

/** A list with one item moved by one place; the same at its ends. */
export function shifted<T>(list: readonly T[], index: number, by: 1 | -1): readonly T[] {
  const [item, other] = [list[index], list[index + by]];
  if (item === undefined || other === undefined) return list;
  return list.with(index, other).with(index + by, item);
}

/** Where in the settings a message belongs: `review.bands[1].approvers`. */
export type ReviewPlace = `review.${string}`;
export type ReviewErrors = Readonly<Partial<Record<ReviewPlace, string>>>;

/** What the editor itself can tell is missing. */
export function reviewProblems(draft: ReviewDraft): ReviewErrors {
  const problems: Partial<Record<ReviewPlace, string>> = termsProblems("review", draft);
  for (const [index, band] of draft.bands.entries()) {
    const place = `review.bands[${index}]` as const;
    Object.assign(problems, termsProblems(place, band));
    const problem = bandConditionProblem(band.condition);
    if (problem !== null) problems[`${place}.condition`] = problem;
  }
  for (const [index, level] of draft.levels.entries()) {
    const problem = typedProblem(level) ?? (level.names.length === 0 ? "Choose who decides then, or remove it." : null);
    if (problem !== null) problems[`review.escalateTo[${index}]`] = problem;
  }
  return problems;
}

function bandConditionProblem({ view, form, text }: ConditionDraft): string | null {
  if (view === "form" && form?.rows.some((row) => rowProblem(row) !== null))
    return "Complete or remove the marked rows.";
  return text.trim() === "" ? "Say when it applies: without a condition it would be for every action." : null;
}

function termsProblems(
  place: "review" | `review.bands[${number}]`,
  { approvers, time }: TermsDraft,
): Partial<Record<ReviewPlace, string>> {
  const typed = typedProblem(approvers);
  return {
    ...(typed === null ? {} : { [`${place}.approvers`]: typed }),
    ...(Number.isNaN(minutesOf(time))
      ? { [`${place}.slaMinutes`]: "From 1 minute to 30 days, in whole minutes." }
      : {}),
  };
}

function typedProblem({ typed }: PeopleDraft): string | null {
  return typed.trim() === "" ? null : `“${typed.trim()}” is nobody here. Choose from the list, or clear it.`;
}

function termsDraftOf({ requiredApprovals, approvers = [], slaMinutes }: Terms): TermsDraft {
  return {
    requiredApprovals: requiredApprovals?.toString() ?? "",
    approvers: peopleOf(approvers),
    time: timeDraftOf(slaMinutes),
  };
}

function peopleOf(names: readonly string[]): PeopleDraft {
  return { names, typed: "" };
}

function termsOf({ requiredApprovals, approvers, time }: TermsDraft): Terms {
  const slaMinutes = minutesOf(time);
  return {
    ...(requiredApprovals === "" ? {} : { requiredApprovals: Number(requiredApprovals) }),
    ...(approvers.names.length === 0 ? {} : { approvers: [...approvers.names] }),
    ...(slaMinutes === null ? {} : { slaMinutes }),
  };
}
