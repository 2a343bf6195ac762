import { actOfTool, changes, checks } from "./acts";
import { CLUE } from "./clues";
import { isAgent } from "./history";
import { ABSENT, type Assessor, type RunEvidence, type RunMessage, seen } from "./run-evidence";

/**
 * FM-1.5, unaware of termination: the run goes on after its end was called, or the agent keeps calling it without ending.
 * Without any sign of an end there is nothing to be unaware of.
 */
export const missesTermination: Assessor = (run) => {
  const { steps, messages, final } = run;
  const last = steps.findLastIndex((step) => step.final);
  if (last >= 0 && run.action !== null) return seen(0.7, [], [last]);
  const ends = endings(messages);
  if (ends.length === 0 && final === null && last < 0) return null;
  const [first] = ends;
  if (first !== undefined) {
    const after = messages.slice(first + 1);
    const reopened = after.some(({ role }) => role === "user");
    const works = after.some((message) => isAgent(message) && !isEnding(message) && message.content.length > 40);
    if (!reopened && (works || (run.action !== null && final !== true))) return seen(works ? 0.6 : 0.55, [first]);
    if (!reopened && ends.length >= 3) return seen(0.6, ends);
  }
  return ABSENT;
};

/** FM-3.1, premature termination: the end is called while an error stands or the agent itself names open work. */
export const endsTooEarly: Assessor = (run) => {
  const end = endOf(run);
  if (end === null) return null;
  const { messages } = run;
  const lastIndex = end.message ?? messages.length - 1;
  for (let index = lastIndex; index >= Math.max(0, lastIndex - 3); index -= 1) {
    const message = messages[index];
    if (message === undefined || message.role === "user" || message.role === "system") continue;
    if (message.role === "tool") return isFailure(message) ? seen(0.6, [index]) : ABSENT;
    if (ADMITS.test(message.content.slice(0, 2_000)) && !OPEN_WORK.test(message.content.slice(-2_000))) return ABSENT;
    if (OPEN_WORK.test(message.content.slice(-2_000))) return seen(0.6, [index]);
  }
  return ABSENT;
};

/** FM-3.2, no verification: the end follows two or more changes with nothing read or checked since the first of them. */
export const skipsVerification: Assessor = (run) => {
  if (endOf(run) === null) return null;
  const calls = callsOf(run);
  const changing = calls.flatMap(({ tool, actionType }, index) =>
    changes(actOfTool(tool, actionType)) ? [index] : [],
  );
  const [first] = changing;
  if (first === undefined) return null;
  const isChecked = calls.slice(first + 1).some(({ tool, actionType }) => checks(tool, actionType));
  if (isChecked) return ABSENT;
  return changing.length >= 2 ? seen(0.5) : null;
};

/** FM-3.3, incorrect verification: the agent calls something done or right straight after a tool said that it failed. */
export const verifiesWrongly: Assessor = ({ messages }) => {
  let isAssessable = false;
  for (let index = 1; index < messages.length; index += 1) {
    const result = messages[index - 1];
    const claim = messages[index];
    if (result === undefined || claim === undefined || result.role !== "tool" || !isAgent(claim)) continue;
    isAssessable = true;
    if ((claim.clues & CLUE.success) === 0 || (result.clues & CLUE.failure) === 0) continue;
    const text = claim.content.slice(0, 2_000);
    if (SUCCESS.test(text) && isFailure(result) && !ADMITS.test(text)) return seen(0.65, [index - 1, index]);
  }
  return isAssessable ? ABSENT : null;
};

/** Where the end was called: in a message, or by the marker (`message` is then `null`); `null` when it was not. */
function endOf({ final, messages }: RunEvidence): { readonly message: number | null } | null {
  if (final === true) return { message: null };
  const last = messages.length - 1;
  const message = messages[last];
  return message !== undefined && isAgent(message) && isEnding(message) ? { message: last } : null;
}

function endings(messages: readonly RunMessage[]): readonly number[] {
  let found: number[] | null = null;
  for (let index = 0; index < messages.length; index += 1) {
    const message = messages[index];
    if (message === undefined || !isAgent(message) || !isEnding(message)) continue;
    found ??= [];
    found.push(index);
  }
  return found ?? NONE;
}

const NONE: readonly number[] = [];

/** Whether the message calls the end: the word alone, or a short sentence that the task is complete. */
function isEnding({ content }: RunMessage): boolean {
  return (
    (endsInCapital(content) && MARKER.test(content.slice(-200))) || (content.length < 120 && COMPLETE.test(content))
  );
}

/** Whether an `E` or a `D` stands last, as in the markers, but for a few other characters. */
function endsInCapital(content: string): boolean {
  for (let back = 1; back <= 6; back += 1) {
    const code = content.charCodeAt(content.length - back);
    if (code === 68 || code === 69) return true;
  }
  return false;
}

const MARKER = /\b(?:TERMINATE|TASK[_ ]COMPLETED?|<promise>DONE)\b[.!\s]{0,5}$/;

const COMPLETE = /\b(?:the )?(?:task|job|work|request) (?:is|has been) (?:now )?(?:complete[d]?|done|finished)\b/i;
const OPEN_WORK =
  /\bstill (?:need|have|has|needs) to\b|\bremaining (?:steps|tasks|work)\b|\bnot yet (?:been )?(?:done|complete[d]?|finished|implemented|verified)\b|\bTODO\b|(?:^|\n)\s{0,4}[-*] \[ \]|\bnext,? (?:i|we)(?:['’]ll| will| need)\b|\bcould not be (?:completed|verified|found)\b/i;
const SUCCESS =
  /\b(?:success(?:ful(?:ly)?)?|completed|verified|confirmed|works? (?:correctly|as expected|fine)|passed|all good|looks (?:good|correct)|is correct|done)\b/i;
const ADMITS =
  /\b(?:error|fail(?:ed|s|ure)?|unfortunately|issue|problem|could(?: not|n['’]t)|not (?:successful|found|able|available|complete)|unable|retry|try again|try another|instead|sorry|apologi[sz]e|however|but|missing|exception|fix|correct(?:ed|ing) the)\b/i;
const FAILURE_OUTPUT =
  /^\s{0,10}(?:error\b|traceback \(most recent|fatal:|exception\b|\{"error"\s?:\s?["{])|traceback \(most recent call last\)|\bexit ?code:? ?[1-9]|\bexecution failed\b|\bcommand not found\b|\b(?:http|status(?: code)?)[ :]{1,3}[45]\d\d\b|"(?:success|ok)"\s?:\s?false|\b[1-9]\d{0,4} (?:tests? )?failed\b/i;

function isFailure({ content }: RunMessage): boolean {
  return FAILURE_OUTPUT.test(content.length > 4_000 ? content.slice(0, 2_000) + content.slice(-2_000) : content);
}

/** Every call the run shows, oldest first: the remembered steps, or else those in the messages; then the proposed one. */
function callsOf({
  steps,
  messages,
  action,
}: RunEvidence): readonly Pick<RunEvidence["steps"][number], "tool" | "actionType">[] {
  const past =
    steps.length > 0
      ? steps
      : messages.flatMap(({ calls }) => calls.map(({ tool }) => ({ tool, actionType: "OTHER" as const })));
  return action === null ? past : [...past, action];
}
