import type { Action } from "../../action";
import type { MemoryKey } from "../../detection/settings";
import type { SessionState, SessionStep } from "../../session";
import { fingerprintOf } from "../../session/fingerprint";
import type { JsonObject, JsonValue } from "../../vocabulary/json";
import { argumentsText } from "./payload-facts";
import { type ProposedAct, type RunCall, type RunEvidence, RunMessage, type RunStep } from "./run-evidence";
import { TEXT_MAX } from "./words";

/** The newest messages are read, no more than these. */
const MESSAGES_MAX = 100;
/** Of all messages together, in UTF-16 code units; the newest stay. */
const CHARACTERS_MAX = 65_536;

/**
 * What an action shows of its run: the reserved keys of its context and what the session remembers. `null` when it shows
 * nothing but itself.
 */
export function evidenceOfAction(action: Action, session: SessionState | null, key: MemoryKey): RunEvidence | null {
  const { context } = action;
  const task = textOf(context["task"]) ?? textOf(context["purpose"]);
  const role = textOf(context["role"]);
  const reasoning = endOf(context["reasoning"]);
  const final = context["final"];
  const step = context["step"];
  const list = context["messages"];
  const hasMessages = Array.isArray(list) && list.length > 0;
  const past = session === null ? NO_PAST : session.recent;
  if (
    task === null &&
    role === null &&
    reasoning === null &&
    typeof final !== "boolean" &&
    !hasMessages &&
    past.length === 0
  )
    return null;
  return {
    task,
    role,
    messages: hasMessages ? messagesOf(list) : NO_MESSAGES,
    action: new ActionProposed(action, past.length > 0 ? key : null),
    reasoning,
    final: typeof final === "boolean" ? final : null,
    step: typeof step === "number" ? step : null,
    steps: past.length > 0 ? stepsOf(past, action) : NO_STEPS,
  };
}

const NO_PAST: SessionState["recent"] = [];
const NO_MESSAGES: readonly RunMessage[] = [];
const NO_STEPS: readonly RunStep[] = [];

/** The action as an act. Its fingerprint is made when asked for: few runs get as far as to compare it. */
class ActionProposed implements ProposedAct {
  readonly tool: ProposedAct["tool"];
  readonly resource: ProposedAct["resource"];
  readonly actionType: ProposedAct["actionType"];
  readonly payload: ProposedAct["payload"];
  readonly #key: MemoryKey | null;
  #fingerprint: string | null = null;

  /** @param key `null` when there is no past to compare the fingerprint with. */
  constructor({ tool, resource, actionType, payload }: Action, key: MemoryKey | null) {
    this.tool = tool;
    this.resource = resource;
    this.actionType = actionType;
    this.payload = payload;
    this.#key = key;
  }

  get fingerprint(): string | null {
    if (this.#key !== null) this.#fingerprint ??= fingerprintOf(this, this.#key);
    return this.#fingerprint;
  }
}

/**
 * Remembered steps as evidence. Steps of other agents are no repetition of this one's, and only a run has one end: a
 * session may take up the next task after it.
 */
function stepsOf(past: readonly SessionStep[], { agentId: own, context }: Action): readonly RunStep[] {
  const isRun = typeof context["runId"] === "string";
  const isEvidence = ({ agentId, fingerprint, final }: SessionStep) =>
    (agentId === own || own.startsWith(agentId)) && fingerprint !== "" && (isRun || !final);
  if (past.every(isEvidence)) return past;
  return past.map((step) => {
    if (isEvidence(step)) return step;
    const { agentId, tool, actionType, fingerprint, final } = step;
    const isOwn = own.startsWith(agentId);
    return {
      tool,
      actionType,
      fingerprint: isOwn && fingerprint !== "" ? fingerprint : null,
      final: final && isOwn && isRun,
    };
  });
}

/** Index of the first message that was read, so that indices can be given back as the caller counts. */
export function firstMessageRead(action: Action): number {
  const list = action.context["messages"];
  return Array.isArray(list) ? Math.max(0, list.length - MESSAGES_MAX) : 0;
}

function messagesOf(list: readonly JsonValue[]): readonly RunMessage[] {
  const messages: RunMessage[] = [];
  let room = CHARACTERS_MAX;
  for (let index = list.length - 1; index >= 0 && messages.length < MESSAGES_MAX; index -= 1) {
    const value = list[index];
    const message = messageOf(isObject(value) ? value : {}, Math.min(room, TEXT_MAX));
    room -= message.content.length;
    messages.push(message);
  }
  return messages.reverse();
}

/** One message in the shapes agents send: text or parts as content, calls as `tool_calls`, the speaker as `name` or `agent`. */
function messageOf(message: JsonObject, room: number): RunMessage {
  const role = message["role"];
  const agent = message["agent"] ?? message["name"];
  return new RunMessage(
    typeof role === "string" ? role : "assistant",
    typeof agent === "string" ? agent : null,
    contentOf(message["content"] ?? message["text"], room),
    callsOf(message["tool_calls"]),
  );
}

function contentOf(content: JsonValue | undefined, room: number): string {
  if (typeof content === "string") return content.slice(0, room);
  if (!Array.isArray(content)) return "";
  let text = "";
  for (const part of content) {
    if (text.length >= room) break;
    const inner = isObject(part) ? (part["text"] ?? part["content"]) : part;
    if (typeof inner === "string") text += `${inner.slice(0, room)}\n`;
  }
  return text.slice(0, room);
}

function callsOf(list: JsonValue | undefined): readonly RunCall[] {
  if (!Array.isArray(list)) return NO_CALLS;
  return list.slice(0, 20).flatMap((call: JsonValue) => {
    if (!isObject(call)) return [];
    const named = isObject(call["function"]) ? call["function"] : call;
    const tool = named["name"] ?? named["tool"];
    const args = named["arguments"] ?? named["args"] ?? named["input"];
    if (typeof tool !== "string") return [];
    return [
      {
        tool,
        arguments: typeof args === "string" ? args.slice(0, TEXT_MAX) : isObject(args) ? argumentsText(args) : null,
      },
    ];
  });
}

const NO_CALLS: readonly RunCall[] = [];

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === "string" && value !== "" ? value.slice(0, TEXT_MAX) : null;
}

/** The end of a long text: a reasoning says last what it means to do. */
function endOf(value: JsonValue | undefined): string | null {
  return typeof value === "string" && value !== "" ? value.slice(-TEXT_MAX) : null;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
