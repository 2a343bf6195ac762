/** What an organization approved of a tool; `null` for what it does not pin. Any text that is equal for equal content. */
export interface PinnedTool {
  readonly descriptionHash: string | null;
  readonly schemaHash: string | null;
}

/** Pins by the exact name of the tool. */
export type PinnedTools = ReadonlyMap<string, PinnedTool>;
