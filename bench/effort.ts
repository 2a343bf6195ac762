import { setTimeout as sleep } from "node:timers/promises";
import { rounded } from "./circumstances";
import type { MeasuredServer } from "./measured-server";
import { table } from "./results";
import { type Commits, commitsBetween, commitsOf } from "./server/commits";
import { connectionsOfDoors } from "./server/connections";
import { type DoorMemory, memoryOfDoors } from "./server/memory";
import { type ProcessorTime, processorTime, timeTaken } from "./server/processor-time";

/** What a load cost. What /proc tells is `null` where there is none. */
export interface Effort {
  readonly seconds: number;
  readonly processor: ProcessorTime | null;
  /** Of the load, at each front door, while it ran. */
  readonly connections: readonly number[] | null;
  readonly commits: Commits;
}

/** Of a front door's resident memory. */
const MEMORY_GOAL_MB = 400;

/** Runs a load and reads what all of it cost, warm-up included. @param lookAfterMs when to count its connections: while it runs. */
export async function withEffort<Result>(
  { server, generator }: Pick<MeasuredServer, "server" | "generator">,
  lookAfterMs: number,
  load: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly effort: Effort }> {
  const clock = () => processorTime(server.pid, generator.pid);
  const connectionsWhileItRuns = async () => {
    await sleep(lookAfterMs);
    return connectionsOfDoors(server.pid, server.port, generator.pid);
  };
  const counted = await commitsOf(server.port);
  const before = clock();
  const from = performance.now();
  const [result, connections] = await Promise.all([load(), connectionsWhileItRuns()]);
  const seconds = (performance.now() - from) / 1_000;
  const processor = timeTaken(before, clock());
  const commits = commitsBetween(counted, await commitsOf(server.port));
  return { result, effort: { seconds, processor, connections, commits } };
}

/** For the stored result: cores taken in the mean, and microseconds of processor for each of `decisions`. */
export function effortOf({ seconds, processor, connections, commits }: Effort, decisions: number) {
  const each = (of: (share: number) => number) =>
    processor && {
      frontDoors: of(processor.frontDoors),
      supervisor: of(processor.supervisor),
      database: of(processor.database),
      pages: of(processor.pages),
      loadGenerator: of(processor.loadGenerator),
    };
  return {
    cores: each((taken) => rounded(taken / seconds, 2)),
    usPerDecision: each((taken) => (decisions === 0 ? 0 : rounded((taken * 1e6) / decisions, 0))),
    connections,
    commits,
    staleShare: rounded(staleShareOf(commits), 4),
  };
}

/** Of what was computed: refused because session or configuration had moved on, and computed again. */
function staleShareOf({ stale_session: session = 0, stale_epoch: epoch = 0, ...others }: Commits): number {
  const computed = Object.values(others).reduce((sum, count) => sum + count, session + epoch);
  return computed === 0 ? 0 : (session + epoch) / computed;
}

/** The same for people: a line for each load, under what it is called. */
export function effortText(
  loads: readonly { readonly name: string; readonly effort: ReturnType<typeof effortOf> }[],
): string {
  const rows = loads.flatMap(({ name, effort: { cores, usPerDecision: us } }) => {
    if (cores === null || us === null) return [];
    const { frontDoors, supervisor, database, pages, loadGenerator } = cores;
    return [[name, us.frontDoors, us.supervisor, us.database, frontDoors, supervisor, database, pages, loadGenerator]];
  });
  const spread = loads.map(({ name, effort: { connections, staleShare, commits } }) => [
    name,
    connections?.join(" · ") ?? "unknown",
    `${rounded(staleShare * 100, 2)} %`,
    Object.entries(commits)
      .map(([status, count]) => `${status} ${count.toLocaleString("en")}`)
      .join(", "),
  ]);
  return [
    rows.length === 0
      ? "Processor time: unknown"
      : `Processor: µs of each decision, and cores taken\n${table(EFFORT_HEADINGS, rows)}`,
    `Front doors and commits\n${table(["", "connections of each", "refused as stale", "computed decisions"], spread)}`,
  ].join("\n\n");
}

const EFFORT_HEADINGS = ["", "front doors µs", "supervisor µs", "PostgreSQL µs"].concat([
  "front doors",
  "supervisor",
  "PostgreSQL",
  "pages",
  "load generator",
]);

/** Resident memory of each front door of a server now, and the most it had. */
export function memoryNow({ server }: Pick<MeasuredServer, "server">) {
  const megabytes = ({ residentMb, highestMb }: DoorMemory) => ({
    residentMb: rounded(residentMb, 0),
    highestMb: rounded(highestMb, 0),
  });
  return { goalMb: MEMORY_GOAL_MB, doors: memoryOfDoors(server.pid)?.map(megabytes) ?? null };
}

/** The same for people. */
export function memoryText({ goalMb, doors }: ReturnType<typeof memoryNow>): string {
  if (doors === null) return "Memory of the front doors: unknown";
  const rows = doors.map(({ residentMb, highestMb }, index) => [
    `front door ${index + 1}`,
    residentMb,
    highestMb,
    goalMb,
    highestMb <= goalMb ? "met" : "NOT met",
  ]);
  return `Resident memory\n${table(["", "MB at the end", "MB at most", "goal MB", ""], rows)}`;
}
