import { QUALITY_DAYS, type QualityDays } from "@/server/reviews/quality/schemas";

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The period of the address; 30 days where it names none, or none there is. */
export function parseDays({ days }: SearchParams): QualityDays {
  return QUALITY_DAYS.find((known) => String(known) === days) ?? 30;
}

/** Where a period is shown. */
export function qualityHref(days: QualityDays): string {
  return days === 30 ? "/reviews/quality" : `/reviews/quality?days=${days}`;
}
