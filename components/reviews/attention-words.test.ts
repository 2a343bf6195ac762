import { describe, expect, it } from "vitest";
import type { AttentionView } from "@/server/reviews/quality/schemas";
import { attentionWords } from "./attention-words";

const NOW = Date.parse("2026-11-20T14:00:00Z");
const attention = (change: Partial<AttentionView>): AttentionView => ({
  lastHour: 61,
  cap: 60,
  quickRun: 0,
  quickRunCap: 10,
  isOver: true,
  over: "hour",
  isHard: false,
  until: "2026-11-20T14:19:31.000Z",
  ...change,
});

describe("what is said to somebody who decides too much", () => {
  it.each<[string, Partial<AttentionView>, RegExp, RegExp, RegExp | null]>([
    ["too many", {}, /decided 61 reviews in the last hour; .* 60/, /rest until 14:20 UTC/, null],
    ["one is too many", { lastHour: 1, cap: 1 }, /decided 1 review in/, /14:20/, null],
    ["too fast", { over: "quick", quickRun: 10 }, /last 10 reviews within five seconds/, /rest/, null],
    ["too many, and no more", { isHard: true }, /61 reviews/, /still reject/, /refused until 14:20 UTC/],
  ])("%s", (_name, change, done, means, refusal) => {
    const words = attentionWords(attention(change), NOW);
    expect(words?.done).toMatch(done);
    expect(words?.means).toMatch(means);
    if (refusal === null) expect(words?.refusal).toBeNull();
    else expect(words?.refusal).toMatch(refusal);
  });

  it("nothing while they are not over, nor once the time has come", () => {
    expect(attentionWords(attention({ isOver: false, over: null, until: null }), NOW)).toBeNull();
    expect(attentionWords(attention({}), Date.parse("2026-11-20T14:19:31Z"))).toBeNull();
    expect(attentionWords(attention({}), null)).not.toBeNull();
  });
});
