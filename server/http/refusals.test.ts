import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type AppError, NotFoundError, OverloadedError, RateLimitedError, UnavailableError } from "@/server/errors";
import { route } from "./route";
import { growthOf } from "./testing/counted";
import { ask, open } from "./testing/door";

const REFUSED = "mastguard_requests_refused_total";
const SHED = "mastguard_requests_shed_total";

/** A front door with a route that fails like this. */
async function failing(failure: AppError) {
  const fails = route({ auth: "none", response: z.never(), handler: () => Promise.reject(failure) });
  const { port } = await open({ routes: new Map([["GET /api/v1/fails", fails]]) });
  return () => ask(port, { path: "/api/v1/fails" });
}

describe("a refusal is counted by the limit it met", () => {
  it("when a caller went over it", async () => {
    const call = await failing(new RateLimitedError("organization", "Slow down.", 1));
    expect(await growthOf(REFUSED, call)).toEqual({ organization: 1 });
    expect(await growthOf(SHED, call)).toEqual({});
  });

  it("when there was no room", async () => {
    const call = await failing(new OverloadedError("waiting"));
    expect(await growthOf(SHED, call)).toEqual({ waiting: 1 });
    expect(await growthOf(REFUSED, call)).toEqual({});
  });

  it.each([new UnavailableError("Try again."), new NotFoundError()])("and not when it met none: %s", async (error) => {
    const call = await failing(error);
    expect([await growthOf(REFUSED, call), await growthOf(SHED, call)]).toEqual([{}, {}]);
  });

  it("when the front door itself refuses", async () => {
    const { port } = await open({
      page: (_request, response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.write(": ok\n\n");
      },
    });
    let refused = 0;
    const ended = ({ status }: { readonly status: number }) => {
      if (status === 429) refused += 1;
    };
    const flood = async () => {
      // Those that get in end with the door.
      for (let n = 0; n < 80; n++) void ask(port, { headers: { accept: "text/event-stream" } }).then(ended, () => {});
      await expect.poll(() => refused, { timeout: 10_000 }).toBe(16);
    };
    expect(await growthOf(REFUSED, flood)).toEqual({ client_streams: 16 });
  });

  it("when the page server does, as the pages' own", async () => {
    const { port } = await open({ page: (_request, response) => response.writeHead(429).end() });
    expect(await growthOf(REFUSED, () => ask(port))).toEqual({ pages: 1 });
  });
});
