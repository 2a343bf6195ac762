"use client";

import { RANGES, type Range } from "@/server/dashboard/schemas";
import { PageHeader } from "../frame/page";
import { useNow } from "../lib/use-now";
import { SegmentedLinks } from "../ui/segmented-links";
import { RANGE_LABELS } from "./ranges";

export interface TodayHeaderProps {
  /** The moment of the figures, until the browser's own clock runs. ISO 8601. */
  asOf: string;
  /** IANA zone of the organization. */
  zone: string;
  range: Range;
}

/** The date and the time, in UTC and on the organization's clocks where they differ; and the range of the chart. */
export function TodayHeader({ asOf, zone, range }: TodayHeaderProps) {
  const now = new Date(useNow() ?? asOf);
  return (
    <PageHeader
      title="Today"
      note={
        <time dateTime={now.toISOString().slice(0, 16)} className="flex flex-wrap gap-x-1.5">
          <span>{inZone(now, "UTC", true)} UTC</span>
          {isUtc(zone) ? null : (
            <span className="text-fg-3">
              {inZone(now, zone, false)} {zone.replaceAll("_", " ")}
            </span>
          )}
        </time>
      }
      actions={
        <SegmentedLinks
          label="Range"
          options={RANGES.map((option) => ({
            href: option === "24h" ? "/overview" : `/overview?range=${option}`,
            label: RANGE_LABELS[option],
            isCurrent: option === range,
          }))}
        />
      }
    />
  );
}

/** `Fri 20 Nov 2026, 14:32`, or the clock with its weekday alone. */
function inZone(moment: Date, timeZone: string, isWhole: boolean): string {
  const options = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone } as const;
  const whole = { day: "numeric", month: "short", year: "numeric" } as const;
  const format = new Intl.DateTimeFormat("en-GB", isWhole ? { ...options, ...whole } : options);
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  const clock = `${part("hour")}:${part("minute")}`;
  return isWhole
    ? `${part("weekday")} ${part("day")} ${part("month").slice(0, 3)} ${part("year")}, ${clock}`
    : `${part("weekday")} ${clock}`;
}

function isUtc(zone: string): boolean {
  return ["UTC", "Etc/UTC", "Etc/GMT", "GMT"].includes(zone);
}
