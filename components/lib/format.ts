const integer = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** A count with thousands commas: `1,205,312`. Fractions are rounded. */
export function formatCount(value: number): string {
  return integer.format(value);
}

/** A count short enough for an axis or a badge: `8`, `999`, `1k`, `12.4k`, `3.1M`. */
export function formatCompact(value: number): string {
  const size = Math.abs(value);
  if (size < 1_000) return formatCount(value);
  if (size < 999_950) return `${trimZero((value / 1_000).toFixed(1))}k`;
  return `${trimZero((value / 1_000_000).toFixed(1))}M`;
}

/**
 * A share in per cent with the unit after a space: `6.2 %`. Show its denominator beside it.
 * @param fraction 0.062 for 6.2 %; not bounded to 0–1, so that a change can be shown too.
 */
export function formatShare(fraction: number, decimals = 1): string {
  return `${trimZero((fraction * 100).toFixed(decimals))} %`;
}

/** A signed change in per cent or in count: `+6.2 %`, `−3 %`, `+51`. Zero has no sign. */
export function formatChange(value: number, kind: "share" | "count"): string {
  const text = kind === "share" ? formatShare(Math.abs(value)) : formatCount(Math.abs(value));
  if (value === 0) return text;
  return `${value > 0 ? "+" : "−"}${text}`;
}

/** A latency of up to a minute: `0.09 ms`, `3.43 ms`, `84 ms`, `1.2 s`, `10.0 s`. Longer goes to `formatDuration`. */
export function formatLatency(milliseconds: number): string {
  if (milliseconds < 9.995) return `${milliseconds.toFixed(2)} ms`;
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1_000).toFixed(1)} s`;
  return formatDuration(Math.round(milliseconds / 100) * 100);
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A span of time in its two largest units: `14 s`, `27 min 18 s`, `1 h 02 min`, `2 d 4 h`. Negative spans count as zero.
 * @param units `1` keeps only the largest: `27 min`.
 */
export function formatDuration(milliseconds: number, units: 1 | 2 = 2): string {
  const span = Math.max(0, milliseconds);
  if (span < MINUTE) return `${Math.floor(span / SECOND)} s`;
  if (span < HOUR) return join(span, MINUTE, "min", SECOND, "s", units);
  if (span < DAY) return join(span, HOUR, "h", MINUTE, "min", units);
  return join(span, DAY, "d", HOUR, "h", units);
}

function join(span: number, large: number, largeUnit: string, small: number, smallUnit: string, units: 1 | 2): string {
  const whole = `${Math.floor(span / large)} ${largeUnit}`;
  const rest = Math.floor((span % large) / small);
  if (units === 1 || rest === 0) return whole;
  return `${whole} ${smallUnit === "h" ? rest : String(rest).padStart(2, "0")} ${smallUnit}`;
}

/** A size in decimal units (1 kB = 1,000 bytes): `312 B`, `1.8 kB`, `256 kB`, `8.0 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 99_950) return `${(bytes / 1_000).toFixed(1)} kB`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/**
 * An amount with two decimals and the sign of its currency: `€48,200.00`.
 * A code that is not ISO 4217 (agents send what they like) stands after the amount: `48,200.00 POINTS`.
 */
export function formatMoney(amount: number, currency: string): string {
  try {
    return new Intl.NumberFormat("en-US", { style: "currency", currency }).format(amount);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return `${amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${currency}`;
  }
}

/**
 * Shortens an id or hash in the middle and keeps its prefix: `9f2c07…41e1`, `trc_01kagm…8qz3`, `sha256:9f2c07…41e1`.
 * Values that would not become shorter come back whole.
 */
export function shortenMiddle(value: string, head = 6, tail = 4): string {
  const prefix = /^(?:[a-z]{2,8}_(?:(?:live|test)_)?|sha256:)/.exec(value)?.[0] ?? "";
  const kept = prefix.length + head;
  if (value.length <= kept + tail + 1) return value;
  return `${value.slice(0, kept)}…${value.slice(value.length - tail)}`;
}

/** Chooses the word for a count and puts the count before it: `1 task`, `19 tasks`. */
export function formatPlural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Up to two letters for an avatar: `treasury-lead@acme.example` gives `TL`, `Ada Byron` gives `AB`. */
export function initials(nameOrEmail: string): string {
  const words = (nameOrEmail.split("@")[0] ?? "").split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const [first = "", second] = words;
  return (second === undefined ? first.slice(0, 2) : first.slice(0, 1) + second.slice(0, 1)).toUpperCase();
}

function trimZero(digits: string): string {
  return digits.replace(/\.0+$/, "");
}
