import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { drive } from "./drive";
import { requestBytes } from "./request";

let server: http.Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: http.RequestListener): Promise<number> {
  const opened = http.createServer(listener);
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = opened.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

const plan = { warmUpMs: 0, measureMs: 60_000, requestsMax: 100 };
const requests = ["one", "two", "three"].map((text) =>
  requestBytes({ port: 1, path: "/x", headers: {}, body: JSON.stringify({ text }) }),
);

test("requests are sent in turn, whole, and every answer is counted", async () => {
  const seen = new Map<string, number>();
  const port = await serve((request, response) => {
    let body = "";
    request
      .on("data", (chunk) => (body += chunk))
      .on("end", () => {
        seen.set(body, (seen.get(body) ?? 0) + 1);
        response.end("{}");
      });
  });
  const result = await drive({ ...plan, port, requests, connections: 3 });
  expect(result).toMatchObject({ answered: 100, errors: 0, firstError: null, latencyUs: { count: 100 } });
  expect([...seen.values()]).toEqual([34, 33, 33]);
});

test("an answer other than 200 is an error with its words, and no latency", async () => {
  const port = await serve((_, response) => response.writeHead(422).end("agentId is missing"));
  const result = await drive({ ...plan, port, requests, connections: 2 });
  expect(result).toMatchObject({
    answered: 0,
    errors: 100,
    firstError: "422 agentId is missing",
    latencyUs: { count: 0 },
  });
});

test("a connection the server breaks is an error and ends the run", async () => {
  const port = await serve((request) => request.socket.destroy());
  const result = await drive({ ...plan, port, requests, connections: 2 });
  expect(result).toMatchObject({ answered: 0, errors: 2 });
});

test("the time bounds the run, and the warm-up is left out of the figures", async () => {
  const port = await serve((_, response) => setTimeout(() => response.end("{}"), 5));
  const result = await drive({ port, requests, connections: 1, warmUpMs: 100, measureMs: 100, requestsMax: 1_000_000 });
  expect(result.answered).toBeGreaterThan(result.latencyUs.count);
  expect(result.latencyUs.count).toBeLessThanOrEqual(20);
  expect(result.latencyUs.p50).toBeGreaterThanOrEqual(4_000);
  expect(result.seconds).toBe(0.1);
});

test("at a rate, requests go when they are due, and one that had to wait counts from then", async () => {
  let isFirst = true;
  const port = await serve((_, response) => {
    const delay = isFirst ? 100 : 0;
    isFirst = false;
    setTimeout(() => response.end("{}"), delay);
  });
  const result = await drive({ ...plan, port, requests, connections: 1, rate: 200, requestsMax: 40 });
  expect(result).toMatchObject({ answered: 40, errors: 0 });
  // Some twenty were due while the only connection waited: they waited too.
  expect(result.latencyUs.p50).toBeGreaterThan(10_000);
});
