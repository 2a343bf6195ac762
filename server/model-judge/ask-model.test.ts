import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { logger } from "@/server/log";
import { askModel } from "./ask-model";
import type { ModelEndpoint } from "./endpoint";
import { StandInModel } from "./testing/stand-in-model";

const model = new StandInModel();
let endpoint: ModelEndpoint;
beforeAll(async () => {
  endpoint = await model.listen({ timeoutMs: 200 });
});
afterAll(() => model.close());
afterEach(() => vi.restoreAllMocks());

it("a failure is logged with its cause, and never with what was asked", async () => {
  const warn = vi.spyOn(logger(), "warn").mockReturnValue();
  const ask = (to: ModelEndpoint) => askModel(to, "the question", new AbortController().signal);
  const nobody = { ...endpoint, url: new URL("http://127.0.0.1:1/v1/chat/completions") };
  expect(await ask(nobody)).toMatchObject({ failure: "unreachable" });
  model.reply = () => "hang";
  expect(await ask(endpoint)).toMatchObject({ failure: "timeout" });
  model.reply = () => ({ status: 401, body: "no such key" });
  expect(await ask(endpoint)).toMatchObject({ failure: "refused" });
  const lines = warn.mock.calls.map(([line]) => line);
  expect(lines).toEqual([
    { event: "judge.ask", failure: "unreachable", err: expect.objectContaining({ cause: expect.any(Error) }) },
    { event: "judge.ask", failure: "timeout", err: expect.objectContaining({ name: "TimeoutError" }) },
    { event: "judge.ask", failure: "refused", status: 401 },
  ]);
  expect(JSON.stringify(lines)).not.toContain("the question");
});

it("a node that stops says nothing of what it broke off", async () => {
  const warn = vi.spyOn(logger(), "warn").mockReturnValue();
  model.reply = () => "hang";
  const stopping = new AbortController();
  const asked = askModel({ ...endpoint, timeoutMs: 5_000 }, "the question", stopping.signal);
  stopping.abort();
  await expect(asked).rejects.toThrow();
  expect(warn).not.toHaveBeenCalled();
});
