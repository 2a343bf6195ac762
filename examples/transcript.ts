import type { RecordedMessage } from "./recording";

const HEAD = /^(user|assistant|tool|system): /gm;

/** Splits a tau-bench transcript, whose messages start with `role: ` at the beginning of a line. */
export function messagesOf(transcript: string): RecordedMessage[] {
  const heads = [...transcript.matchAll(HEAD)];
  return heads.map((head, index) => ({
    role: roleOf(head[1]),
    content: transcript.slice(head.index + head[0].length, heads[index + 1]?.index).trim(),
  }));
}

/** tau-bench writes `None` where the assistant called a tool without a word. */
export function isSpoken({ role, content }: RecordedMessage): boolean {
  return !(role === "assistant" && content === "None");
}

function roleOf(text: string | undefined): RecordedMessage["role"] {
  return text === "user" || text === "assistant" || text === "tool" ? text : "system";
}
