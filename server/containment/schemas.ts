import { z } from "zod";

/** Why something is contained: a code, because the log keeps it for ever and takes no free text. */
export const CONTAINMENT_REASONS = [
  "unspecified",
  "incident",
  "compromise",
  "misbehaviour",
  "maintenance",
  "drill",
] as const;
export type ContainmentReason = (typeof CONTAINMENT_REASONS)[number];

/** A body may be left out. */
export const ContainSchema = z
  .strictObject({ reason: z.enum(CONTAINMENT_REASONS).default("unspecified") })
  .default({ reason: "unspecified" });

const Since = z.object({
  reason: z.string(),
  since: z.iso.datetime(),
  /** Id of the key or person, or `cli` for the operator. */
  by: z.string(),
});

/** Whether one thing is contained, and since when; without it the last three are `null`. */
export const ContainmentChangeSchema = z.object({
  kind: z.enum(["stop", "quarantine", "blocked_tool"]),
  /** The agent's id, or the tool as tools are compared; `null` for the stop. */
  subject: z.string().nullable(),
  active: z.boolean(),
  reason: z.string().nullable(),
  since: z.iso.datetime().nullable(),
  by: z.string().nullable(),
});
export type ContainmentChange = z.output<typeof ContainmentChangeSchema>;

/** All that the organization has contained; lists by name. */
export const ContainmentStateSchema = z.object({
  stop: Since.nullable(),
  quarantinedAgents: z.array(Since.extend({ agentId: z.string() })),
  blockedTools: z.array(Since.extend({ tool: z.string() })),
});
export type ContainmentState = z.output<typeof ContainmentStateSchema>;
