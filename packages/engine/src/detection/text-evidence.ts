/**
 * Whose words a text is. `payload`: an argument of the proposed action. `user`, `task`, `role`: what people asked for and
 * are trusted with. `tool`: what came back from outside, which nobody vouches for. `assistant`: the agent's own words.
 * `context`: any other key of the context.
 */
export const TEXT_ORIGINS = ["payload", "user", "task", "role", "system", "assistant", "tool", "context"] as const;

export type TextOrigin = (typeof TEXT_ORIGINS)[number];

/** One string of the action, and what the scan noted about it. */
export interface TextEvidence {
  readonly text: string;
  readonly origin: TextOrigin;
  /** The name of the nearest enclosing object key, as written; `null` at the top. */
  readonly key: string | null;
  /** Index in `context.messages` when the text is part of a message. */
  readonly message: number | null;
  /** Bits of `FEATURES`. */
  readonly features: number;
  /** Where the text stands, such as `payload.lines[0].note`; built when asked for. */
  readonly path: string;
}
