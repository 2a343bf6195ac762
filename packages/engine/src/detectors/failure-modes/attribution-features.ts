/** One thing an agent said in a transcript. */
export interface TranscriptStep {
  readonly agent: string;
  readonly text: string;
}

/** How much of one text is read, in UTF-16 code units: its beginning, and as much of its end. */
const HALF_MAX = 4_000;

/** What the attribution looks at, each 0 or 1 but `progress`. */
export interface StepFeatures {
  /** Speaks for the plan, not the work: orchestrator, manager. */
  readonly coordinates: number;
  /** The first step sets up work on code though the question is about none. */
  readonly wrongPlan: number;
  /** Where in the run, from 0 to 1. */
  readonly progress: number;
  readonly isFirst: number;
  readonly isOpening: number;
  readonly isSecond: number;
  readonly isThird: number;
  readonly isFourth: number;
  readonly isLate: number;
  /** Takes something for granted: assumed, simulated, typical, placeholder. */
  readonly assumes: number;
  readonly writesCode: number;
  /** Says a good deal with figures and runs nothing. */
  readonly claimsWithoutCode: number;
  readonly precedesFirstError: number;
  readonly followsError: number;
  /** First to state, or to compute, a figure the run ends with. */
  readonly originOfAnswer: number;
  readonly endsRun: number;
}

export interface Candidate {
  readonly index: number;
  readonly agent: string;
  readonly features: StepFeatures;
}

const ENVIRONMENT = /terminal|executor|human|^user$|environment|^tool/i;
const COORDINATOR = /orchestrat|manager|planner|supervisor|coordinat|^admin/i;
const ASSUMPTION =
  /\b(?:assum|hypothe|simulat|sample data|placeholder|mock|dummy|for demonstration|manually|estimat|typical|known (?:data|information)|let['’]s say|based on (?:my|general|common|historical|available) knowledge|path[_/]to|your_api|example\.com)/i;
const FAILURE =
  /execution failed|traceback|error:|exception|\bfailed\b|timeout|not found|no module|unable to|could not|access denied/i;
const CODE_TALK = /\b(?:debug|python|code|script|error|program)/i;
const DEBUG_ROLE = /debug|exit ?code|error message/i;

/** The name without a channel: `Orchestrator (thought)` speaks as `Orchestrator`. */
function agentName(agent: string): string {
  const at = agent.indexOf("(");
  return (at > 0 ? agent.slice(0, at) : agent).trim();
}

/** The steps that could be the decisive error, with what is to be said of each; terminals and people are none. */
export function candidatesOf(transcript: readonly TranscriptStep[], task: string): readonly Candidate[] {
  const texts = transcript.map(({ text }) => excerpt(text));
  const names = transcript.map(({ agent }) => agentName(agent));
  const isEnvironment = names.map((name) => ENVIRONMENT.test(name));
  const coordinates = names.map((name) => COORDINATOR.test(name));
  const hasCoordinator = coordinates.includes(true);
  const failures = texts.map((text, index) => isEnvironment[index] === true && FAILURE.test(text));
  const firstFailure = failures.indexOf(true);
  const origin = hasCoordinator ? -1 : originOfAnswer(texts, isEnvironment, task);
  const candidates: Candidate[] = [];
  let worked = hasCoordinator ? 0 : -1;
  texts.forEach((text, index) => {
    if (isEnvironment[index] === true || /^\s*TERMINATE\W*$/.test(text)) return;
    const leads = coordinates[index] === true;
    if (!leads) worked += 1;
    const place = leads || index === 0 ? 0 : worked;
    const writesCode = text.includes("```");
    const isWork = index > 0;
    candidates.push({
      index,
      agent: names[index] ?? "",
      features: {
        coordinates: bit(leads),
        wrongPlan: bit(
          index === 0 &&
            !CODE_TALK.test(task) &&
            CODE_TALK.test(text) &&
            DEBUG_ROLE.test(`${names[0]} ${text.slice(0, 3_000)}`),
        ),
        progress: index / transcript.length,
        isFirst: bit(index === 0),
        isOpening: bit(place === 1),
        isSecond: bit(place === 2),
        isThird: bit(place === 3),
        isFourth: bit(place === 4),
        isLate: bit(index >= transcript.length - 2),
        assumes: bit(isWork && !leads && ASSUMPTION.test(text)),
        writesCode: bit(writesCode),
        claimsWithoutCode: bit(!hasCoordinator && isWork && !writesCode && text.length > 400 && /\d/.test(text)),
        precedesFirstError: bit(firstFailure > 0 && index === firstFailure - 1),
        followsError: bit(failures[index - 1] === true),
        originOfAnswer: bit(index === origin),
        endsRun: bit(isWork && text.includes("TERMINATE")),
      },
    });
  });
  return candidates;
}

/** Index of the step where a figure of the last three steps first appears; the step that had it computed, if a terminal printed it. */
function originOfAnswer(texts: readonly string[], isEnvironment: readonly boolean[], task: string): number {
  const given = new Set([...figures(task), ...figures(texts[0] ?? "")]);
  const answer = new Set(
    texts
      .slice(-3)
      .flatMap((text) => figures(text))
      .filter((figure) => !given.has(figure)),
  );
  if (answer.size === 0) return -1;
  const first = texts.findIndex((text, index) => index > 0 && figures(text).some((figure) => answer.has(figure)));
  return first > 0 && isEnvironment[first] === true ? first - 1 : first;
}

function figures(text: string): readonly string[] {
  return text.match(/\d[\d,.]{0,20}\d/g) ?? [];
}

function excerpt(text: string): string {
  return text.length <= 2 * HALF_MAX ? text : `${text.slice(0, HALF_MAX)}\n${text.slice(-HALF_MAX)}`;
}

function bit(holds: boolean): number {
  return holds ? 1 : 0;
}
