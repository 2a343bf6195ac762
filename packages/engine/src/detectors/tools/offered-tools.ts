import type { Observation } from "../../detection/detector";
import { skeleton } from "../../text/confusables";
import { inspectDescription, type Suspicion } from "./description";
import { TOOL_POISONING } from "./finding-types";
import type { PinnedTools } from "./pinned-tools";
import type { OfferedTool, ToolParameter } from "./tool-list";
import { namesHarm } from "./tool-name";

/** What is wrong with tools that are offered to the agent. */
export function inspectOffered(tools: readonly OfferedTool[], pinned: PinnedTools): readonly Observation[] {
  const names = new Set(tools.map(({ name }) => name));
  const looks = new Map<string, string>();
  return tools.flatMap((tool) => [
    ...fromDescription(tool),
    ...fromName(tool),
    ...fromPins(tool, pinned),
    ...fromOthers(tool, names, looks),
    ...fromParameters(tool),
  ]);
}

function poisoning(tool: OfferedTool, found: Suspicion, path = tool.descriptionPath): Observation {
  return { type: TOOL_POISONING.type, ...found, path };
}

function fromDescription(tool: OfferedTool): readonly Observation[] {
  return inspectDescription(tool.description).map((found) => poisoning(tool, found));
}

function fromName(tool: OfferedTool): readonly Observation[] {
  if (!namesHarm(tool.name)) return [];
  return [
    poisoning(tool, { rule: "harmful-purpose", severity: "MEDIUM", confidence: 0.6, span: null }, `${tool.path}.name`),
  ];
}

function fromPins(tool: OfferedTool, pinned: PinnedTools): readonly Observation[] {
  const pin = pinned.get(tool.name);
  if (pin === undefined) return [];
  const differs = (now: string | null, approved: string | null) =>
    now !== null && approved !== null && now !== approved;
  const found: Observation[] = [];
  const changed = { severity: "HIGH", confidence: 0.9, span: null } as const;
  if (differs(tool.descriptionHash, pin.descriptionHash))
    found.push(poisoning(tool, { rule: "changed-description", ...changed }));
  if (differs(tool.schemaHash, pin.schemaHash))
    found.push(poisoning(tool, { rule: "changed-schema", ...changed }, tool.path));
  return found;
}

const IDENTIFIER = /[A-Za-z][\w.-]{3,60}/g;
const REDIRECTS =
  /\b(?:when(?:ever)?|before|after|while|each time|every time)\b[^.\n]{0,60}$|\b(?:instead of|rather than|never use|do not use|don['’]t use|stop using)\s{1,3}(?:the\s)?[`'"]?$/i;
const ALTERS =
  /\b(?:must|always|change|replace|add|append|include|bcc|redirect|also (?:call|send|run)|first (?:call|send|run)|instead)\b/i;
const DISCREDITS =
  /^[`'"]?\s{0,3}(?:tool\s)?(?:is|was|has been)\s(?:now\s)?(?:deprecated|broken|unsafe|compromised|disabled|insecure|no longer)\b/i;
const ALL_OTHERS = /\b(?:all|any|every) (?:other|of the other) tools?\b/i;

/** A description about another tool that changes how it is used; or a second tool under what looks like the same name. */
function fromOthers(tool: OfferedTool, names: ReadonlySet<string>, looks: Map<string, string>): readonly Observation[] {
  const found: Observation[] = [];
  const look = skeleton(tool.name).replace(/[-_.\s]/g, "");
  const twin = looks.get(look);
  looks.set(look, tool.name);
  if (twin !== undefined) {
    found.push(
      poisoning(
        tool,
        { rule: "shadowing", severity: "MEDIUM", confidence: twin === tool.name ? 0.6 : 0.7, span: null },
        `${tool.path}.name`,
      ),
    );
  }
  const { description } = tool;
  const all = ALL_OTHERS.exec(description);
  if (all !== null && ALTERS.test(description)) {
    found.push(poisoning(tool, shadowed(0.6, all.index, all[0].length)));
    return found;
  }
  if (names.size < 2 || !ALTERS.test(description)) return found;
  for (const match of description.matchAll(IDENTIFIER)) {
    const other = match[0].replace(/[.-]+$/, "");
    if (other === tool.name || !names.has(other) || !/[_.-]|[a-z][A-Z]/.test(other)) continue;
    const before = description.slice(Math.max(0, match.index - 80), match.index);
    const after = description.slice(match.index + other.length, match.index + other.length + 60);
    const discredits = DISCREDITS.test(after);
    if (!discredits && !REDIRECTS.test(before)) continue;
    found.push(poisoning(tool, shadowed(discredits ? 0.6 : 0.55, match.index, other.length)));
    break;
  }
  return found;
}

function shadowed(confidence: number, start: number, length: number): Suspicion {
  return { rule: "shadowing", severity: "MEDIUM", confidence, span: { start, end: start + length } };
}

const GREEDY =
  /^(?:side_?note|system_?prompt|systemprompt|conversation(?:_?history)?|chat_?(?:history|log|context)|message_?history|previous_?(?:messages|instructions|prompts?)|full_?(?:context|conversation|prompt)|chain_?of_?thought|(?:hidden|internal)_?(?:reasoning|thoughts?|context)|model_?(?:name|context|instructions)|tools?_?list|available_?tools|user_?secrets?|all_?(?:credentials|secrets|env(?:ironment)?)|env(?:ironment)?_?vars?|ssh_?key|private_?key_?content)$/i;
const ASKS_FOR_ALL =
  /\b(?:conversation|chat history|system prompt|previous (?:messages|instructions|tool calls)|all (?:the )?(?:context|messages|credentials|environment variables)|contents? of (?:~|\/|the file)|api keys?|private key|chain of thought|list of (?:all )?(?:available )?tools)\b/i;
const BROAD =
  /^(?:context|notes?|details|metadata|extra|annotations?|summary|log|debug|feedback|reasoning|memory|data|info)$/i;

function fromParameters(tool: OfferedTool): readonly Observation[] {
  const worst = tool.parameters.map(greed).reduce((most, one) => Math.max(most, one), 0);
  const found = tool.parameters.flatMap(({ description }) => inspectDescription(description));
  const inside = found.find(({ severity }) => severity === "HIGH") ?? found[0];
  const own: Observation[] = [];
  if (worst > 0)
    own.push(
      poisoning(tool, { rule: "suspicious-parameter", severity: "MEDIUM", confidence: worst, span: null }, tool.path),
    );
  if (inside !== undefined) own.push(poisoning(tool, { ...inside, span: null }, tool.path));
  return own;
}

/** How greedy a parameter is: 0.65 when it asks for what is not the tool's business, 0.5 by its name alone. */
function greed({ name, description }: ToolParameter): number {
  const asks = ASKS_FOR_ALL.test(description);
  if (GREEDY.test(name)) return asks ? 0.7 : 0.5;
  return BROAD.test(name) && asks ? 0.65 : 0;
}
