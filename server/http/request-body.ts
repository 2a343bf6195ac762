import type { IncomingMessage } from "node:http";

/** How a body is taken in. */
interface Taking {
  /** Most bytes, declared or counted. */
  readonly limit: number;
  /** How long the next bytes may take. */
  readonly idleMs: number;
  /** Asked before each piece is kept: false refuses the body. */
  readonly mayKeep?: (bytes: number) => boolean;
}

/** Why a body was not taken: `too_many` when `mayKeep` refused it, `gone` when the client left in the middle. */
export type BodyRefusal = "too_large" | "too_slow" | "too_many" | "gone";

/** The whole body, empty when there is none; or why it was given up. */
export function readBody(request: IncomingMessage, { limit, idleMs, mayKeep }: Taking): Promise<Buffer | BodyRefusal> {
  if (!hasBody(request)) return Promise.resolve(NO_BYTES);
  if (Number(request.headers["content-length"] ?? 0) > limit) return Promise.resolve("too_large");
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const idle = setTimeout(() => done("too_slow"), idleMs);
    const keep = (chunk: Buffer): void => {
      idle.refresh();
      size += chunk.length;
      if (size > limit) done("too_large");
      else if (mayKeep?.(chunk.length) === false) done("too_many");
      else chunks.push(chunk);
    };
    const end = (): void => done(joined(chunks));
    const gone = (): void => done("gone");
    const done = (result: Buffer | BodyRefusal): void => {
      clearTimeout(idle);
      request.off("data", keep).off("end", end).off("close", gone);
      resolve(result);
    };
    request.on("data", keep).on("end", end).on("close", gone);
  });
}

/** Whether a body is announced, be it an empty one. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
}

const NO_BYTES = Buffer.alloc(0);

function joined(chunks: readonly Buffer[]): Buffer {
  const [only] = chunks;
  return only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks);
}
