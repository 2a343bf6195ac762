import { isAgent } from "./history";
import { ABSENT, type Assessor, type RunMessage, seen } from "./run-evidence";
import { contentWords, similarity } from "./words";

/** A message with its place. */
interface Spoken {
  readonly index: number;
  readonly agent: string;
  readonly content: string;
}

/**
 * FM-2.4, withholding: an agent is asked for a value that a tool gave it, and answers without it. Only values that the
 * tool labelled with the word of the question are looked for.
 */
export const withholds: Assessor = ({ messages }) => {
  const spoken = spokenBy(messages);
  if (spoken === null) return null;
  for (let place = 0; place + 1 < spoken.length; place += 1) {
    const question = spoken[place];
    const answer = spoken[place + 1];
    if (question === undefined || answer === undefined || question.agent === answer.agent) continue;
    const thing = ASKED.exec(question.content.slice(0, 2_000))?.[1]?.toLowerCase();
    if (thing === undefined) continue;
    const given = messages
      .slice(0, answer.index)
      .findIndex(
        ({ role, agent, content }) => role === "tool" && agent === answer.agent && valueOf(content, thing) !== null,
      );
    const value = given < 0 ? null : valueOf(messages[given]?.content ?? "", thing);
    if (value !== null && !answer.content.includes(value)) return seen(0.55, [given, question.index, answer.index]);
  }
  return ABSENT;
};

/** FM-2.5, ignoring a peer: after another agent objects, an agent says again what it said before. */
export const ignoresPeers: Assessor = ({ messages }) => {
  const spoken = spokenBy(messages);
  if (spoken === null) return null;
  const lastOf = new Map<string, Spoken>();
  let previous: Spoken | null = null;
  for (const now of spoken) {
    const before = lastOf.get(now.agent);
    if (
      before !== undefined &&
      previous !== null &&
      previous.agent !== now.agent &&
      previous.index > before.index &&
      now.content.length > 60 &&
      OBJECTS.test(previous.content.slice(0, 2_000)) &&
      similarity(contentWords(before.content), contentWords(now.content)) > 0.85
    ) {
      return seen(0.6, [before.index, previous.index, now.index]);
    }
    lastOf.set(now.agent, now);
    previous = now;
  }
  return ABSENT;
};

const ASKED =
  /\b(?:what(?:'s| is| are)|need|tell me|give me|provide|share|send me)\s{1,2}(?:the|your)\s{1,2}([a-z]{3,24})\b/i;
const OBJECTS =
  /\b(?:incorrect|wrong|mistake|not (?:right|correct|valid|what)|should (?:be|have|instead)|disagree|please (?:fix|correct|revise|use)|bug|does(?: not|n['’]t) (?:work|match|handle))\b/i;

/** What agents said, by name; `null` unless two or more named agents speak. */
function spokenBy(messages: readonly RunMessage[]): readonly Spoken[] | null {
  const isSpoken = (message: RunMessage) => message.agent !== null && isAgent(message);
  const first = messages.find(isSpoken);
  if (first === undefined || !messages.some((message) => message.agent !== first.agent && isSpoken(message)))
    return null;
  return messages.flatMap((message, index) =>
    message.agent === null || !isAgent(message) ? [] : [{ index, agent: message.agent, content: message.content }],
  );
}

/** The value after `thing:` or `thing =` or `"thing":`; `null` when there is none. */
function valueOf(content: string, thing: string): string | null {
  const text = content.slice(0, 8_192);
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(thing), tries = 0; at >= 0 && tries < 20; at = lower.indexOf(thing, at + 1), tries += 1) {
    const value = /^["']?\s{0,3}(?:[:=]|is)\s{0,3}["']?([\w+@][\w@.:+/-]{1,60})/.exec(
      text.slice(at + thing.length, at + thing.length + 80),
    )?.[1];
    if (value !== undefined) return value;
  }
  return null;
}
