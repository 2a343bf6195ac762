/** A weekly window of wall-clock time in one zone. */
export interface TimeWindow {
  contains(time: Date): boolean;
}

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const DAY_COUNT = DAYS.length;

/**
 * Reads a window such as `Mon-Fri 09:00-17:00`, `Sat,Sun 00:00-24:00` or `22:00-06:00` (every day). The start is in
 * the window, the end is not; an end before the start runs into the next day and belongs to the day it began.
 * Wall-clock time follows the zone's daylight saving.
 *
 * @param zone an IANA time zone.
 * @throws Error with a sentence for the author when either text cannot be read.
 */
export function parseTimeWindow(source: string, zone: string): TimeWindow {
  const [, daysText, from, to] = /^(?:(\S+)\s+)?(\d{2}:\d{2})-(\d{2}:\d{2})$/.exec(source.trim()) ?? [];
  if (from === undefined || to === undefined) throw malformed(source);
  const days = daysText === undefined ? new Set(DAYS.keys()) : parseDays(daysText, source);
  const [start, end] = [parseMinutes(from, source), parseMinutes(to, source)];
  const clock = clockIn(zone);
  return {
    contains(time) {
      const { day, minute } = clock(time);
      if (start <= end) return days.has(day) && minute >= start && minute < end;
      return (days.has(day) && minute >= start) || (days.has((day + DAY_COUNT - 1) % DAY_COUNT) && minute < end);
    },
  };
}

function parseDays(text: string, source: string): ReadonlySet<number> {
  const days = new Set<number>();
  for (const range of text.split(",")) {
    const [first = "", last = first, ...rest] = range.split("-");
    const [from, to] = [dayIndex(first), dayIndex(last)];
    if (from < 0 || to < 0 || rest.length > 0) throw malformed(source);
    for (let day = from; ; day = (day + 1) % DAY_COUNT) {
      days.add(day);
      if (day === to) break;
    }
  }
  return days;
}

function dayIndex(name: string): number {
  return DAYS.findIndex((day) => day.toLowerCase() === name.toLowerCase());
}

function parseMinutes(text: string, source: string): number {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  if (minutes > 59 || hours * 60 + minutes > 24 * 60) throw malformed(source);
  return hours * 60 + minutes;
}

function malformed(source: string): Error {
  return new Error(`\`${source}\` is not a window such as \`Mon-Fri 09:00-17:00\``);
}

function clockIn(timeZone: string): (time: Date) => { readonly day: number; readonly minute: number } {
  const format = zonedFormat(timeZone);
  return (time) => {
    const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
    return {
      day: dayIndex(parts.get("weekday") ?? ""),
      minute: Number(parts.get("hour")) * 60 + Number(parts.get("minute")),
    };
  };
}

/** Formats by zone: making one takes some fifty times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();
const FORMATS_MAX = 100;

function zonedFormat(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? makeFormat(timeZone);
  if (formats.size >= FORMATS_MAX) formats.clear();
  formats.set(timeZone, format);
  return format;
}

function makeFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  } catch (cause) {
    throw new Error(`\`${timeZone}\` is not a time zone such as \`Europe/Berlin\``, { cause });
  }
}
