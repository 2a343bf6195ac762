import type { Action } from "../../action";
import type { JsonObject, JsonValue } from "../../vocabulary/json";

const TOOLS_MAX = 200;
const PARAMETERS_MAX = 60;
const TEXT_MAX = 16_384;

/** One parameter of a tool. */
export interface ToolParameter {
  readonly name: string;
  readonly description: string;
}

/** A tool as the model is shown it. */
export interface OfferedTool {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly ToolParameter[];
  /** Hashes the gateway computed; `null` when it sent none. */
  readonly descriptionHash: string | null;
  readonly schemaHash: string | null;
  readonly path: string;
  /** Where the description stands. */
  readonly descriptionPath: string;
}

/**
 * The tools the action brings along: `context.tools`, or the answer to `tools/list` as payload (Model Context Protocol),
 * in the shapes of MCP (`inputSchema`) and of chat APIs (`function.parameters`). At most 200 tools of 60 parameters.
 */
export function offeredTools({ context, payload }: Action): readonly OfferedTool[] {
  const found: OfferedTool[] = [];
  collect(context["tools"], "context.tools", found);
  const result = payload["result"];
  collect(payload["tools"], "payload.tools", found);
  if (isObject(result)) collect(result["tools"], "payload.result.tools", found);
  return found;
}

function collect(list: JsonValue | undefined, path: string, found: OfferedTool[]): void {
  const items = isObject(list) ? list["tools"] : list;
  if (!Array.isArray(items)) return;
  const root = isObject(list) ? `${path}.tools` : path;
  for (let index = 0; index < items.length && found.length < TOOLS_MAX; index += 1) {
    const item: JsonValue | undefined = items[index];
    if (!isObject(item)) continue;
    const inner = isObject(item["function"]) ? item["function"] : item;
    const name = inner["name"];
    if (typeof name !== "string") continue;
    const itemPath = inner === item ? `${root}[${index}]` : `${root}[${index}].function`;
    const hash = textOf(item["hash"]);
    found.push({
      name: name.slice(0, 200),
      description: textOf(inner["description"])?.slice(0, TEXT_MAX) ?? "",
      parameters: parametersOf(inner["inputSchema"] ?? inner["input_schema"] ?? inner["parameters"]),
      descriptionHash: textOf(item["descriptionHash"]) ?? hash,
      schemaHash: textOf(item["schemaHash"]),
      path: itemPath,
      descriptionPath: `${itemPath}.description`,
    });
  }
}

function parametersOf(schema: JsonValue | undefined): readonly ToolParameter[] {
  const properties = isObject(schema) ? schema["properties"] : undefined;
  if (!isObject(properties)) return NONE;
  return Object.entries(properties)
    .slice(0, PARAMETERS_MAX)
    .map(([name, property]) => ({
      name: name.slice(0, 100),
      description: (isObject(property) ? (textOf(property["description"]) ?? "") : "").slice(0, 2_000),
    }));
}

const NONE: readonly ToolParameter[] = [];

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
