import { ACTION_TYPES } from "@auxdynamics/mastguard-sdk";
import { expect, test } from "vitest";
import { actionTypeOf } from "./action-types";
import { eventsOf, loadSessions } from "./replay";

const sessions = await loadSessions();
const events = sessions.flatMap(eventsOf);

test("every recorded session loads and proposes at least one action, and ids are unique", () => {
  expect(sessions.length).toBe(456);
  expect(new Set(sessions.map(({ id }) => id)).size).toBe(sessions.length);
  expect(sessions.filter((session) => eventsOf(session).length === 0).map(({ id }) => id)).toEqual([]);
});

test("every event is one the API accepts: known action type, 256 KiB at most, reserved keys of the right type", () => {
  for (const event of events) {
    expect(ACTION_TYPES).toContain(event.actionType);
    expect(event.agentId).toMatch(/^[a-z-]{1,200}$/);
    expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThanOrEqual(262_144);
    const { tool, task, sessionId, step, final, messages = [] } = event.context ?? {};
    expect([typeof tool, typeof task, typeof sessionId, typeof final]).toEqual([
      "string",
      "string",
      "string",
      "boolean",
    ]);
    expect(Number.isInteger(step)).toBe(true);
    expect(messages.length).toBeLessThanOrEqual(50);
    for (const { role, content } of messages) {
      expect(["user", "assistant", "tool", "system"]).toContain(role);
      expect(typeof content).toBe("string");
    }
  }
});

test("steps count up from 1 within a session and only the last one is final", () => {
  for (const session of sessions) {
    const steps = eventsOf(session).map(({ context }) => [context?.step, context?.final]);
    expect(steps).toEqual(steps.map((_, index) => [index + 1, index + 1 === steps.length]));
  }
});

test("a planted instruction reaches the event in the tool's result, and the user never wrote it", () => {
  const planted = events.filter(({ payload }) => typeof payload.instruction === "string");
  expect(planted).toHaveLength(80);
  for (const { payload, context } of planted) {
    const instruction = String(payload.instruction);
    const results = (context?.messages ?? []).filter(({ role }) => role === "tool");
    expect(results.some(({ content }) => content.includes(instruction))).toBe(true);
    expect(context?.task).not.toContain(instruction);
  }
});

test("the calls of a tau-bench session are read back from its results", () => {
  const session = sessions.find(({ id }) => id === "taut-17713");
  expect(session?.calls.map(({ tool, args }) => [tool, args.reservation_id, args.refund_amount])).toEqual([
    ["get_user_details", undefined, undefined],
    ["get_reservation_details", "Z7GOZK", undefined],
    ["get_reservation_details", "K67C4W", undefined],
    ["get_reservation_details", "THY2DG", undefined],
    ["cancel_reservation", "Z7GOZK", 169],
  ]);
});

test("an agent is never shown a result before the call that yields it", () => {
  for (const session of sessions) {
    for (const [index, call] of session.calls.entries()) {
      const next = session.calls[index + 1];
      if (next !== undefined) expect(next.before.length).toBeGreaterThan(call.before.length);
    }
  }
});

test.each([
  ["get_order_details", "DATA_ACCESS"],
  ["GmailReadEmail", "DATA_ACCESS"],
  ["send_email", "EMAIL_SEND"],
  ["Payment_1_MakePayment", "PAYMENT_APPROVE"],
  ["book_reservation", "PAYMENT_APPROVE"],
  ["VenmoWithdrawMoney", "PAYMENT_APPROVE"],
  ["cancel_pending_order", "RECORD_UPDATE"],
  ["EpicFHIRManagePatientRecords", "RECORD_UPDATE"],
  ["EpicFHIRManageClinicalDocuments", "DOCUMENT_MODIFY"],
  ["TerminalExecute", "API_CALL"],
  ["transfer_to_human_agents", "OTHER"],
])("%s is %s", (tool, actionType) => {
  expect(actionTypeOf(tool)).toBe(actionType);
});
