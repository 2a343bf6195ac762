import type { Evidence, Observation } from "../../detection/detector";
import { toolKey } from "../../snapshot";
import type { McpEvent } from "./event-fields";
import { TOOL_TYPOSQUAT } from "./finding-types";
import { type Imitated, imitates, isMisspelled, type KnownSet, knownPackages, knownSet } from "./imitation";
import { ECOSYSTEMS } from "./known";
import { AGENT_TOOLS } from "./known/others";
import { PYTHON_MODULES } from "./known/standard-library";
import { type PackageName, packageNames } from "./package-names";
import type { OfferedTool } from "./tool-list";
import { mixesScripts } from "./tool-name";

const ALLOWED_MAX = 200;

/** Names of tools and packages in the action that are easily taken for known ones. */
export function lookAlikeNames(
  evidence: Evidence,
  tools: readonly OfferedTool[],
  events: readonly McpEvent[],
): readonly Observation[] {
  const found: Observation[] = [];
  const { tool, allowedTools } = evidence.action;
  if (tool !== null) found.push(...called(tool, allowedTools));
  for (const { name, path } of tools) {
    if (mixesScripts(name)) found.push(lookAlike({ how: "homoglyph", confidence: 0.8 }, `${path}.name`, null));
  }
  for (const { fields } of events) {
    const field = fields.find(
      ({ key, value }) => key === "tool_name" && typeof value === "string" && mixesScripts(value),
    );
    if (field !== undefined) found.push(lookAlike({ how: "homoglyph", confidence: 0.8 }, field.path, null));
  }
  for (const one of packageNames(evidence)) {
    const imitated = packageImitation(one);
    if (imitated !== null) found.push(lookAlike(imitated, one.path, one.span));
  }
  return found;
}

/** The called tool against those it may call; without such a list, against names that tools commonly have. */
function called(tool: string, allowed: readonly string[] | null): readonly Observation[] {
  if (mixesScripts(tool)) return [lookAlike({ how: "homoglyph", confidence: 0.8 }, null, null)];
  if (allowed === null) {
    const imitated = commonImitation(tool);
    return imitated?.how === "misspelling" && imitated.confidence > 0.6 && !tool.endsWith("s")
      ? [lookAlike(imitated, null, null)]
      : NONE;
  }
  if (allowed.includes(tool)) return NONE;
  const key = toolKey(tool);
  const list = allowed.slice(0, ALLOWED_MAX);
  if (list.some((name) => toolKey(name) === key)) return NONE;
  const imitated = imitates(tool, knownSet(list));
  return imitated === null ? NONE : [lookAlike(imitated, null, null)];
}

const NONE: readonly Observation[] = [];

let common: KnownSet | null = null;

/** Answers by name: agents call the same few tools over and over. */
const answers = new Map<string, Imitated | null>();
const ANSWERS_MAX = 500;

/** Whether it is a misspelling, or comes close to one: of tools nothing else is reported. */
function commonImitation(tool: string): Imitated | null {
  if (tool.length > 80) return null;
  const known = answers.get(tool);
  if (known !== undefined) return known;
  common ??= knownSet(AGENT_TOOLS.split(" "));
  const imitated = isMisspelled(tool, common) ? imitates(tool, common) : null;
  if (answers.size >= ANSWERS_MAX) answers.clear();
  answers.set(tool, imitated);
  return imitated;
}

function packageImitation({ name, ecosystem }: PackageName): Imitated | null {
  if (mixesScripts(name)) return { how: "homoglyph", confidence: 0.8 };
  if (ecosystem !== null) {
    const known = knownPackages(ecosystem);
    const isModule =
      ecosystem === "pypi" && PYTHON_MODULES.has(name.toLowerCase()) && !known.names.has(name.toLowerCase());
    return isModule ? { how: "standard-library", confidence: 0.55 } : imitates(name, known);
  }
  const sets = ECOSYSTEMS.map(knownPackages);
  if (sets.some(({ names }) => names.has(name.toLowerCase()))) return null;
  for (const set of sets) {
    const imitated = imitates(name, set);
    if (imitated !== null) return imitated;
  }
  return null;
}

function lookAlike({ how, confidence }: Imitated, path: string | null, span: Observation["span"]): Observation {
  return {
    type: TOOL_TYPOSQUAT.type,
    rule: how,
    severity: how === "homoglyph" ? "HIGH" : "MEDIUM",
    confidence,
    path,
    span,
  };
}
