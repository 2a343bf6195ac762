import { describe, expect, it } from "vitest";
import type { Action } from "../../action";
import { compileDetectors } from "../../detection/compile-detectors";
import { observe } from "../../detection/observe";
import { DEFAULT_DETECTION } from "../../detection/settings";
import { BARE_ACTION } from "../../testing/bare-action";
import { ACTION_TYPES } from "../../vocabulary/action-type";
import type { JsonObject } from "../../vocabulary/json";
import { secretEgressDetector, secretsDetector } from ".";
import fixtures from "./egress-fixtures.json";

const detectors = compileDetectors([secretsDetector, secretEgressDetector]);

function seenIn(tool: string, actionType: string, payload: JsonObject, context: JsonObject) {
  const action: Action = {
    ...BARE_ACTION,
    actionType: ACTION_TYPES.find((type) => type === actionType) ?? "OTHER",
    payload,
    context,
    tool,
  };
  return observe(detectors, action, null, DEFAULT_DETECTION, 0).observations;
}

describe("credentials on their way out", () => {
  it.each(fixtures)("$name", ({ tool, actionType, payload, toolSaid, expected, ...rest }) => {
    const context: JsonObject = {
      ...(toolSaid === "" ? {} : { messages: [{ role: "tool", content: toolSaid }] }),
      ...(rest.document === undefined ? {} : { document: rest.document }),
    };
    const found = seenIn(tool, actionType, JSON.parse(JSON.stringify(payload)), context).filter(
      ({ type }) => type === "secret_egress",
    );
    expect(found.map(({ rule }) => rule)).toEqual(expected);
    for (const { severity, path } of found) {
      expect(severity).toBe("CRITICAL");
      expect(path).toMatch(/^payload/);
    }
  });

  it("in a link people are sent to use do not suffice to stop it", () => {
    const body = "Reset it here: https://shop.example/reset?token=k3Rf9ZsQx7LmWv2TbYdNp8Qc";
    const seen = seenIn("send_email", "EMAIL_SEND", { to: "x@mail.example", body }, {});
    for (const { type, confidence } of seen) if (type === "secret_egress") expect(confidence).toBeLessThan(0.5);
  });

  it("to their own service are a mention", () => {
    const headers = { Authorization: "Bearer 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" };
    const seen = seenIn("http_request", "API_CALL", { url: "https://api.github.com/user", headers }, {});
    expect(seen.map(({ type, severity }) => [type, severity])).toEqual([["secret", "LOW"]]);
  });
});
