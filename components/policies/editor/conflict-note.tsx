import { UserPen } from "lucide-react";
import type { PolicyView } from "@/server/policies/schemas";
import { Button } from "../../ui/button";
import { Note } from "../../ui/note";
import { Time } from "../../ui/time";
import { changesOf, draftOf } from "../draft";

const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: "name",
  description: "description",
  actionTypes: "kinds of action",
  agentIds: "agents",
  tools: "tools",
  condition: "condition",
  decision: "decision",
  review: "review settings",
  priority: "order",
  shadow: "shadow",
};

export interface ConflictNoteProps {
  /** What this edit started from, and what is stored now. */
  base: PolicyView;
  theirs: PolicyView;
  onKeep: () => void;
  onTakeTheirs: () => void;
}

/** Somebody saved the policy while it was being edited here. Nothing typed here is lost until its author says so. */
export function ConflictNote({ base, theirs, onKeep, onTakeTheirs }: ConflictNoteProps) {
  const changed = Object.keys(changesOf({ base, fields: draftOf(theirs).fields })).map((field) => FIELD_WORDS[field]);
  return (
    <div role="alert">
      <Note icon={UserPen} tone="accent">
        <p>
          <span className="font-medium text-fg">
            Version {theirs.version} was saved <Time value={theirs.updatedAt} /> by somebody else.
          </span>{" "}
          You edit version {base.version}; your text is kept.
          {changed.length === 0 ? null : ` They changed: ${changed.join(", ")}.`}
        </p>
        <div className="mt-2 flex flex-wrap gap-1.5">
          <Button size="sm" onClick={onKeep}>
            Keep my changes on top of it
          </Button>
          <Button size="sm" variant="ghost" onClick={onTakeTheirs}>
            Discard mine, show version {theirs.version}
          </Button>
        </div>
      </Note>
    </div>
  );
}
