import type { IncomingMessage, ServerResponse } from "node:http";
import { type AppError, OverloadedError, RateLimitedError } from "@/server/errors";
import { Shares } from "./shares";

const PER_CLIENT = 64;
const TOTAL = 2_000;
const AGAIN_SECONDS = 5;

/** The event streams that are open through the front door: counted, and ended when it closes. */
export class EventStreams {
  private readonly shares = new Shares({ perClient: PER_CLIENT, total: TOTAL });
  private readonly answers = new Set<IncomingMessage>();

  /** Counts a stream until its answer closes; null, or why there is no room for it. */
  open(response: ServerResponse, client: string): AppError | null {
    const limit = this.shares.take(client, 1);
    if (limit === "perClient")
      return new RateLimitedError(
        "client_streams",
        `At most ${PER_CLIENT} event streams may be open from one address.`,
        AGAIN_SECONDS,
      );
    if (limit === "total") return new OverloadedError("streams", "Too many event streams are open.", AGAIN_SECONDS);
    response.once("close", () => this.shares.give(client, 1));
    return null;
  }

  /** Ends the client's answer when the page server's ends, in whatever way. */
  hold(answer: IncomingMessage, response: ServerResponse): void {
    this.answers.add(answer);
    answer.on("close", () => {
      this.answers.delete(answer);
      if (!response.destroyed && !response.writableEnded) response.end();
    });
  }

  /** Ends all of them. */
  end(): void {
    for (const answer of this.answers) answer.destroy();
  }
}
