import { isAgent } from "./history";
import { ABSENT, type Assessor, seen } from "./run-evidence";
import { taskOf } from "./specification";
import { contentWords, shared } from "./words";

const WORDS_MIN = 4;
const LAST = 3;

/**
 * FM-2.3, derailment: the last three things the agents said share no word with the task or with anything a person said,
 * though earlier ones did. It judges words, so a drift in the words of the task is not seen.
 */
export const derails: Assessor = (run) => {
  const { messages } = run;
  if (messages.length < LAST + 1) return null;
  const spoken = messages.flatMap((message, index) =>
    isAgent(message) && message.content.length >= 80 ? [index] : [],
  );
  if (spoken.length < LAST + 1) return null;
  const task = taskOf(run);
  if (task === null) return null;
  const wanted = new Set(contentWords(task));
  if (wanted.size < WORDS_MIN) return null;
  const overlap = (index: number) => shared(contentWords(messages[index]?.content ?? ""), wanted);
  const recent = spoken.slice(-LAST).reverse();
  if (recent.some((index) => overlap(index) > 0)) return ABSENT;
  for (const { role, content } of messages) {
    if (role !== "user" || wanted.size > 400) continue;
    for (const word of contentWords(content.slice(0, 1_000))) wanted.add(word);
  }
  if (recent.some((index) => overlap(index) > 0)) return ABSENT;
  return spoken.slice(0, 3).some((index) => overlap(index) >= 2) ? seen(0.5, recent.reverse()) : ABSENT;
};
