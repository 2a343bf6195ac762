import { Pencil } from "lucide-react";
import Link from "next/link";
import type { ScreenTask } from "@/server/reviews/schemas";
import { Note } from "../ui/note";
import { nameOf } from "./action-words";
import { PayloadChanges } from "./payload-changes";
import { changesOf } from "./payload-edit";

export interface EditedFromProps {
  task: ScreenTask;
  me: string;
  /** Whether the reader can open the first task: not where they answer without signing in. */
  hasTaskLink: boolean;
}

/** Says of an edited action who edited it, in which task, and what of the agent's proposal is another. */
export function EditedFrom({ task, me, hasTaskLink }: EditedFromProps) {
  const { editedFrom, content, payload } = task;
  if (editedFrom === null) return null;
  const { by, number, taskId, before } = editedFrom;
  const changes = content === "shown" && before !== null ? changesOf(before, payload) : [];
  return (
    <Note icon={Pencil} tone="accent">
      <p>
        Edited by <strong className="font-semibold text-fg">{nameOf(task, by, me)}</strong> from{" "}
        {hasTaskLink ? (
          <Link href={`/reviews/${taskId}`} prefetch={false} className="rounded-sm text-accent-text underline">
            task #{number}
          </Link>
        ) : (
          `task #${number}`
        )}
        : not as the agent proposed it.
      </p>
      {changes.length === 0 ? null : (
        <section aria-label="What was changed" className="mt-1.5">
          <PayloadChanges changes={changes} />
        </section>
      )}
    </Note>
  );
}
