import { setTimeout as sleep } from "node:timers/promises";
import { hintLogGrew } from "@/server/audit";
import type { OrganizationId, TraceId } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { commitDecision } from "../commit";
import { type CommitResult, isUnfit } from "../commit-lane";
import type { CommitRow } from "../commit-row";
import { compute } from "../compute";
import { forgetSession, type SessionSlot, sessionSlot } from "../session-memory";
import { type OrganizationSnapshot, refreshSnapshot, snapshotOf } from "../snapshot";
import { refreshSpent } from "../spent";
import { type QueuedEvent, refused } from "./queued-event";
import { stepSize } from "./step-size";

/** An event that the engine fails on, or whose decision the database refuses, is tried so often before it is blocked for that. */
const FAILURES_MAX = 3;
const PAUSE_MS = 250;
/** Nobody waits who could be told otherwise. */
const ALWAYS = { isOver: false };

/** What became of one event of a step. `failed`: nothing is known of it, or nothing could be computed. */
type Fate = CommitResult["status"] | "failed" | "not_sent";

/** Events of one session, or of one shard's actions without any, decided in the order they were received. */
export class Line {
  readonly #organizationId: OrganizationId;
  readonly #sessionKey: string | null;
  readonly #waiting: QueuedEvent[] = [];
  readonly #failures = new Map<TraceId, number>();

  constructor(organizationId: OrganizationId, sessionKey: string | null) {
    this.#organizationId = organizationId;
    this.#sessionKey = sessionKey;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  push(event: QueuedEvent): void {
    this.#waiting.push(event);
  }

  /**
   * Decides and commits the oldest events. Those that did not get through stay in front, in their order, and go again on newer
   * state. Never rejects. Returns those that are done with.
   */
  async step(): Promise<readonly QueuedEvent[]> {
    const events = this.#waiting.splice(0, stepSize(this.#waiting));
    try {
      const snapshot = await snapshotOf(this.#organizationId);
      const slot = this.#sessionKey === null ? null : await sessionSlot(this.#organizationId, this.#sessionKey);
      const fates = await this.#fatesOf(events, snapshot, slot);
      if (slot && this.#sessionKey !== null && fates.some((fate) => fate !== "committed"))
        forgetSession(this.#organizationId, this.#sessionKey, slot); // it ran ahead of what is on disk
      this.#waiting.unshift(...events.flatMap((event, at) => this.#again(event, fates[at] ?? "not_sent")));
      if (fates.includes("committed")) hintLogGrew(this.#organizationId);
      if (fates.includes("stale_epoch")) await refreshSnapshot(this.#organizationId, snapshot.snapshot.epoch);
      if (fates.includes("failed") || fates.includes("wrong_time")) await sleep(PAUSE_MS);
      return events.filter((_, at) => isDone(fates[at]));
    } catch (error) {
      wideEvent("warn", { event: "queue.step", organizationId: this.#organizationId, err: error });
      this.#waiting.unshift(...events.filter((event) => !this.#waiting.includes(event)));
      await sleep(PAUSE_MS);
      return [];
    }
  }

  /** Computes one after another and hands each to the commit in that order; stops at one the engine fails on. */
  async #fatesOf(
    events: readonly QueuedEvent[],
    snapshot: OrganizationSnapshot,
    slot: SessionSlot | null,
  ): Promise<readonly Fate[]> {
    const sent: Promise<Fate>[] = [];
    for (const event of events) {
      try {
        const { row } = compute(event.agent, event.prepared, snapshot, slot);
        sent.push(this.#fateOf(event, row));
      } catch (error) {
        this.#countFailure(event);
        sent.push(Promise.resolve(failed(error)));
        break;
      }
    }
    return await Promise.all(sent);
  }

  async #fateOf(event: QueuedEvent, row: CommitRow): Promise<Fate> {
    try {
      const { status } = await commitDecision(row, ALWAYS);
      if (status === "limit") await refreshSpent(this.#organizationId, row.charges);
      return status;
    } catch (error) {
      if (error instanceof Error && isUnfit(error.cause)) this.#countFailure(event);
      return failed(error);
    }
  }

  #countFailure({ traceId }: QueuedEvent): void {
    this.#failures.set(traceId, (this.#failures.get(traceId) ?? 0) + 1);
  }

  /** The event as it goes again, or nothing when it is done with. */
  #again(event: QueuedEvent, fate: Fate): readonly QueuedEvent[] {
    if (isDone(fate)) {
      this.#failures.delete(event.traceId);
      return [];
    }
    if (fate === "revoked_key") return [refused(event, "key_revoked")];
    return [(this.#failures.get(event.traceId) ?? 0) >= FAILURES_MAX ? refused(event, "engine_error") : event];
  }
}

/** On disk, by us or by whoever was before us. */
function isDone(fate: Fate | undefined): boolean {
  return fate === "committed" || fate === "gone";
}

function failed(error: unknown): "failed" {
  wideEvent("warn", { event: "queue.decision", err: error });
  return "failed";
}
