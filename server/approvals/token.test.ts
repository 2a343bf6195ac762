import { createHmac, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { keyPairOf } from "@/server/audit/ed25519-seed";
import { newId } from "@/server/ids";
import { type ApprovalClaims, readToken, writeToken } from "./token";

const key = { keyId: "one", ...keyPairOf(randomBytes(32)) };
const other = { keyId: "two", ...keyPairOf(randomBytes(32)) };
const claims: ApprovalClaims = {
  org: newId("org"),
  trc: newId("trc"),
  tsk: newId("tsk"),
  dig: `sha256:${"a".repeat(64)}`,
  plv: null,
  exp: 1_800_000_000,
  jti: "token-1",
};
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const HEADER = { alg: "EdDSA", kid: "one", typ: "mastguard-approval+jwt" };

function signed(header: object, payload: unknown = claims, by = key): string {
  const text = `${part(header)}.${part(payload)}`;
  return `${text}.${Buffer.from(by.sign(Buffer.from(text))).toString("base64url")}`;
}

describe("an approval token", () => {
  it("is read back as it was written, by its key and no other", () => {
    const token = writeToken(claims, key);
    expect(readToken(token, [other, key])).toEqual({ ok: true, claims, keyId: "one" });
    expect(readToken(token, [other]).ok).toBe(false);
    expect(readToken(token, [{ ...other, keyId: "one" }]).ok).toBe(false);
    expect(readToken(signed(HEADER), [key]).ok).toBe(true);
  });

  it("with one character changed anywhere is refused", () => {
    const token = writeToken(claims, key);
    const passed = Array.from(token, (character, at) => {
      const altered = `${token.slice(0, at)}${character === "A" ? "B" : "A"}${token.slice(at + 1)}`;
      return readToken(altered, [key]).ok ? at : -1;
    }).filter((at) => at >= 0);
    expect(passed).toEqual([]);
  });

  it.each([
    [
      "claims of somebody else under the same signature",
      () => `${part(HEADER)}.${part({ ...claims, trc: newId("trc") })}.${writeToken(claims, key).split(".")[2]}`,
    ],
    ["no algorithm", () => `${part({ ...HEADER, alg: "none" })}.${part(claims)}.`],
    ["no algorithm and a signature", () => signed({ ...HEADER, alg: "none" })],
    ["another algorithm, signed", () => signed({ ...HEADER, alg: "ES256" })],
    [
      "the public key as a shared secret",
      () => {
        const text = `${part({ ...HEADER, alg: "HS256" })}.${part(claims)}`;
        return `${text}.${createHmac("sha256", key.publicKey).update(text).digest("base64url")}`;
      },
    ],
    ["another type", () => signed({ ...HEADER, typ: "JWT" })],
    ["no type", () => signed({ alg: "EdDSA", kid: "one" })],
    ["a key of its own", () => signed({ ...HEADER, jwk: { kty: "OKP" } }, claims, other)],
    ["an extension nobody knows", () => signed({ ...HEADER, crit: ["b64"], b64: false })],
    ["a key id that is a list", () => signed({ ...HEADER, kid: ["one"] })],
    ["a claim too few", () => signed(HEADER, { ...claims, exp: undefined })],
    ["a claim too many", () => signed(HEADER, { ...claims, nbf: 0 })],
    ["a time that is text", () => signed(HEADER, { ...claims, exp: "1800000000" })],
    ["no object at all", () => signed(HEADER, [claims])],
    ["padding", () => `${writeToken(claims, key)}=`],
    ["a fourth part", () => `${writeToken(claims, key)}.AA`],
    ["two parts", () => writeToken(claims, key).split(".").slice(0, 2).join(".")],
    ["nothing", () => ""],
    ["words", () => "please.let.me"],
  ])("with %s is refused, and it is said why", (_what, make) => {
    expect(readToken(make(), [key])).toEqual({ ok: false, problem: expect.any(String) });
  });
});
