import { canonicalize } from "@mastguard/ledger";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { digestOf } from "./index";
import { webCrypto } from "./web-crypto";

/** As the server computes it, with the canonical JSON of its own package. */
async function serverDigest(action: object): Promise<string> {
  const { subtle } = await webCrypto();
  const hash = await subtle.digest("SHA-256", new TextEncoder().encode(canonicalize(action)));
  return `sha256:${Buffer.from(hash).toString("hex")}`;
}

// The client has no dependencies, so it writes this again; here is where the two are held together.
test("any action has the digest that the server gives it, whatever the order of its keys", async () => {
  const payloads = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }));
  await fc.assert(
    fc.asyncProperty(fc.string(), payloads, async (agentId, payload) => {
      const action = { agentId, actionType: "OTHER", payload } as const;
      const sent: object = JSON.parse(JSON.stringify(action));
      expect(await digestOf(action)).toBe(await serverDigest(sent));
    }),
  );
});

test("what JSON cannot carry has no digest", async () => {
  const cycle: Record<string, unknown> = {};
  cycle["itself"] = cycle;
  for (const payload of [{ amount: 120n }, cycle])
    await expect(digestOf({ agentId: "bot", actionType: "OTHER", payload })).rejects.toThrow(TypeError);
});

test("what is around an action, and what JSON does not carry, is not in its digest", async () => {
  const action = { agentId: "bot", actionType: "OTHER", payload: { n: -0, at: new Date(0) } } as const;
  const around = { ...action, context: { tool: "pay" }, payload: { ...action.payload, none: undefined } };
  expect(await digestOf(around)).toBe(await digestOf(action));
  expect(await digestOf(action)).toBe(
    await serverDigest({ ...action, payload: { n: 0, at: "1970-01-01T00:00:00.000Z" } }),
  );
});
