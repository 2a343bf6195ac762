import { RISK_CATEGORIES } from "@mastguard/engine";
import { z } from "zod";

const noControls = (text: string) => !/\p{Cc}/u.test(text);

/** An agent's own id, as it appears in a path: 1–200 characters, none of them a control character. */
const AgentIdSchema = z.string().min(1).max(200).refine(noControls, "must not contain control characters");
export const AgentParams = z.object({ agentId: AgentIdSchema });

/**
 * `q`: part of the id, in any case, taken literally. `active`: seen in the last 30 days (`true`, the default), not seen
 * in them (`false`), or `all`. Numbers, or the text of a query parameter.
 */
export const ListAgentsQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  q: z.string().max(200).refine(noControls, "must not contain control characters").default(""),
  active: z.enum(["true", "false", "all"]).default("true"),
});
export type ListAgentsInput = z.output<typeof ListAgentsQuery>;

/** An agent as answered. */
export const AgentSchema = z.object({
  agentId: z.string(),
  lastActionType: z.string(),
  totalEvents: z.int(),
  /** Events with a failure mode or a BLOCK. */
  failuresCount: z.int(),
  /** ISO 8601, UTC. */
  lastSeen: z.string(),
  /** Its highest of the last 24 hours; LOW when it did nothing. */
  riskCategory: z.enum(RISK_CATEGORIES),
});
export type Agent = z.output<typeof AgentSchema>;

const FlaggedSchema = z.object({ events: z.int(), alert: z.int(), hitl: z.int(), block: z.int() });

/** A row of the agents table. */
export const AgentRowSchema = AgentSchema.extend({
  /** The highest score of the last 24 hours, 0–100; null when it did nothing. */
  riskScore: z.int().nullable(),
  /** The newest 24 hours, added up. */
  recent: FlaggedSchema,
  /** Events of each of those hours, oldest first. */
  hours: z.array(z.int()).length(24),
});
export type AgentRow = z.output<typeof AgentRowSchema>;

export const AgentPageSchema = z.object({ agents: z.array(AgentRowSchema), total: z.int() });
export type AgentPage = z.output<typeof AgentPageSchema>;

const HourSchema = FlaggedSchema.extend({
  /** The start of the hour, ISO 8601 UTC. */
  hour: z.string(),
  failures: z.int(),
  /** Highest risk score; null in an hour without events. */
  maxRisk: z.int().nullable(),
});
export type AgentHour = z.output<typeof HourSchema>;

/** One agent: its figures over all time, and the newest 24 hours one by one, oldest first. */
export const AgentDetailSchema = AgentSchema.extend({
  riskScore: z.int().nullable(),
  firstSeen: z.string(),
  totals: FlaggedSchema,
  hours: z.array(HourSchema).length(24),
});
export type AgentDetail = z.output<typeof AgentDetailSchema>;
