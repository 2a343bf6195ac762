import { expect, test } from "vitest";
import { parseEnv } from "@/server/env";
import { setupOf } from "./setup";

const LOCAL = {
  MASTGUARD_MASTER_KEY: "k".repeat(43),
  DATABASE_APP_URL: "postgresql://app@127.0.0.1/mastguard",
  PORT: "4100",
};

test("a fresh installation says what is off and where agents reach it", () => {
  expect(setupOf(parseEnv(LOCAL))).toEqual({ origin: "http://127.0.0.1:4100", missing: ["mail", "publicAddress"] });
});

test("a complete installation misses nothing, and no secret of its settings is answered", () => {
  const env = parseEnv({ ...LOCAL, SMTP_URL: "smtp://user:secret@mail.example", PUBLIC_URL: "https://guard.example" });
  expect(setupOf(env)).toEqual({ origin: "https://guard.example", missing: [] });
});
