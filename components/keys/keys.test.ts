import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { permissionsOfScopes, SCOPES } from "@/server/auth/permissions";
import { expiryOf, standingOf } from "./expiry";
import { INSTALL_LINES, protectSnippet, requestsFor } from "./requests";
import { SCOPE_WORDS } from "./scope-words";

const now = Date.parse("2026-11-20T12:00:00Z");
const inDays = (days: number) => new Date(now + days * 86_400_000).toISOString();

describe("standingOf", () => {
  it.each([
    [{ revokedAt: null, expiresAt: null }, "never"],
    [{ revokedAt: null, expiresAt: inDays(15) }, "later"],
    [{ revokedAt: null, expiresAt: inDays(14) }, "soon"],
    [{ revokedAt: null, expiresAt: inDays(0) }, "expired"],
    [{ revokedAt: inDays(-1), expiresAt: inDays(3) }, "revoked"],
  ] as const)("%o is %s", (key, standing) => {
    expect(standingOf(key, now)).toBe(standing);
  });
});

describe("expiryOf", () => {
  it("counts days from now, and is null for no end", () => {
    expect(expiryOf("90", now)).toBe(inDays(90));
    expect(expiryOf("never", now)).toBeNull();
  });
});

describe("requestsFor", () => {
  it("hold the key and the origin, for every scope there is", () => {
    for (const scope of SCOPES) {
      const requests = requestsFor("https://guard.example", "mg_live_abc", [scope]);
      expect(requests.map(({ id }) => id)).toEqual(["curl", "typescript"]);
      for (const { code } of requests) {
        expect(code).toContain("mg_live_abc");
        expect(code).toContain("https://guard.example");
      }
    }
  });

  it("send an action only with a key that may", () => {
    const [sending] = requestsFor("https://guard.example", "k", ["read", "ingest"]);
    const [reading] = requestsFor("https://guard.example", "k", ["read"]);
    expect(sending?.code).toContain("/governance/ingest");
    expect(reading?.code).not.toContain("/governance/ingest");
    expect(permissionsOfScopes(["read"], false).has("dashboard:read")).toBe(true);
  });

  it("never put a key into the snippet that stays on the page", () => {
    expect(protectSnippet("https://guard.example")).toContain("process.env.MASTGUARD_API_KEY");
    expect(Object.keys(SCOPE_WORDS)).toEqual([...SCOPES]);
  });
});

it("the install lines name the file that npm packs for the SDK's name and version", () => {
  const { name, version } = z
    .object({ name: z.string(), version: z.string() })
    .parse(JSON.parse(readFileSync("packages/sdk/package.json", "utf8")));
  expect(INSTALL_LINES.at(-1)).toBe(`npm install ./${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
});
