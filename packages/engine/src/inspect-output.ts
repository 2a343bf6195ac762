import type { Action } from "./action";
import type { CompiledDetectors } from "./detection/compile-detectors";
import { findingsOf } from "./detection/findings";
import { observe } from "./detection/observe";
import type { DetectionSettings } from "./detection/settings";
import { defaultDetectors } from "./detectors/registry";
import type { Finding } from "./finding";
import type { JsonObject } from "./vocabulary/json";

const PLACE = "context.messages[0].content.";

/**
 * What the detectors see in what came of an action: the texts of `output`, read as what a tool gave back, which nobody
 * vouches for. Pure. Paths begin with a field of `output`; what a detector says of an action as a whole is left out, since
 * none is proposed here.
 *
 * @param now as in `decide`.
 * @throws whatever a detector throws; its message may quote a text.
 */
export function inspectOutput(
  { agentId, actionType }: Pick<Action, "agentId" | "actionType">,
  output: JsonObject,
  settings: DetectionSettings,
  now: Date | number,
  detectors: CompiledDetectors = defaultDetectors(),
): readonly Finding[] {
  const action: Action = {
    agentId,
    actionType,
    payload: {},
    context: { messages: [{ role: "tool", content: output }] },
    tool: null,
    resource: null,
    environment: null,
    allowedTools: null,
    sessionKey: null,
    source: "native",
  };
  const observed = observe(detectors, action, null, settings, Number(now));
  return findingsOf(observed, detectors.types, settings).flatMap((finding) =>
    finding.path?.startsWith(PLACE) === true ? [{ ...finding, path: finding.path.slice(PLACE.length) }] : [],
  );
}
