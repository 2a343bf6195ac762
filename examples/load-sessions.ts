import { readFile } from "node:fs/promises";
import { isRecord, type RecordedCall, type Session } from "./recording";
import { TauCallReader } from "./tau-calls";
import { isSpoken, messagesOf } from "./transcript";

const FILES = {
  "tau-retail.jsonl": (row: Row) => tauSession(row, "tau-retail-agent"),
  "tau-airline.jsonl": (row: Row) => tauSession(row, "tau-airline-agent"),
  "injecagent.jsonl": injecAgentSession,
  "bfcl.jsonl": bfclSession,
};

type Row = Readonly<Record<string, unknown>>;

/**
 * Every recorded session of `sessions/`. The files take turns in proportion to their lengths, so that a replay shows
 * every kind of agent from its start; within a file the order is kept.
 */
export async function loadSessions(): Promise<Session[]> {
  const files = await Promise.all(
    Object.entries(FILES).map(async ([name, toSession]) => (await readRows(name)).map(toSession)),
  );
  return files
    .flatMap((sessions) => sessions.map((session, index) => ({ session, turn: (index + 0.5) / sessions.length })))
    .sort((left, right) => left.turn - right.turn)
    .map(({ session }) => session);
}

async function readRows(name: string): Promise<Row[]> {
  const lines = (await readFile(new URL(`sessions/${name}`, import.meta.url), "utf8")).split("\n");
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const row: unknown = JSON.parse(line);
      if (!isRecord(row)) throw new TypeError(`${name} holds a line that is not an object`);
      return row;
    });
}

function tauSession(row: Row, agentId: string): Session {
  const messages = messagesOf(text(row, "transcript"));
  const reader = new TauCallReader();
  const calls = messages.flatMap((message, index): RecordedCall[] => {
    if (message.role !== "tool") return [];
    const before = messages.slice(0, index).filter(isSpoken);
    const call = reader.callBehind(message.content, before);
    const said = messages[index - 1];
    const reasoning = said?.role === "assistant" && isSpoken(said) ? { reasoning: said.content } : {};
    return call === null ? [] : [{ ...call, before, ...reasoning }];
  });
  const task = messages.find(({ role }) => role === "user")?.content ?? "";
  return { id: text(row, "id"), source: text(row, "source"), agentId, task, calls };
}

/** The user's request is the first step; the second is what an instruction planted in its result made the agent do. */
function injecAgentSession(row: Row): Session {
  const task = text(row, "task");
  const [asked, planted] = Array.isArray(row.steps) ? row.steps.filter(isRecord) : [];
  if (asked === undefined || planted === undefined) throw new TypeError(`${text(row, "id")} lacks its two steps`);
  const request = { role: "user", content: task } as const;
  const result = { role: "tool", name: text(asked, "tool"), content: text(asked, "output") } as const;
  const calls = [
    { tool: text(asked, "tool"), args: fields(asked, "args"), before: [request] },
    // The recording has no arguments for this call, only the instruction it follows.
    { tool: text(planted, "tool"), args: { instruction: text(planted, "instruction") }, before: [request, result] },
  ];
  return { id: text(row, "id"), source: text(row, "source"), agentId: "injecagent-assistant", task, calls };
}

function bfclSession(row: Row): Session {
  const task = text(row, "task");
  const calls = [
    { tool: text(row, "tool"), args: fields(row, "args"), before: [{ role: "user", content: task } as const] },
  ];
  return { id: text(row, "id"), source: text(row, "source"), agentId: "bfcl-toolcaller", task, calls };
}

function text(row: Row, field: string): string {
  const value = row[field];
  if (typeof value !== "string") throw new TypeError(`\`${field}\` is not text in ${JSON.stringify(row).slice(0, 80)}`);
  return value;
}

function fields(row: Row, field: string): Row {
  const value = row[field];
  if (!isRecord(value)) throw new TypeError(`\`${field}\` is not an object in ${JSON.stringify(row).slice(0, 80)}`);
  return value;
}
