import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  changedDraft,
  type Draft,
  draftText,
  NO_DRAFT,
  newAttempt,
  otherWords,
  parseDraft,
  rationaleOf,
  withAttempt,
} from "./draft";

const written = changedDraft(NO_DRAFT, { choice: "REJECT", rationale: "Not ours." });
const attempt = newAttempt();
const sent = withAttempt(written, "REJECT", attempt);
const attemptOf = ({ attempts }: Draft) => attempts.REJECT;

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
    expect(attemptOf(changedDraft(sent, { rationale: "Not ours." }))).toBe(attempt);
    expect(attemptOf(changedDraft(sent, { rationale: "Another." }))).toBeNull();
    const edit = withAttempt(changedDraft(NO_DRAFT, { choice: "EDIT", payload: "{}" }), "EDIT", attempt);
    expect(changedDraft(edit, { payload: "{}" }).attempts.EDIT).toBe(attempt);
    expect(changedDraft(edit, { payload: "[]" }).attempts.EDIT).toBeNull();
  });

  test("keeps what was written and sent for one answer while another is looked at", () => {
    const other = changedDraft(sent, { choice: "APPROVE" });
    expect(rationaleOf(other)).toBe("");
    expect(otherWords(other)).toEqual({ choice: "REJECT", words: "Not ours." });
    const both = changedDraft(other, { rationale: "It is ours." });
    expect(otherWords(both)).toBeNull();
    expect(rationaleOf(changedDraft(both, { choice: "REJECT" }))).toBe("Not ours.");
    expect(attemptOf(changedDraft(both, { choice: "REJECT" }))).toBe(attempt);
  });

  test("attempts are UUIDs, each another", () => {
    const all = Array.from({ length: 100 }, newAttempt);
    expect(new Set(all).size).toBe(100);
    for (const attempt of all) expect(z.uuid().safeParse(attempt).success).toBe(true);
  });
});
