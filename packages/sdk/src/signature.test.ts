import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { MastGuardWebhooks } from "./index";

const secret = "whsec_c2VjcmV0IGZvciB0ZXN0cw==";
const body = '{"id":"evt_1","type":"hitl.task.created"}';
const sign = (text: string | Uint8Array, key = secret) =>
  `sha256=${createHmac("sha256", key).update(text).digest("hex")}`;
const good = sign(body);

test.each([
  ["a good signature", body, good, true],
  ["upper-case hexadecimal", body, `sha256=${good.slice(7).toUpperCase()}`, true],
  ["an empty body", "", sign(""), true],
  ["a body that is not ASCII", "Zahlung über 5 € 🙂", sign("Zahlung über 5 € 🙂"), true],
  ["the new one of two signatures", body, `${sign(body, "whsec_old")}, ${good}`, true],
  ["a malformed signature beside a good one", body, `sha256=zz,${good}`, true],
  ["another body", `${body} `, good, false],
  ["another secret", body, sign(body, "whsec_other"), false],
  ["characters that are not hexadecimal", body, `sha256=${"zz".repeat(32)}`, false],
  ["a signature cut short", body, good.slice(0, -2), false],
  ["a signature that is too long", body, `${good}00`, false],
  ["no prefix", body, good.slice(7), false],
  ["another algorithm", body, good.replace("sha256", "sha512"), false],
  ["an empty header", body, "", false],
  ["no header", body, undefined, false],
  ["a null header", body, null, false],
])("%s: verification gives the right answer and never throws", async (_, text, header, expected) => {
  expect(await MastGuardWebhooks.verifySignature(text, header, secret)).toBe(expected);
  expect(await MastGuardWebhooks.verifySignature(new TextEncoder().encode(text), header, secret)).toBe(expected);
});

test("an empty secret verifies nothing, not even what was signed with it", async () => {
  expect(await MastGuardWebhooks.verifySignature(body, sign(body, ""), "")).toBe(false);
});
