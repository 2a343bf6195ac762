import { describe, expect, it } from "vitest";
import { newNonce, nonceHeaders, strictPolicy } from "./page-policy";

describe("the policy of a page", () => {
  it("allows the scripts of this very answer and no other inline script", () => {
    const nonce = newNonce();
    const policy = strictPolicy(
      "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'",
      nonce,
    );
    expect(policy).toBe(`default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'unsafe-inline'`);
    expect(nonceHeaders(nonce)["content-security-policy"]).toContain(`'nonce-${nonce}'`);
  });
  it("a nonce is 128 bits and never the same twice", () => {
    expect(Buffer.from(newNonce(), "base64")).toHaveLength(16);
    expect(newNonce()).not.toBe(newNonce());
  });
});
