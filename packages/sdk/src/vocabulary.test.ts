import * as engine from "@mastguard/engine";
import { expect, test } from "vitest";
import { ACTION_TYPES, RISK_CATEGORIES, VERDICTS } from "./vocabulary";

// The client has no dependencies, so it writes these lists again; here is where they are held together.
test.each([
  ["action types", ACTION_TYPES, engine.ACTION_TYPES],
  ["verdicts", VERDICTS, engine.VERDICTS],
  ["risk categories", RISK_CATEGORIES, engine.RISK_CATEGORIES],
])("the client knows exactly the engine's %s", (_name, client, server) => {
  expect(client.toSorted()).toEqual(server.toSorted());
});
