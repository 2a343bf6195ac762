import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { say } from "../scripts/lib/progress.mjs";
import { circumstances, rounded } from "./circumstances";
import { type Lifetime, startMeasured } from "./measured-server";
import type { Options } from "./options";
import { table } from "./results";
import { type Client, Reviewers } from "./server/reviewers";

/** How often each is asked, one after the other. */
const TIMES = 200;
const RESUMES = 100;
const BATCH = 500;
/** So that the agent has begun to wait before anybody answers. */
const HEAD_START_MS = 50;
const RATIONALE = "Measured: nobody has looked at it.";
/** p95, milliseconds. */
const GOALS = { list: 100, answer: 50, resume: 1_000 } as const;

const Decided = z.object({
  data: z.array(z.object({ data: z.object({ traceId: z.string(), hitlTaskId: z.string() }) })),
});
const State = z.object({ data: z.object({ status: z.string(), approvalToken: z.string().nullable() }) });

interface Waiting {
  readonly traceId: string;
  readonly hitlTaskId: string;
}

/**
 * Measures the review queue with many open tasks: a page of it, an answer to a task, and how long after an approval was sent the agent
 * that waits for it has its token. Over REST, one after the other, on a server that has nothing else to do.
 */
export async function benchReviews(options: Options, lifetime: Lifetime) {
  const measured = circumstances();
  const { server, tenant } = await startMeasured("reviews", { ...options, policies: 0 }, lifetime);
  const people = await Reviewers.of(server, tenant);
  say(`opening ${options.tasks.toLocaleString("en")} tasks …`);
  const tasks: Waiting[] = [];
  while (tasks.length < options.tasks) tasks.push(...(await open(people.agent, tasks.length)));
  say("asking …");
  const lists = [];
  for (const query of ["limit=50", "limit=50&page=100", "limit=50&agentId=agent-7", "limit=200&status=PENDING"])
    lists.push({ query, ...(await timesOf(TIMES, () => people.reviewer.get(`/api/v1/hitl/queue?${query}`))) });
  const take = () => tasks.pop() ?? { traceId: "", hitlTaskId: "" };
  const answers = [];
  for (const step of ["approve", "reject"])
    answers.push({ step, ...(await timesOf(TIMES, () => answer(people.reviewer, take(), step))) });
  const resume = await timesOf(RESUMES, () => untilResumed(people, take()));
  const result = { name: "reviews", ...measured, tasks: options.tasks, lists, answers, resume };
  const text = table(
    [`with ${options.tasks.toLocaleString("en")} open tasks`, "p50 ms", "p95 ms", "goal"],
    [
      ...lists.map(({ query, p50Ms, p95Ms }) => [`queue?${query}`, p50Ms, p95Ms, GOALS.list]),
      ...answers.map(({ step, p50Ms, p95Ms }) => [step, p50Ms, p95Ms, GOALS.answer]),
      ["approve → the waiting agent has its token", resume.p50Ms, resume.p95Ms, GOALS.resume],
    ],
  );
  return { result, text, isSound: true };
}

async function open(agent: Client, from: number): Promise<Waiting[]> {
  const events = Array.from({ length: BATCH }, (_, at) => ({
    agentId: `agent-${(from + at) % 200}`,
    actionType: "PAYMENT_APPROVE",
    payload: { amount: 100 + from + at, currency: "EUR", to: `supplier ${at}` },
    context: { tool: "send_wire" },
  }));
  const { data } = Decided.parse(await agent.post("/api/v1/governance/ingest/batch", { events }));
  return data.map(({ data: decided }) => decided);
}

function answer(reviewer: Client, { hitlTaskId }: Waiting, step: string): Promise<unknown> {
  return reviewer.post(`/api/v1/hitl/tasks/${hitlTaskId}/${step}`, { rationale: RATIONALE });
}

/** The agent waits; somebody approves. @returns when it was sent: what is timed begins there. */
async function untilResumed({ agent, reviewer }: Reviewers, task: Waiting): Promise<number> {
  const waits = agent.get(`/api/v1/governance/decisions/${task.traceId}?wait=30`);
  await sleep(HEAD_START_MS);
  const began = performance.now();
  const [state] = await Promise.all([waits, answer(reviewer, task, "approve")]);
  const { data } = State.parse(state);
  if (data.status !== "approved" || data.approvalToken === null) throw new Error(`The agent was told ${data.status}.`);
  return began;
}

async function timesOf(count: number, work: () => Promise<unknown>): Promise<{ p50Ms: number; p95Ms: number }> {
  const times: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const began = performance.now();
    const later = await work();
    times.push(performance.now() - (typeof later === "number" ? later : began));
  }
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number) => rounded(sorted[Math.floor(sorted.length * share)] ?? 0, 2);
  return { p50Ms: at(0.5), p95Ms: at(0.95) };
}
