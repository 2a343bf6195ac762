import { Coffee } from "lucide-react";
import { Note } from "../ui/note";
import type { AttentionWords } from "./attention-words";

/** Above the answers: that somebody has decided more than a person can read, and until when. */
export function AttentionNote({ words: { done, means } }: { words: AttentionWords }) {
  return (
    <output>
      <Note icon={Coffee} className="text-12">
        <span className="font-medium text-fg">{done}</span> {means}
      </Note>
    </output>
  );
}
