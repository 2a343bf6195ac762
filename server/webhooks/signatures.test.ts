import { expect, test } from "vitest";
import { waitAfter } from "./schedule";
import { newSecret } from "./secret";
import { signatureHeaders } from "./signatures";

test("the Standard Webhooks signature is that of the specification's own example", () => {
  const headers = signatureHeaders({
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    timestamp: 1_614_265_330,
    body: '{"test": 2432232314}',
    secrets: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
  });
  expect(headers).toMatchObject({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("two secrets give two signatures in both headers, the present one first", () => {
  const signed = { id: "dlv_1", timestamp: 1, body: "Zahlung über 5 €" };
  const [one, two] = [newSecret(), newSecret()];
  const [first, second, both] = [[one], [two], [one, two]].map((secrets) => signatureHeaders({ ...signed, secrets }));
  for (const [name, separator] of [
    ["x-mastguard-signature", ","],
    ["webhook-signature", " "],
  ] as const)
    expect(both?.[name]).toBe(`${first?.[name]}${separator}${second?.[name]}`);
});

test("a secret holds 32 random bytes in base64 behind its prefix", () => {
  expect(newSecret()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(newSecret()).not.toBe(newSecret());
});

test("the waits add up to the contract's schedule, each longer by at most a tenth, and end after the tenth attempt", () => {
  const waits = Array.from({ length: 9 }, (_, made) => waitAfter(made + 1, 0) ?? 0);
  const at = waits.map((_, n) => waits.slice(0, n + 1).reduce((sum, wait) => sum + wait / 1_000, 0));
  expect(at).toEqual([30, 120, 600, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400]);
  expect(waitAfter(1, 1)).toBe(33_000);
  expect(waitAfter(10, 0)).toBeNull();
});
