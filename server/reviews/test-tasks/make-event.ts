import { type IngestEvent, IngestEventSchema } from "@/server/decisions";
import type { TestTemplate } from "./templates";
import { type Choose, filled, valuesOf } from "./values";

/** An action after a template, as an agent would have sent it. */
export function eventOf({ actionType, agents, tool, environment, payload }: TestTemplate, choose: Choose): IngestEvent {
  return IngestEventSchema.parse({
    agentId: agents[choose(agents.length)],
    actionType,
    payload: filled(payload, valuesOf(choose)),
    context: { tool, ...(environment === undefined ? {} : { environment }) },
  });
}
