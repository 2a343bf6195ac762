import { emptySession, SESSION_RECENT_MAX, type SessionState, type SessionStep } from "@mastguard/engine";
import { z } from "zod";

/** A keyed name has this many characters; names are stored end to end. */
const NAME_LENGTH = 8;

/**
 * A session's state as stored. It is written at every step, so it is small: each word (agent, tool, role, finding type)
 * once, in `w`; steps as numbers that point there, with the time since the step before; zero counts left out.
 */
export function sessionText(state: SessionState): string {
  const words = new Words();
  const { steps, blocked, startedAtMs, lastAtMs, taint, suspicion, counters } = state;
  let before = startedAtMs ?? 0;
  const r = state.recent.map((step) => {
    const row = [
      step.atMs - before,
      words.of(step.agentId),
      words.of(step.actionType),
      step.tool === null ? -1 : words.of(step.tool),
      words.of(step.verdict),
      words.of(step.role),
      step.fingerprint,
      step.riskScore,
      (step.final ? FINAL : 0) | (step.scope === "violated" ? OUT_OF_SCOPE : 0),
      ...step.findings.map((type) => words.of(type)),
    ];
    before = step.atMs;
    return row;
  });
  return JSON.stringify({
    v: 2,
    s: [steps, blocked, startedAtMs, lastAtMs],
    t: Object.fromEntries(Object.entries(state.totals).filter(([, count]) => count !== 0)),
    r,
    w: words.list,
    u: taint.untrusted.join(""),
    k: taint.trusted.join(""),
    x: [taint.suspect, suspicion.sum, suspicion.count],
    c: [counters.hourMs, counters.inHour, counters.dayMs, counters.inDay, counters.blockedRun, counters.cost],
  });
}

/**
 * Reads back what {@link sessionText} wrote, now or in its first version. Another shape is an error, never an empty
 * memory: forgetting could open a door.
 */
export function parseSessionText(text: string): SessionState {
  const stored = StoredSession.parse(JSON.parse(text));
  return stored.v === 1 ? firstVersion(stored) : secondVersion(stored);
}

function secondVersion({ s, t, r, w, u, k, x, c }: z.infer<typeof SecondVersion>): SessionState {
  const [steps, blocked, startedAtMs, lastAtMs] = s;
  const [suspect, sum, count] = x;
  const [hourMs, inHour, dayMs, inDay, blockedRun, cost] = c;
  let atMs = startedAtMs ?? 0;
  const recent = r.map(([since, agent, type, tool, verdict, role, fingerprint, riskScore, marks, ...findings]) => {
    atMs += since;
    return {
      atMs,
      agentId: wordAt(w, agent),
      actionType: wordAt(w, type),
      tool: tool === -1 ? null : wordAt(w, tool),
      verdict: wordAt(w, verdict),
      role: wordAt(w, role),
      fingerprint,
      riskScore,
      findings: findings.map((index) => wordAt(w, index)),
      final: (marks & FINAL) !== 0,
      ...((marks & OUT_OF_SCOPE) === 0 ? {} : { scope: "violated" }),
    } as SessionStep;
  });
  return {
    v: 2,
    steps,
    blocked,
    startedAtMs,
    lastAtMs,
    totals: { ...emptySession().totals, ...t },
    recent,
    taint: { untrusted: namesOf(u), trusted: namesOf(k), suspect },
    suspicion: { sum, count },
    counters: { hourMs, inHour, dayMs, inDay, blockedRun, cost },
  };
}

/** The first version remembered neither roles nor fingerprints: they are unknown, and the rest counts. */
function firstVersion({ recent, totals, ...rest }: z.infer<typeof FirstVersion>): SessionState {
  return {
    ...emptySession(),
    ...rest,
    v: 2,
    totals: { ...emptySession().totals, ...totals },
    recent: recent.map(
      ([atMs, agentId, actionType, tool, verdict]) =>
        ({
          atMs,
          agentId,
          actionType,
          tool,
          verdict,
          role: "other",
          fingerprint: "",
          riskScore: 0,
          findings: [],
          final: false,
        }) as SessionStep,
    ),
  };
}

const FINAL = 1;
const OUT_OF_SCOPE = 2;

/** The words of a state, each once, in order of first use. */
class Words {
  readonly list: string[] = [];
  readonly #indexes = new Map<string, number>();

  of(word: string): number {
    const known = this.#indexes.get(word);
    if (known !== undefined) return known;
    this.#indexes.set(word, this.list.length);
    this.list.push(word);
    return this.list.length - 1;
  }
}

/** @throws RangeError when a step points at no word. */
function wordAt(words: readonly string[], index: number): string {
  const word = words[index];
  if (word === undefined) throw new RangeError("A stored session points at a word it does not hold");
  return word;
}

/** Names stored end to end. */
function namesOf(text: string): readonly string[] {
  return text.match(NAMES) ?? [];
}

const NAMES = new RegExp(`[\\w-]{${NAME_LENGTH}}`, "g");

const totals = z.record(z.string(), z.number());

const FirstVersion = z.object({
  v: z.literal(1),
  steps: z.int(),
  blocked: z.int(),
  startedAtMs: z.number().nullable(),
  lastAtMs: z.number().nullable(),
  totals,
  recent: z
    .array(z.tuple([z.number(), z.string(), z.string(), z.string().nullable(), z.string()]))
    .max(SESSION_RECENT_MAX),
});

const SecondVersion = z.object({
  v: z.literal(2),
  s: z.tuple([z.int(), z.int(), z.number().nullable(), z.number().nullable()]),
  t: totals,
  r: z
    .array(
      z.tuple([z.number(), z.int(), z.int(), z.int(), z.int(), z.int(), z.string(), z.number(), z.int()]).rest(z.int()),
    )
    .max(SESSION_RECENT_MAX),
  w: z.array(z.string()),
  u: z.string(),
  k: z.string(),
  x: z.tuple([z.int(), z.number(), z.int()]),
  c: z.tuple([z.number(), z.int(), z.number(), z.int(), z.int(), z.number()]),
});

const StoredSession = z.discriminatedUnion("v", [FirstVersion, SecondVersion]);
