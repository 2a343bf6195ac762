import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { derivedPassword, scramVerifier, verifierMatches } from "./scram.mjs";

const key = Buffer.alloc(32, 1).toString("base64url");

describe("a derived password", () => {
  it("is the same on every node, and another for every role and key", () => {
    expect(derivedPassword(key, "mastguard_app")).toBe(derivedPassword(key, "mastguard_app"));
    expect(derivedPassword(key, "mastguard_app")).not.toBe(derivedPassword(key, "mastguard_other"));
    expect(derivedPassword(key, "mastguard_app")).not.toBe(
      derivedPassword(Buffer.alloc(32, 2).toString("base64url"), "mastguard_app"),
    );
    expect(derivedPassword(key, "mastguard_app")).toMatch(/^[\w-]{43}$/);
  });
});

describe("a verifier", () => {
  it("follows the example of RFC 7677 section 3 (user `user`, password `pencil`)", () => {
    // From that exchange: ServerSignature = HMAC(ServerKey, AuthMessage); the message is the RFC's, word for word.
    const verifier = scramVerifier("pencil", { salt: Buffer.from("W22ZaJ0SNY7soEsUEjb6gQ==", "base64") });
    expect(verifier.startsWith("SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$")).toBe(true);
    expect(serverSignature(verifier)).toBe("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
  });

  it("belongs to its password and to no other", () => {
    const verifier = scramVerifier("right");
    expect(verifierMatches(verifier, "right")).toBe(true);
    expect(verifierMatches(verifier, "wrong")).toBe(false);
    expect(verifierMatches(null, "right")).toBe(false);
    expect(verifierMatches("md5abc", "right")).toBe(false);
  });
});

function serverSignature(verifier) {
  const serverKey = Buffer.from(verifier.split(":").at(-1), "base64");
  const nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
  const message = `n=user,r=rOprNGfwEbeRWgbNEkqO,r=${nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=${nonce}`;
  return createHmac("sha256", serverKey).update(message).digest("base64");
}
