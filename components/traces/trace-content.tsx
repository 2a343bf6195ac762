import { EyeOff } from "lucide-react";
import { JsonView } from "../ui/json-view";
import { Note } from "../ui/note";
import { TabbedContent } from "./tabbed-content";
import type { DecidedAction } from "./trace-data";

/** What the agent sent, for who may see it. */
export function TraceContent({ trace: { action, content } }: { trace: DecidedAction }) {
  if (content === "not_permitted")
    return (
      <Note icon={EyeOff}>
        Your role here does not include payloads. Their hashes are in the log, so what is shown to others can be checked
        against it.
      </Note>
    );
  if (content === "erased")
    return (
      <Note icon={EyeOff}>Payload and context were erased. The hashes stay in the log and the proof still holds.</Note>
    );
  return (
    <TabbedContent
      payload={<JsonView value={action.payload} label="payload" shownLines={24} />}
      context={isEmpty(action.context) ? null : <JsonView value={action.context} label="context" shownLines={24} />}
    />
  );
}

function isEmpty(context: unknown): boolean {
  return (
    context === null || context === undefined || (typeof context === "object" && Object.keys(context).length === 0)
  );
}
