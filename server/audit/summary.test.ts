import { ACTION_TYPES } from "@mastguard/engine";
import { describe, expect, test } from "vitest";
import { amountOf } from "./action-amount";
import { summaryOf } from "./summary";

test.each([
  ["PAYMENT_APPROVE", null, { amount: 48200, currency: "EUR", to: "ACME GmbH" }, "Pay €48,200.00 to ACME GmbH"],
  ["PAYMENT_APPROVE", null, { amount: "12.5" }, "Pay 12.50"],
  ["PAYMENT_APPROVE", null, { amount: 3, currency: "not a code" }, "Pay 3.00"],
  ["PAYMENT_APPROVE", null, { amount: 0.00004, currency: "EUR" }, "Pay €0.00004"],
  ["PAYMENT_APPROVE", null, { to: "ACME" }, "Pay an amount it does not name to ACME"],
  ["EMAIL_SEND", null, { to: ["a@x.org", "b@x.org"], subject: "Hello" }, "Send e-mail to a@x.org and 1 more “Hello”"],
  ["EMAIL_SEND", null, { to: ["", { email: "b@x.org" }] }, "Send e-mail to b@x.org"],
  ["DATA_ACCESS", "run_sql", { sql: "select 1" }, "Read select 1"],
  ["RECORD_UPDATE", null, { id: 17 }, "Update 17"],
  ["DOCUMENT_MODIFY", null, { section: "4", changes: [] }, "Edit a document with section, changes"],
  ["API_CALL", "sendWireTransfer", { url: "https://bank.example" }, "Send wire transfer https://bank.example"],
  ["OTHER", null, {}, "Other action"],
  ["OTHER", null, { rows: 5 }, "Other action with rows"],
  ["OTHER", "book_flight", { seats: 2 }, "Book flight"],
  ["OTHER", "The23andMeUpdateData", {}, "The23andMeUpdateData"],
  ["API_CALL", "cmd_controller.execute", { command: "docker ps" }, "cmd_controller.execute docker ps"],
  ["NEW_KIND", null, { id: "x" }, "NEW_KIND x"],
])("%s by %s of %j reads %s … %s", (actionType, tool, payload, words) => {
  expect(summaryOf({ actionType, tool }, payload)).toBe(words);
});

test("without a payload only the tool or the kind of action is named", () => {
  expect(summaryOf({ actionType: "PAYMENT_APPROVE", tool: "wire_transfer" })).toBe("Wire transfer");
  expect(summaryOf({ actionType: null, tool: null })).toBe("Act");
});

describe.each(ACTION_TYPES)("%s", (actionType) => {
  const UNNAMED = {
    EMAIL_SEND: "Send an e-mail",
    PAYMENT_APPROVE: "Make a payment",
    RECORD_UPDATE: "Update a record",
    DOCUMENT_MODIFY: "Edit a document",
    DATA_ACCESS: "Read data",
    API_CALL: "Call an API",
    OTHER: "Other action",
  };

  test.each([undefined, null, {}, [], "text", 7])("says what is done where nothing is named: %j", (payload) => {
    for (const tool of [null, "", "\u200b "])
      expect(summaryOf({ actionType, tool }, payload)).toBe(UNNAMED[actionType]);
  });

  const long = `a\u202eb\n${"😀".repeat(500)}`;
  const deep = JSON.parse(`${'{"to":'.repeat(60)}1${"}".repeat(60)}`);
  const fields = ["to", "subject", "title", "id", "document", "path", "url", "sql", "query", "amount", "currency"];
  const all = (value: unknown) => Object.fromEntries(fields.map((field) => [field, value]));
  test.each([
    ...["", " \n\u202e\u200b", long, null, true, {}, [], [[]], [[long]], deep, [null, {}], -0, 1e21].map(all),
    { [long]: 1, "": 2, "\u202e": 3 },
    Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`${long}${at}`, at])),
  ])("is one line of 1 to 160 characters that starts in our words, whatever the payload holds (%#)", (payload) => {
    for (const tool of [null, "x".repeat(500), "\u202e"]) {
      const summary = summaryOf({ actionType, tool }, payload);
      expect(Array.from(summary).length).toBeLessThanOrEqual(160);
      expect(summary).toMatch(/^\S.*\S$/);
      expect(summary).not.toMatch(/[\p{Cc}\u202e\u200b]/u);
      if (tool === null) expect(summary).toMatch(/^(Send|Pay|Make|Update|Edit|Read|Call|Other)\b/);
    }
  });
});

describe("a payment's amount", () => {
  test.each(["", " ", "0x10", "1e9", "48.200,00", "5 to Bob", true, {}, [5], "9".repeat(40)])(
    "is said to be unclear where it is no plain number: %j",
    (amount) => {
      expect(summaryOf({ actionType: "PAYMENT_APPROVE", tool: null }, { amount })).toBe("Pay an unclear amount");
      expect(amountOf("PAYMENT_APPROVE", { amount })).toBeNull();
    },
  );

  test("is told with its currency; of other actions only what they call an amount", () => {
    expect(amountOf("PAYMENT_APPROVE", { total: "12.50", currency: "eur" })).toEqual({ value: 12.5, currency: "EUR" });
    expect(amountOf("RECORD_UPDATE", { value: 7 })).toBeNull();
    expect(amountOf("OTHER", { amount: 7, currency: 1 })).toEqual({ value: 7, currency: null });
    expect(amountOf("OTHER", null)).toBeNull();
  });
});
