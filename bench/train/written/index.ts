import type { Example } from "../example";
import { randomNumbers } from "../random";
import { AGENT_SLOTS, AGENT_TALK } from "./agents";
import { DATA_SLOTS, MESSAGE_ATTACKS, PLANTED, QUESTION_SLOTS, SLOTS, TOOL_SLOTS } from "./attacks";
import { compose, technicalRequests } from "./compose";
import { Draw, lines } from "./draw";
import { FURTHER_ATTACK_SLOTS, FURTHER_ATTACKS, FURTHER_DATA, FURTHER_PLANTED } from "./further-attacks";
import { FURTHER_ORDINARY, FURTHER_PROSE, FURTHER_SLOTS } from "./further-ordinary";
import { LANGUAGES } from "./languages";
import { ORDINARY_DATA, ORDINARY_MESSAGES, ORDINARY_SLOTS } from "./ordinary";
import { FOREIGN_PROSE } from "./prose";
import { PROSE, REQUEST_SLOTS, REQUESTS, TECHNICAL } from "./requests";

/** How many texts are drawn from a line. */
const DRAWS = {
  attack: 10,
  ordinary: 8,
  planted: 18,
  ordinaryData: 10,
  language: 3,
  request: 50,
  prose: 4,
  furtherProse: 2,
  agent: 8,
  further: 6,
  furtherOrdinary: 10,
} as const;

/** The examples we wrote ourselves, the same at every call. */
export function writtenExamples(requests: readonly string[]): Example[] {
  const draw = new Draw(randomNumbers(417));
  const attackSlots = { ...SLOTS, ...TOOL_SLOTS };
  const furtherSlots = { ...DATA_SLOTS, ...TOOL_SLOTS, ...QUESTION_SLOTS, ...FURTHER_ATTACK_SLOTS };
  const plantedSlots = { ...DATA_SLOTS, ...TOOL_SLOTS, ...QUESTION_SLOTS, ...REQUEST_SLOTS };
  const examples: Example[] = [];
  const add = (
    kind: Example["kind"],
    label: 0 | 1,
    source: string,
    text: string,
    planted: Example["planted"] = null,
  ): void => {
    examples.push({ kind, label, text, group: `written ${source}`, source: `written ${source}`, planted });
  };
  const contexts: string[] = [];
  for (const line of lines(`${ORDINARY_DATA}\n${FURTHER_DATA}`)) {
    for (let i = 0; i < DRAWS.ordinaryData; i += 1) {
      const text = draw.text(line, ORDINARY_SLOTS);
      contexts.push(text);
      add("data", 0, "data", text);
    }
  }
  for (const line of lines(PROSE)) {
    for (let i = 0; i < DRAWS.prose; i += 1) {
      const text = draw.text(line, ORDINARY_SLOTS);
      contexts.push(text);
      add("data", 0, "prose", text);
      add("message", 0, "prose", text);
    }
  }
  for (const line of lines(FURTHER_PROSE)) {
    for (let i = 0; i < DRAWS.furtherProse; i += 1) {
      const text = draw.text(line, ORDINARY_SLOTS);
      add("data", 0, "prose", text);
      add("message", 0, "further", text);
    }
  }
  const plant = (source: string, text: string): void => {
    const { whole, start } = draw.planted(draw.one(contexts), text);
    add("data", 1, source, whole, [start, start + text.length]);
  };
  for (const line of lines(MESSAGE_ATTACKS)) {
    for (let i = 0; i < DRAWS.attack; i += 1) {
      const text = draw.text(line, attackSlots);
      add("message", 1, "messages", text);
      if (i % 4 === 0) plant("messages in data", text);
      if (i % 4 === 1) {
        const { whole, start } = draw.planted(draw.text(draw.one(lines(ORDINARY_MESSAGES)), ORDINARY_SLOTS), text);
        add("message", 1, "messages", whole, [start, start + text.length]);
      }
    }
  }
  for (const line of lines(ORDINARY_MESSAGES)) {
    for (let i = 0; i < DRAWS.ordinary; i += 1) add("message", 0, "messages", draw.text(line, ORDINARY_SLOTS));
  }
  for (const line of lines(PLANTED))
    for (let i = 0; i < DRAWS.planted; i += 1) plant("planted", draw.text(line, plantedSlots));
  for (const { attacks, ordinary } of LANGUAGES) {
    for (const line of lines(attacks)) {
      add("message", 1, "languages", line);
      for (let i = 0; i < DRAWS.language; i += 1) plant("languages", line);
    }
    for (const line of lines(ordinary)) {
      add("message", 0, "languages", line);
      add("data", 0, "languages", JSON.stringify({ [draw.one(["query", "subject", "title", "text", "note"])]: line }));
    }
  }
  for (const { attacks, ordinary } of compose(draw)) {
    attacks.forEach((text, index) => {
      add("message", 1, "phrases", text);
      if (index % 3 === 0) plant("phrases", text);
    });
    for (const text of ordinary) add("message", 0, "phrases", text);
  }
  for (const line of lines(AGENT_TALK)) {
    for (let i = 0; i < DRAWS.agent; i += 1) {
      add("message", 0, "agents", draw.text(line, { ...ORDINARY_SLOTS, ...AGENT_SLOTS }));
    }
  }
  for (const line of lines(FURTHER_ORDINARY)) {
    for (let i = 0; i < DRAWS.furtherOrdinary; i += 1) {
      add("message", 0, "further", draw.text(line, { ...ORDINARY_SLOTS, ...AGENT_SLOTS, ...FURTHER_SLOTS }));
    }
  }
  const spare = new Draw(randomNumbers(418));
  for (const line of lines(FURTHER_PROSE)) {
    const left = DRAWS.furtherOrdinary - DRAWS.furtherProse;
    for (let i = 0; i < left; i += 1) add("message", 0, "further", spare.text(line, ORDINARY_SLOTS));
  }
  for (const line of lines(FURTHER_ATTACKS)) {
    for (let i = 0; i < DRAWS.further; i += 1) {
      const text = draw.text(line, furtherSlots);
      add("message", 1, "further", text);
      if (i % 3 === 0) plant("messages in data", text);
    }
  }
  for (const line of lines(FURTHER_PLANTED)) {
    for (let i = 0; i < DRAWS.planted; i += 1) plant("further", draw.text(line, furtherSlots));
  }
  for (const text of lines(FOREIGN_PROSE)) add("message", 0, "foreign prose", text);
  for (const text of technicalRequests(draw)) add("message", 0, "technical", text);
  for (const line of lines(TECHNICAL)) add("message", 0, "languages", line);
  for (const line of lines(REQUESTS))
    for (let i = 0; i < DRAWS.request; i += 1) plant("requests", draw.text(line, plantedSlots));
  for (const request of requests) plant("requests", request);
  return examples;
}
