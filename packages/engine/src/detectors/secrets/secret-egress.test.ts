import { describe, expect, it } from "vitest";
import type { Action } from "../../action";
import { compileDetectors } from "../../detection/compile-detectors";
import { observe } from "../../detection/observe";
import { DEFAULT_DETECTION } from "../../detection/settings";
import { ACTION_TYPES } from "../../vocabulary/action-type";
import type { JsonObject } from "../../vocabulary/json";
import { secretEgressDetector, secretsDetector } from ".";
import fixtures from "./egress-fixtures.json";

const detectors = compileDetectors([secretsDetector, secretEgressDetector]);

function egressOf(tool: string, actionType: string, payload: JsonObject, toolSaid: string) {
  const action: Action = {
    agentId: "a",
    actionType: ACTION_TYPES.find((type) => type === actionType) ?? "OTHER",
    payload,
    context: toolSaid === "" ? {} : { messages: [{ role: "tool", content: toolSaid }] },
    tool,
    resource: null,
    environment: null,
    allowedTools: null,
    sessionKey: null,
    source: "native",
  };
  return observe(detectors, action, null, DEFAULT_DETECTION, 0).observations.filter(
    ({ type }) => type === "secret_egress",
  );
}

describe("credentials on their way out", () => {
  it.each(fixtures)("$name", ({ tool, actionType, payload, toolSaid, expected }) => {
    const found = egressOf(tool, actionType, JSON.parse(JSON.stringify(payload)), toolSaid);
    expect(found.map(({ rule }) => rule)).toEqual(expected);
    for (const { severity, path } of found) {
      expect(severity).toBe("CRITICAL");
      expect(path).toMatch(/^payload/);
    }
  });
});
