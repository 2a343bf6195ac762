import { CLUE, hold } from "./clues";
import { ABSENT, type Assessor, type RunMessage, seen } from "./run-evidence";
import { contentWords, sentences, similarity } from "./words";

const EXCHANGE_MIN = 4;

/**
 * FM-1.4, loss of history: the agent asks again for something it has asked for and been given. Comparing the things asked
 * for, not the sentences, finds the question in other words too.
 */
export const losesHistory: Assessor = ({ messages }) => {
  if (messages.length < EXCHANGE_MIN) return null;
  if (!messages.some((message, index) => message.role === "user" && isAsker(messages[index - 1]))) return ABSENT;
  const asked = new Map<string, { readonly at: number; readonly isAlone: boolean }>();
  for (let index = 0; index < messages.length; index += 1) {
    const message = messages[index];
    if (message === undefined || !isAsker(message)) continue;
    const things = thingsAsked(message.content);
    for (const thing of things) {
      const before = asked.get(thing);
      if (before === undefined) {
        asked.set(thing, { at: index, isAlone: things.length === 1 });
        continue;
      }
      const { at, isAlone } = before;
      const isAgain = index - at > 1 && isAnswer(messages[at + 1], thing, isAlone);
      if (isAgain && !EXPLAINS.test(message.content.slice(0, 2_000))) return seen(0.6, [at, index]);
    }
  }
  return ABSENT;
};

function isAsker(message: RunMessage | undefined): boolean {
  return message !== undefined && isAgent(message) && hold(message.clues, CLUE.asking | CLUE.thing);
}

/** FM-2.1, conversation reset: a greeting, or the same first step of a plan, in the middle of an exchange. */
export const resets: Assessor = ({ messages }) => {
  if (messages.length < EXCHANGE_MIN) return null;
  const plans: { words: ReadonlySet<string>; index: number; agent: string | null }[] = [];
  let hasMovedOn = false;
  for (let index = 0; index < messages.length; index += 1) {
    const message = messages[index];
    if (message === undefined || !isAgent(message) || (message.clues & CLUE.opening) === 0) continue;
    const opening = message.content.slice(0, 300);
    const previous = messages[index - 1];
    const isAnswerToGreeting = previous?.role === "user" && GREETING.test(previous.content.slice(0, 60));
    if (index >= EXCHANGE_MIN && INTRODUCTION.test(opening) && !isAnswerToGreeting) return seen(0.6, [index]);
    if (LATER_STEP.test(opening)) hasMovedOn = true;
    if (!FIRST_STEP.test(opening)) continue;
    const words = contentWords(message.content.slice(0, 1_000));
    const same = plans.find((plan) => plan.agent === message.agent && similarity(plan.words, words) > 0.6);
    if (same !== undefined && hasMovedOn) return seen(0.6, [same.index, index]);
    plans.push({ words, index, agent: message.agent });
    if (plans.length > 20) break;
  }
  return ABSENT;
};

/** Whether one of the agents speaks, rather than a person, a tool or the system. */
export function isAgent({ role }: RunMessage): boolean {
  return role !== "user" && role !== "system" && role !== "tool";
}

const GREETING = /\b(?:hi|hello|hey|good (?:morning|afternoon|evening))\b/i;
const INTRODUCTION =
  /^\s{0,5}(?:hello|hi|hey|welcome|greetings)\b.{0,120}(?:how (?:can|may) i (?:help|assist)|i['’ ]{1,2}a?m (?:your|an?|the)\b)|^.{0,40}how (?:can|may) i (?:help|assist) you (?:today|with)/i;
const FIRST_STEP = /\b(?:step 1\b|first step|let['’]s (?:start|begin)|to (?:start|begin) with|i['’]ll start by)/i;
const LATER_STEP = /\b(?:step [2-9]\b|next step|second step|moving on)/i;

const REQUEST = /\b(?:your|the)\s{1,2}([a-z][a-z-]{1,20}(?:\s[a-z-]{2,20}){0,2})/gi;
const ASKS =
  /\b(?:what(?:'s| is| are)|which|could you|can you|may i|would you|please (?:provide|share|give|tell|confirm|enter|specify)|i need|do you have)\b/i;
const THING =
  /\b(?:name|email|e-mail|number|id|address|code|date|phone|username|zip|postcode|city|amount|size|colou?r|budget|deadline|format|version|password|birthday|age|reason|destination|origin)s?$/;
/** Asking again because what was given did not work is no loss of history. */
const EXPLAINS =
  /\b(?:again|double[- ]check|correct|verify|issue|problem|error|invalid|not found|no match|could(?: not|n['’]t)|unable|another|different|new|still|mismatch|does(?: not|n['’]t))\b/i;

/** The things a message asks a person for, such as `order number`, at most 20. */
function thingsAsked(content: string): readonly string[] {
  if (!ASKS.test(content.slice(0, 4_000))) return [];
  const things: string[] = [];
  for (const sentence of sentences(content.slice(0, 4_000))) {
    const ask = ASKS.exec(sentence);
    if (ask === null) continue;
    for (const [, phrase = ""] of sentence.slice(ask.index).matchAll(REQUEST)) {
      const words = phrase.toLowerCase().split(/\s/);
      while (words.length > 0 && !THING.test(words.join(" "))) words.pop();
      if (words.length > 0) things.push(words.join(" "));
      if (things.length >= 20) return things;
    }
  }
  return things;
}

/**
 * Whether the message gives what was asked for: not a question, not a refusal, and with a value or a short reply. When
 * more was asked for at once, the answer must name the thing.
 */
function isAnswer(message: RunMessage | undefined, thing: string, isAlone: boolean): boolean {
  if (message === undefined || message.role !== "user") return false;
  const text = message.content.slice(0, 1_000);
  if (/\?|\b(?:don['’]t|do not|can['’]t|cannot|no idea|not sure|unsure|forgot|why|remember)\b/i.test(text))
    return false;
  if (text.toLowerCase().includes(thing)) return true;
  return isAlone && (/\d|@/.test(text) || text.length < 40);
}
