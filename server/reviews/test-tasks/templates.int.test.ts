import { randomInt } from "node:crypto";
import { ACTION_TYPES } from "@mastguard/engine";
import { describe, expect, it } from "vitest";
import { rehearse } from "@/server/decisions";
import { addPolicy } from "@/server/testing/policy";
import { newTenant } from "@/server/testing/tenant";
import { eventOf } from "./make-event";
import { TEST_TEMPLATES } from "./templates";

const BOT = { agentId: "bot", tool: null };

describe.each(TEST_TEMPLATES)("template $id", (template) => {
  it("fills in everything, differently each time, and keeps what is wrong in the payload", () => {
    const [one, two] = [eventOf(template, BOT, randomInt), eventOf(template, BOT, randomInt)];
    expect(JSON.stringify(one)).not.toMatch(/\{\w+\}/);
    expect(JSON.stringify(one)).not.toBe(JSON.stringify(two));
    for (const key of template.wrong) expect(one.payload).toHaveProperty(key);
    expect(one.context?.tool).toBe(template.tool);
  });

  it("is paused by a policy that asks a person, and where no policy speaks by the default", async () => {
    const [bare, asking] = [await newTenant(), await newTenant()];
    await addPolicy(asking, { decision: "HITL" });
    expect(await rehearse(bare.organizationId, eventOf(template, BOT, randomInt), true)).not.toBeNull();
    expect(await rehearse(asking.organizationId, eventOf(template, BOT, randomInt), false)).not.toBeNull();
  });
});

it("templates have names of their own, and are of every kind of action", () => {
  expect(new Set(TEST_TEMPLATES.map(({ id }) => id)).size).toBe(TEST_TEMPLATES.length);
  expect(new Set(TEST_TEMPLATES.map(({ actionType }) => actionType))).toEqual(new Set(ACTION_TYPES));
});
