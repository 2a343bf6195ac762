/** Whose words a text is: `message` a person's or an agent's, `data` tool output, a document or a field of a payload. */
export type TextKind = "message" | "data";
