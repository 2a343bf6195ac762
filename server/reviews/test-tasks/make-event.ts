import type { ActionType } from "@mastguard/engine";
import { type IngestEvent, IngestEventSchema } from "@/server/decisions";
import type { TestAgent } from "./agents";
import type { TestTemplate } from "./templates";
import { type Choose, filled, valuesOf } from "./values";

/** Kinds that say what their tool does, whatever it is called: any other tool may do something else than a template says. */
const NAMED_BY_KIND: ReadonlySet<string> = new Set<ActionType>([
  "EMAIL_SEND",
  "PAYMENT_APPROVE",
  "RECORD_UPDATE",
  "DOCUMENT_MODIFY",
  "DATA_ACCESS",
]);

/** An action after a template, as this agent would have sent it: with the tool it really uses for such actions, where one is known. */
export function eventOf(
  { actionType, tool, environment, payload }: TestTemplate,
  { agentId, tool: own }: TestAgent,
  choose: Choose,
): IngestEvent {
  return IngestEventSchema.parse({
    agentId,
    actionType,
    payload: filled(payload, valuesOf(choose)),
    context: {
      tool: NAMED_BY_KIND.has(actionType) ? (own ?? tool) : tool,
      ...(environment === undefined ? {} : { environment }),
    },
  });
}
