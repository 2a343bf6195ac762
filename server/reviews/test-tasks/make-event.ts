import { type IngestEvent, IngestEventSchema } from "@/server/decisions";
import type { TestTemplate } from "./templates";
import { type Choose, filled, valuesOf } from "./values";

/** An action after a template, as this agent would have sent it. */
export function eventOf(
  { actionType, tool, environment, payload }: TestTemplate,
  agentId: string,
  choose: Choose,
): IngestEvent {
  return IngestEventSchema.parse({
    agentId,
    actionType,
    payload: filled(payload, valuesOf(choose)),
    context: { tool, ...(environment === undefined ? {} : { environment }) },
  });
}
