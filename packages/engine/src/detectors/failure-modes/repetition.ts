import { actOfTool, changes } from "./acts";
import { isAgent } from "./history";
import { argumentsText } from "./payload-facts";
import { ABSENT, type Assessor, type RunCall, type RunEvidence, seen } from "./run-evidence";
import { outline, plain } from "./words";

/** Fewer comparable items than this show nothing either way. */
const ITEMS_MIN = 3;
const REPEATS_MIN = 3;

/**
 * FM-1.3, step repetition: the same call three times in the run, a changing one twice, or one agent saying the same
 * thing again. A second try after an error is no repetition.
 */
export const repeatsSteps: Assessor = (run) => {
  const { messages, steps, action } = run;
  let known = 0;
  for (const { fingerprint } of steps) if (fingerprint !== null) known += 1;
  if (known < ITEMS_MIN - 1 && messages.length < ITEMS_MIN) return null;
  let spoken = 0;
  for (const { role } of messages) if (role !== "user" && role !== "system") spoken += 1;
  if (known + (action === null ? 0 : 1) < ITEMS_MIN && spoken < ITEMS_MIN) return null;
  return repeatedStep(run, known) ?? repeatedCall(run) ?? repeatedWords(run) ?? ABSENT;
};

/** The proposed act is in the past already, often enough. Its fingerprint is asked for only when some past act came twice. */
function repeatedStep({ steps, action }: RunEvidence, known: number) {
  if (action === null || known < REPEATS_MIN - 1) return null;
  const alike = steps.filter(({ tool, fingerprint }) => fingerprint !== null && mayBeSame(tool, action.tool));
  if (alike.length < REPEATS_MIN - 1 || new Set(alike.map(({ fingerprint }) => fingerprint)).size === alike.length)
    return null;
  const now = action.fingerprint;
  const same = now === null ? [] : indicesOf(steps, ({ fingerprint }) => fingerprint === now);
  const times = same.length + 1;
  return times >= REPEATS_MIN ? seen(Math.min(0.9, 0.45 + 0.1 * times), [], same) : null;
}

/** Of a tool's name, a session remembers this much. */
const NAME_MAX = 40;

/** Whether two tools may be one to `toolKey()`: false when they differ in letters that nothing folds. Case does not count. */
function mayBeSame(left: string | null, right: string | null): boolean {
  if (left === null || right === null) return left === right;
  for (let at = 0; at < NAME_MAX; at += 1) {
    if (at === left.length && at === right.length) return true;
    const one = at < left.length ? left.charCodeAt(at) : 0;
    const two = at < right.length ? right.charCodeAt(at) : 0;
    if (one > 127 || two > 127 || one === 32 || two === 32) return true;
    if ((one | 32) !== (two | 32)) return false;
  }
  return true;
}

function repeatedCall({ messages, action }: RunEvidence) {
  if (!messages.some(({ calls }) => calls.length > 0)) return null;
  const places = new Map<string, number[]>();
  messages.forEach(({ calls }, index) => {
    for (const call of calls) {
      const key = keyOf(call);
      if (key === null) continue;
      const known = places.get(key);
      if (known === undefined) places.set(key, [index]);
      else known.push(index);
    }
  });
  if (places.size === 0) return null;
  const tool = action?.tool ?? null;
  const own = action === null || tool === null ? null : keyOf({ tool, arguments: argumentsText(action.payload) });
  for (const [key, indices] of places) {
    const times = indices.length + (key === own ? 1 : 0);
    if (times >= REPEATS_MIN) return seen(Math.min(0.9, 0.45 + 0.1 * times), indices);
    const [first, second] = indices;
    if (first === undefined || second === undefined) continue;
    const called = key.slice(0, key.indexOf("\n"));
    if (changes(actOfTool(called, "OTHER")) && !failedBetween(messages, first, second)) return seen(0.55, indices);
  }
  return null;
}

function keyOf({ tool, arguments: args }: RunCall): string | null {
  return args === null ? null : `${tool}\n${args.replace(/\s+/g, "")}`;
}

function failedBetween(messages: RunEvidence["messages"], from: number, to: number): boolean {
  return messages
    .slice(from + 1, to)
    .some(({ role, content }) => role === "tool" && FAILURE.test(content.slice(0, 2_000)));
}

const FAILURE = /\b(?:error|failed|failure|exception|timeout|timed out|denied|invalid|not found|unable)\b/i;

function repeatedWords({ messages }: RunEvidence) {
  const outlines = messages.map((message) =>
    isAgent(message) && message.content.length >= 40 ? outline(message.content) : null,
  );
  const places = new Map<string, number[]>();
  messages.forEach(({ agent, content }, index) => {
    const own = outlines[index] ?? null;
    if (own === null || outlines.indexOf(own) === outlines.lastIndexOf(own)) return;
    const key = `${agent ?? ""}\n${plain(content)}`;
    const known = places.get(key);
    if (known === undefined) places.set(key, [index]);
    else known.push(index);
  });
  for (const [key, indices] of places) {
    if (indices.length >= REPEATS_MIN || (indices.length === 2 && key.length > 160)) {
      return seen(Math.min(0.85, 0.4 + 0.1 * indices.length), indices);
    }
  }
  return null;
}

function indicesOf<T>(items: readonly T[], matches: (item: T) => boolean): readonly number[] {
  return items.flatMap((item, index) => (matches(item) ? [index] : []));
}
