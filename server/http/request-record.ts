import type { ActorContext } from "@/server/auth/actor";
import { AppError, ValidationError } from "@/server/errors";
import type { RequestId } from "@/server/ids";
import type { Account } from "@/server/limits";
import { isLogged, wideEvent } from "@/server/log";
import type { Call } from "./call";

/** Collects what one request's log line says; written once, when the answer is known. */
export class RequestRecord {
  private readonly startedAt = performance.now();
  private ctx: Partial<ActorContext> = {};
  /** Whose limits count the request, as soon as that is known: its answer tells what is left. */
  account: Account | null = null;

  constructor(
    private readonly call: Call,
    private readonly requestId: RequestId,
    private readonly isHot: boolean,
  ) {}

  /** Remembers who called, as soon as that is proven. */
  of(ctx: Partial<ActorContext>): void {
    this.ctx = ctx;
  }

  answered(status: number): void {
    const level = this.isHot ? "debug" : "info";
    if (isLogged(level)) wideEvent(level, this.fields(status));
  }

  /** A refusal names fields, never values: what a caller sends may be personal. A failure of ours carries its error. */
  failed(status: number, error: unknown): void {
    const fields = { ...this.fields(status), code: error instanceof AppError ? error.code : "INTERNAL" };
    if (status >= 500) wideEvent("error", { ...fields, err: error });
    else if (error instanceof ValidationError)
      wideEvent("info", { ...fields, paths: error.details.map(({ path }) => path) });
    else wideEvent("info", fields);
  }

  private fields(status: number) {
    const { organizationId, actor } = this.ctx;
    const { method, path, peer } = this.call;
    const durationMs = Math.round((performance.now() - this.startedAt) * 1000) / 1000;
    return { requestId: this.requestId, organizationId, actor, method, path, peer, status, durationMs };
  }
}
