import { describe, expect, it } from "vitest";
import { entryInWords, kindInWords } from "./entry-words";
import { ENTRY_KINDS } from "./selection";

describe("entry words", () => {
  it("a decision is said by its action", () => {
    expect(entryInWords({ type: "action.decided", summary: "Pay €5.00 to ACME" })).toBe("Pay €5.00 to ACME");
  });

  it("what followed is said by its kind and the action", () => {
    expect(entryInWords({ type: "review.opened", summary: "Pay €5.00 to ACME" })).toBe(
      "Review opened: pay €5.00 to ACME",
    );
    expect(entryInWords({ type: "review.expired", summary: "SQL on orders" })).toBe("Review expired: SQL on orders");
  });

  it("entries without an action are said by their kind alone", () => {
    expect(entryInWords({ type: "key.revoked", summary: "key.revoked" })).toBe("API key revoked");
  });

  it("every kind the log holds has words of its own", () => {
    for (const kind of ENTRY_KINDS) expect(kindInWords(kind)).not.toMatch(/[._]/);
  });

  it("a kind from a newer server is still readable", () => {
    expect(kindInWords("webhook.endpoint_created")).toBe("Webhook endpoint created");
  });
});
