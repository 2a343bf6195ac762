import { expect, test } from "vitest";
import { bench } from "./main";

const lifetime = {
  onStop: () => 0,
  isStopping: () => false,
  stop: () => Promise.reject(new Error("something was measured")),
  fail: () => Promise.reject(new Error("something was measured")),
};

test("an unknown measurement or option is refused with the usage, and nothing is started", async () => {
  await expect(bench([], lifetime)).rejects.toThrow(
    /Name one measurement: ingest, latency, queue, history, reviews, engine/,
  );
  await expect(bench(["everything"], lifetime)).rejects.toThrow(/npm run bench -- ingest/);
  await expect(bench(["ingest", "--seconds", "0"], lifetime)).rejects.toThrow(/^--seconds: /);
  await expect(bench(["ingest", "--connections", "1,two"], lifetime)).rejects.toThrow(/^--connections: /);
});
