import { expect, it } from "vitest";
import { newId } from "@/server/ids";
import { limitsOf } from "./limits";

const UNSET = { RATE_LIMIT_PER_KEY: undefined, RATE_LIMIT_PER_ORGANIZATION: undefined };
const LOCAL = { ...UNSET, HOST: "127.0.0.1", PUBLIC_URL: undefined };
const PUBLIC = { ...LOCAL, PUBLIC_URL: new URL("https://mastguard.example.com") };

it.each([
  ["in local mode", LOCAL, 50_000, 50_000],
  ["under a public address", PUBLIC, 1_000, 5_000],
  ["bound to every address", { ...LOCAL, HOST: "0.0.0.0" }, 1_000, 5_000],
  ["as they are set", { ...PUBLIC, RATE_LIMIT_PER_KEY: 7, RATE_LIMIT_PER_ORGANIZATION: 9 }, 7, 9],
  ["as they are set, in local mode too", { ...LOCAL, RATE_LIMIT_PER_KEY: 7 }, 7, 50_000],
])("the limits %s", (_, settings, perKey, perOrganization) => {
  expect(limitsOf(newId("org"), settings)).toEqual({ perKey, perOrganization });
});
