import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EnvironmentError, EnvSchema, frontDoorsOf, isLocalMode, parseEnv, publicOrigin } from "./env";

const NEEDED = { DATABASE_APP_URL: "postgresql://app:pw@127.0.0.1/x", MASTGUARD_MASTER_KEY: "k".repeat(43) };

describe("parseEnv", () => {
  it("knows exactly the names that .env.example explains", () => {
    const example = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
    const explained = [...example.matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(new Set(explained)).toEqual(new Set(Object.keys(EnvSchema.def.in.shape)));
  });

  it("lists every problem by name and repeats no value", () => {
    const attempt = () =>
      parseEnv({
        PORT: "70000",
        PUBLIC_URL: "https://x.example/path",
        TRUST_PROXY: "nobody",
        DATABASE_APP_URL: "mysql://u:hunter2@h/x",
      });
    expect(attempt).toThrow(EnvironmentError);
    for (const name of ["PORT", "PUBLIC_URL", "TRUST_PROXY", "DATABASE_APP_URL", "MASTGUARD_MASTER_KEY: is required"])
      expect(attempt).toThrow(name);
    expect(attempt).not.toThrow("hunter2");
  });

  it.each([
    ["LOG_LEVEL", "loud", "LOG_LEVEL: must be one of `fatal`, `error`"],
    ["SMTP_URL", "foo", "SMTP_URL: must be an smtp:// or smtps:// address"],
    ["TRUST_PROXY", "zzz", "TRUST_PROXY: must be `0`, `1`, or `loopback`"],
    ["DRAIN_GRACE_MS", "-1", "DRAIN_GRACE_MS: must be at least 0"],
    ["DRAIN_GRACE_MS", "1.5", "DRAIN_GRACE_MS: must be a whole number"],
    ["MODEL_JUDGE_URL", "file:///etc/passwd", "MODEL_JUDGE_URL: must be an http(s):// address"],
    ["MODEL_JUDGE_URL", "https://user:pw@x.example/v1", "MODEL_JUDGE_URL: must hold no user"],
    ["MODEL_JUDGE_URL", "https://x.example/v1", "MODEL_JUDGE_MODEL: must be set together with MODEL_JUDGE_URL"],
    ["MODEL_JUDGE_MODEL", "m-1", "MODEL_JUDGE_MODEL: must be set together with MODEL_JUDGE_URL"],
    ["MODEL_JUDGE_TIMEOUT_MS", "1", "MODEL_JUDGE_TIMEOUT_MS: must be at least 1000"],
    ["WEBHOOKS_ALLOW_LOOPBACK", "yes", "WEBHOOKS_ALLOW_LOOPBACK: must be one of `0`, `1`"],
    ["FRONT_DOORS", "0", "FRONT_DOORS: must be at least 1"],
    ["FRONT_DOORS", "17", "FRONT_DOORS: must be at most 16"],
    ["DATABASE_POOL_MAX", "x", "DATABASE_POOL_MAX: must be a number"],
  ])("says in plain words what %s may be instead of %s", (name, value, words) => {
    expect(() => parseEnv({ ...NEEDED, [name]: value })).toThrow(words);
  });

  it.each([{ HOST: "0.0.0.0" }, { PUBLIC_URL: "https://guard.example" }])(
    "refuses webhooks to loopback outside local mode: %o",
    (given) => {
      const allowed = { ...NEEDED, WEBHOOKS_ALLOW_LOOPBACK: "1" };
      expect(parseEnv(allowed).WEBHOOKS_ALLOW_LOOPBACK).toBe(true);
      expect(() => parseEnv({ ...allowed, ...given })).toThrow(
        "WEBHOOKS_ALLOW_LOOPBACK: must be `0` outside local mode",
      );
    },
  );

  it.each([
    ["production", 1, 1],
    ["production", 2, 1],
    ["production", 4, 2],
    ["production", 64, 4],
    ["development", 64, 1],
  ] as const)("in %s on %i cores there are %i front doors", (mode, cores, doors) => {
    expect(frontDoorsOf(mode, cores)).toBe(doors);
  });

  it("however many front doors there are, all processes together stay within our PostgreSQL's 200 connections", () => {
    for (let doors = 1; doors <= 16; doors += 1) {
      const { DATABASE_POOL_MAX: pool } = parseEnv({ ...NEEDED, FRONT_DOORS: String(doors) });
      const lanesAndListener = 7;
      const supervisor = pool + 2;
      expect((doors + 1) * (pool + lanesAndListener) + supervisor, `${doors}`).toBeLessThan(197 - 10);
    }
    expect(parseEnv({ ...NEEDED, FRONT_DOORS: "4", DATABASE_POOL_MAX: "9" }).DATABASE_POOL_MAX).toBe(9);
  });

  it("treats an empty variable as one that is not set", () => {
    expect(parseEnv({ ...NEEDED, PORT: "", PUBLIC_URL: "" })).toMatchObject({
      PORT: 3000,
      HOST: "127.0.0.1",
      DATABASE_DIRECT_URL: NEEDED.DATABASE_APP_URL,
    });
  });

  it.each([
    [{ HOST: "127.0.0.1" }, true, "http://127.0.0.1:3000"],
    [{ HOST: "::1" }, true, "http://[::1]:3000"],
    [{ HOST: "0.0.0.0" }, false, "http://127.0.0.1:3000"],
    [{ HOST: "127.0.0.1", PUBLIC_URL: "https://guard.example" }, false, "https://guard.example"],
  ])("is in local mode only on loopback without a public address: %o", (given, isLocal, origin) => {
    const env = parseEnv({ ...NEEDED, ...given });
    expect(isLocalMode(env)).toBe(isLocal);
    expect(publicOrigin(env)).toBe(origin);
  });
});
