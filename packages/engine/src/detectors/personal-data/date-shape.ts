const ISO = /^(?:1[5-9]|20|21)\d\d([-/. ])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)/;
const SHORT = /^(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)/;
const PLAIN = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[ T-]?(?:\d{2}|\d{4}|\d{6}))?(?!\d)/;

/**
 * Whether a run of digits begins as a date does: `2024-05-14`, `14.05.24`, `20240514 07`. A French telephone number such as
 * `03.93.92.16.85` does not, since the same mark goes on.
 */
export function startsWithDate(written: string): boolean {
  if (ISO.test(written) || PLAIN.test(written)) return true;
  const short = SHORT.exec(written);
  if (short === null) return false;
  const [date, one, mark, two] = short;
  const isPlausible = Number(one) <= 31 && Number(two) <= 31 && (Number(one) <= 12 || Number(two) <= 12);
  return isPlausible && Number(one) > 0 && Number(two) > 0 && written[date.length] !== mark;
}
