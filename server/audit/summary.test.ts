import { expect, test } from "vitest";
import { summaryOf } from "./summary";

test.each([
  ["PAYMENT_APPROVE", null, { amount: 48200, currency: "EUR", to: "ACME GmbH" }, "Pay €48,200.00 to ACME GmbH"],
  ["PAYMENT_APPROVE", null, { amount: "12.5" }, "Pay 12.50"],
  ["PAYMENT_APPROVE", null, { amount: 3, currency: "not a code" }, "Pay 3.00"],
  ["EMAIL_SEND", null, { to: ["a@x.org", "b@x.org"], subject: "Hello" }, "Send e-mail to a@x.org and 1 more “Hello”"],
  ["DATA_ACCESS", "run_sql", { sql: "select 1" }, "Read select 1"],
  ["RECORD_UPDATE", null, { id: 17 }, "Update 17"],
  ["API_CALL", "sendWireTransfer", { url: "https://bank.example" }, "Send wire transfer https://bank.example"],
  ["OTHER", null, {}, "Other action"],
  ["OTHER", "book_flight", { seats: 2 }, "Book flight"],
  ["OTHER", "The23andMeUpdateData", {}, "The23andMeUpdateData"],
  ["API_CALL", "cmd_controller.execute", { command: "docker ps" }, "cmd_controller.execute docker ps"],
  ["NEW_KIND", null, { id: "x" }, "NEW_KIND x"],
])("%s by %s of %j reads %s … %s", (actionType, tool, payload, words) => {
  expect(summaryOf({ actionType, tool }, payload)).toBe(words);
});

test("without a payload only the tool or the kind of action is named", () => {
  expect(summaryOf({ actionType: "PAYMENT_APPROVE", tool: "wire_transfer" })).toBe("Wire transfer");
  expect(summaryOf({ actionType: "PAYMENT_APPROVE", tool: null })).toBe("Pay");
  expect(summaryOf({ actionType: null, tool: null })).toBe("Act");
});

test("whatever the payload holds, the summary is one line of at most 160 characters", () => {
  const long = `a\u202eb\n${"😀".repeat(500)}`;
  for (const payload of [{ to: long, subject: long }, { to: { deep: 1 } }, [], "text", null, { amount: Infinity }]) {
    const summary = summaryOf({ actionType: "EMAIL_SEND", tool: "x".repeat(500) }, payload);
    expect(Array.from(summary).length).toBeLessThanOrEqual(160);
    expect(summary).not.toMatch(/[\p{Cc}\u202e]/u);
  }
});
