/** A function or method of the condition language, as completion shows it. */
export interface ConditionFunction {
  readonly name: string;
  readonly kind: "function" | "method" | "loop";
  readonly signature: string;
  readonly doc: string;
}

/**
 * Every function a condition can call; anything else the expression library offers is refused when a condition is
 * saved. Left out on purpose: whatever builds data (`cel.bind`, `join`, bytes), since it can grow without bound, and
 * calendar methods with a time zone or day of year, since the library computes them in the machine's own zone.
 */
export const CONDITION_FUNCTIONS = [
  { name: "has", kind: "function", signature: "has(payload.amount)", doc: "Whether the field exists." },
  { name: "count", kind: "function", signature: "count(list)", doc: "The number of elements of a list or map." },
  { name: "size", kind: "function", signature: "size(value)", doc: "The length of text, a list or a map." },
  { name: "matches", kind: "function", signature: 'matches(text, "regex")', doc: "Whether RE2 finds the pattern." },
  { name: "cidr", kind: "function", signature: 'cidr(ip, "10.0.0.0/8")', doc: "Whether the address is in the block." },
  {
    name: "inWindow",
    kind: "function",
    signature: 'inWindow(now, "Mon-Fri 09:00-17:00", "Europe/Berlin")',
    doc: "Whether the time is in the weekly window, by the clocks of the zone.",
  },
  { name: "string", kind: "function", signature: "string(value)", doc: "The value as text." },
  { name: "int", kind: "function", signature: "int(value)", doc: "The value as a whole number." },
  { name: "double", kind: "function", signature: "double(value)", doc: "The value as a number." },
  { name: "bool", kind: "function", signature: "bool(value)", doc: "The value as true or false." },
  { name: "timestamp", kind: "function", signature: 'timestamp("2026-01-31T09:00:00Z")', doc: "A point in time." },
  { name: "duration", kind: "function", signature: 'duration("1h30m")', doc: "A length of time." },
  { name: "exists", kind: "loop", signature: "list.exists(x, condition)", doc: "Whether one element satisfies it." },
  { name: "all", kind: "loop", signature: "list.all(x, condition)", doc: "Whether every element satisfies it." },
  { name: "exists_one", kind: "loop", signature: "list.exists_one(x, condition)", doc: "Whether exactly one does." },
  { name: "filter", kind: "loop", signature: "list.filter(x, condition)", doc: "The elements that satisfy it." },
  { name: "map", kind: "loop", signature: "list.map(x, value)", doc: "One value per element." },
  { name: "contains", kind: "method", signature: "text.contains(part)", doc: "Whether the text has the part." },
  { name: "startsWith", kind: "method", signature: "text.startsWith(part)", doc: "Whether it starts with the part." },
  { name: "endsWith", kind: "method", signature: "text.endsWith(part)", doc: "Whether it ends with the part." },
  { name: "matches", kind: "method", signature: 'text.matches("regex")', doc: "Whether RE2 finds the pattern." },
  { name: "size", kind: "method", signature: "value.size()", doc: "The length of text, a list or a map." },
  { name: "lowerAscii", kind: "method", signature: "text.lowerAscii()", doc: "In lower case." },
  { name: "upperAscii", kind: "method", signature: "text.upperAscii()", doc: "In upper case." },
  { name: "trim", kind: "method", signature: "text.trim()", doc: "Without space around it." },
  { name: "indexOf", kind: "method", signature: "text.indexOf(part)", doc: "Where the part first is, or -1." },
  { name: "lastIndexOf", kind: "method", signature: "text.lastIndexOf(part)", doc: "Where the part last is, or -1." },
  { name: "substring", kind: "method", signature: "text.substring(start, end)", doc: "A piece of the text." },
  { name: "split", kind: "method", signature: "text.split(separator)", doc: "The text in pieces." },
  { name: "getFullYear", kind: "method", signature: "now.getFullYear()", doc: "The year, UTC." },
  { name: "getMonth", kind: "method", signature: "now.getMonth()", doc: "The month, UTC, from 0." },
  { name: "getDate", kind: "method", signature: "now.getDate()", doc: "The day of the month, UTC, from 1." },
  {
    name: "getDayOfMonth",
    kind: "method",
    signature: "now.getDayOfMonth()",
    doc: "The day of the month, UTC, from 0.",
  },
  {
    name: "getDayOfWeek",
    kind: "method",
    signature: "now.getDayOfWeek()",
    doc: "The day of the week, UTC; 0 is Sunday.",
  },
  { name: "getHours", kind: "method", signature: "now.getHours()", doc: "The hour, UTC." },
  { name: "getMinutes", kind: "method", signature: "now.getMinutes()", doc: "The minute." },
  { name: "getSeconds", kind: "method", signature: "now.getSeconds()", doc: "The second." },
  { name: "getMilliseconds", kind: "method", signature: "now.getMilliseconds()", doc: "The millisecond." },
] as const satisfies readonly ConditionFunction[];

const namesOf = (...kinds: readonly ConditionFunction["kind"][]): ReadonlySet<string> =>
  new Set(CONDITION_FUNCTIONS.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name));

export const FUNCTION_NAMES = namesOf("function");
export const METHOD_NAMES = namesOf("method", "loop");
export const LOOP_NAMES = namesOf("loop");

/** Methods that, given a time zone, are answered by the library in the machine's own zone. */
export const CLOCK_METHODS: ReadonlySet<string> = new Set([...METHOD_NAMES].filter((name) => name.startsWith("get")));
