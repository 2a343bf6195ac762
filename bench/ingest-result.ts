import { type Circumstances, rounded } from "./circumstances";
import { type Effort, effortOf, effortText, type memoryNow, memoryText } from "./effort";
import { shown } from "./engine";
import type { EngineTime } from "./engine-time";
import type { LoadResult } from "./load/plan";
import type { Options } from "./options";
import type { SelfTime, SelfTimes } from "./profile/self-time";
import { table } from "./results";
import type { Stored } from "./server/database";

/** One run of the load generator. */
export interface LoadMeasured extends LoadResult {
  readonly connections: number;
}

/** Everything one run of `ingest` found out. */
export interface IngestMeasured {
  readonly circumstances: Circumstances;
  readonly options: Options;
  /** Before each measurement. */
  readonly warmUpMs: number;
  /** Before the first: sent, answered, and in no figure but the proof. */
  readonly warmed: LoadMeasured;
  readonly loads: readonly (LoadMeasured & { readonly effort: Effort })[];
  /** After the last load. */
  readonly memory: ReturnType<typeof memoryNow>;
  readonly profile: (SelfTimes & { readonly file: string }) | null;
  readonly stored: Stored;
  readonly audit: { readonly valid: boolean; readonly size: number };
  readonly floors: { readonly echo: readonly LoadMeasured[]; readonly durable: readonly LoadMeasured[] };
  readonly engine: EngineTime;
}

/** What issue and contract ask for: at 32 connections on two cores, the load generator on the same machine. */
const TARGET = { connections: 32, requestsPerSecond: 6_000, p99Ms: 20 };

/** The one JSON object: figures rounded to what they can bear. */
export function resultOf(measured: IngestMeasured) {
  const { circumstances, options, warmUpMs, loads, memory, stored, audit, floors, engine, profile } = measured;
  const answered = answeredIn(measured);
  return {
    name: "ingest",
    ...circumstances,
    frontDoors: memory.doors?.length ?? null,
    secondsEach: options.seconds,
    warmUpSeconds: warmUpMs / 1_000,
    policies: options.policies,
    ingest: loads.map((load) => ({ ...brief(load), ...effortOf(load.effort, load.answered) })),
    memory,
    engine: shown(engine),
    floors: { rowBytes: stored.rowBytes, echo: floors.echo.map(brief), durable: floors.durable.map(brief) },
    ratios: loads.map(({ connections }) => ratiosAt(measured, connections)),
    verdicts: stored.verdicts,
    proof: {
      answered,
      committed: stored.decisions,
      isEqual: answered === stored.decisions,
      audit: { valid: audit.valid, size: audit.size },
    },
    target: { ...TARGET, isMet: targetIsMet(loads) },
    ...(profile && { profile: profileOf(profile) }),
  };
}

/** Answers 200 over the whole run, warm-up included. */
export function answeredIn({ warmed, loads }: IngestMeasured): number {
  return [warmed, ...loads].reduce((sum, load) => sum + load.answered, 0);
}

/** The same for people. */
export function textOf(measured: IngestMeasured): string {
  const { circumstances, options, loads, memory, stored, audit, floors, profile } = measured;
  const { machine, commit, date, hasLocalChanges } = circumstances;
  const result = resultOf(measured);
  const sections = [
    `Durable decisions: ${result.frontDoors ?? "an unknown number of"} front door${result.frontDoors === 1 ? "" : "s"}, ${options.policies} policies, bodies of about 1 kB, ${options.seconds} s each after ${result.warmUpSeconds} s of warm-up
${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, load ${machine.loadBefore} before · ${commit ?? "no commit"}${hasLocalChanges ? " with local changes" : ""} · ${date}`,
    table(LOAD_HEADINGS, [
      ...loads.map((load) => loadRow("ingest", load)),
      ...floors.durable.map((load) => loadRow(`floor: insert ${stored.rowBytes} bytes`, load)),
      ...floors.echo.map((load) => loadRow("floor: echo", load)),
    ]),
    result.ratios
      .map(
        (ratio) =>
          `At ${ratio.connections}: ${percent(ratio.ofDurable)} of the durable floor, ${percent(ratio.ofEcho)} of echo`,
      )
      .join("\n"),
    effortText(
      loads.map(({ connections, answered, effort }) => ({
        name: `at ${connections}`,
        effort: effortOf(effort, answered),
      })),
    ),
    memoryText(memory),
    `decide() alone: mean ${result.engine.us.mean} µs, p50 ${result.engine.us.p50} µs, p99 ${result.engine.us.p99} µs with ${options.policies} policies`,
    `${result.proof.answered} answered, ${result.proof.committed} committed${result.proof.isEqual ? "" : " (NOT EQUAL)"}; log of ${audit.size} entries ${audit.valid ? "verifies" : "DOES NOT VERIFY"}; ${JSON.stringify(stored.verdicts)}`,
    ...loads
      .filter(({ firstError }) => firstError !== null)
      .map(({ errors, firstError }) => `${errors} ERRORS, the first: ${firstError ?? ""}`),
    `Target at ${TARGET.connections} connections (${TARGET.requestsPerSecond.toLocaleString("en")}/s, p99 ≤ ${TARGET.p99Ms} ms): ${{ true: "met", false: "NOT met", null: "not measured" }[`${result.target.isMet}`]}`,
    ...(profile ? [profileText(profile)] : []),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}

const LOAD_HEADINGS = ["", "connections", "requests/s", "p50 ms", "p95 ms", "p99 ms", "max ms", "errors"];

function brief({ connections, requestsPerSecond, latencyUs, errors, answered }: LoadMeasured) {
  const ms = (us: number) => rounded(us / 1_000, 3);
  return {
    connections,
    requestsPerSecond: rounded(requestsPerSecond, 0),
    p50Ms: ms(latencyUs.p50),
    p95Ms: ms(latencyUs.p95),
    p99Ms: ms(latencyUs.p99),
    maxMs: ms(latencyUs.max),
    answered,
    errors,
  };
}

function loadRow(name: string, load: LoadMeasured): (string | number)[] {
  const { connections, requestsPerSecond, p50Ms, p95Ms, p99Ms, maxMs, errors } = brief(load);
  return [name, connections, requestsPerSecond, p50Ms, p95Ms, p99Ms, maxMs, errors];
}

function ratiosAt({ loads, floors }: IngestMeasured, connections: number) {
  const rate = (rows: readonly LoadMeasured[]) =>
    rows.find((row) => row.connections === connections)?.requestsPerSecond ?? Number.NaN;
  return {
    connections,
    ofEcho: rounded(rate(loads) / rate(floors.echo), 3),
    ofDurable: rounded(rate(loads) / rate(floors.durable), 3),
  };
}

/** `null` when its number of connections was not measured. */
function targetIsMet(loads: readonly LoadMeasured[]): boolean | null {
  const load = loads.find(({ connections }) => connections === TARGET.connections);
  if (load === undefined) return null;
  return load.requestsPerSecond >= TARGET.requestsPerSecond && load.latencyUs.p99 <= TARGET.p99Ms * 1_000;
}

function profileOf({ busy, top, parts }: NonNullable<IngestMeasured["profile"]>) {
  return {
    busy: rounded(busy, 3),
    top: top.map(roundedSelfTime),
    parts: parts.map(({ name, share }) => ({ name, share: rounded(share, 4) })),
  };
}

function roundedSelfTime({ name, place, share, milliseconds }: SelfTime) {
  return { name, place, share: rounded(share, 4), milliseconds: rounded(milliseconds, 0) };
}

function profileText({ file, busy, top, parts }: NonNullable<IngestMeasured["profile"]>): string {
  const rows = top.map(({ name, place, share, milliseconds }) => [
    rounded(share * 100, 1),
    rounded(milliseconds, 0),
    name,
    place,
  ]);
  return `Front door, self time (busy ${percent(busy)} of the time), from ${file}\n${table(["%", "ms", "function", "place"], rows)}\n\n${table(
    ["%", "by part"],
    parts.map(({ name, share }) => [rounded(share * 100, 1), name]),
  )}`;
}

function percent(ratio: number): string {
  return Number.isFinite(ratio) ? `${rounded(ratio * 100, 1)} %` : "unknown";
}
