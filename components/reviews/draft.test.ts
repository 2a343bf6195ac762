import { describe, expect, test } from "vitest";
import { z } from "zod";
import { changedDraft, draftText, NO_DRAFT, newAttempt, parseDraft } from "./draft";

const sent = { choice: "REJECT", rationale: "Not ours.", payload: null, attempt: newAttempt() } as const;

describe("a draft", () => {
  test("comes back from storage as it was put there", () => {
    expect(parseDraft(draftText(sent))).toEqual(sent);
  });

  test.each([null, "", "[]", "{}", '{"choice":"DROP"}', "no json"])("%j in storage is no draft", (text) => {
    expect(parseDraft(text)).toEqual(NO_DRAFT);
  });

  test("an empty one leaves nothing in storage", () => {
    expect(draftText(NO_DRAFT)).toBeNull();
  });

  test("keeps the id of the answer for a retry, and loses it with any change of the answer", () => {
    expect(changedDraft(sent, { rationale: sent.rationale }).attempt).toBe(sent.attempt);
    expect(changedDraft(sent, { rationale: "Another." }).attempt).toBeNull();
    expect(changedDraft(sent, { choice: "APPROVE" }).attempt).toBeNull();
  });

  test("attempts are UUIDs, each another", () => {
    const all = Array.from({ length: 100 }, newAttempt);
    expect(new Set(all).size).toBe(100);
    for (const attempt of all) expect(z.uuid().safeParse(attempt).success).toBe(true);
  });
});
