/** One message of a recorded conversation. */
export interface RecordedMessage {
  readonly role: "user" | "assistant" | "tool" | "system";
  readonly content: string;
  /** The tool that wrote it. */
  readonly name?: string;
}

/** A tool call of a recording, with what the agent knew when it made it. */
export interface RecordedCall {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** The conversation before the call, oldest first. */
  readonly before: readonly RecordedMessage[];
  /** What the agent said as it made the call, if it said something. */
  readonly reasoning?: string;
}

/** One recorded session of a real agent. */
export interface Session {
  /** The id of the record in its file. */
  readonly id: string;
  /** The data set it comes from, as `sessions/LICENSES.md` names it. */
  readonly source: string;
  readonly agentId: string;
  /** What the user asked for, in the user's words. */
  readonly task: string;
  readonly calls: readonly RecordedCall[];
}

/** Whether a parsed JSON value is an object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
