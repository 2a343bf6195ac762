import Link from "next/link";
import { kindInWords } from "../audit/entry-words";
import { auditHref } from "../audit/selection";
import { formatCount } from "../lib/format";
import { CopyText } from "../ui/copy-text";
import { entriesOf } from "./story";
import type { TraceData } from "./trace-data";

/** Every entry that shares this trace id. */
export function TraceEntries({ trace }: { trace: TraceData }) {
  const { action, answer } = trace;
  const entries = entriesOf(trace);
  return (
    <section aria-labelledby="entries-title" className="grid gap-1.5 px-4 py-4 sm:px-5">
      <div className="flex items-center gap-2">
        <h2 id="entries-title">Entries of this trace</h2>
        <span className="text-12 text-fg-3 tabular-nums">{entries.length}</span>
      </div>
      <ul>
        {entries.map(({ index, type, leafHash }) => (
          <li
            key={index}
            className="grid min-h-8 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 border-line-faint [&+&]:border-t"
          >
            <Link
              href={`${auditHref({ type: "all", traceId: action.traceId })}&entry=${index}`}
              className="rounded-sm text-accent-text tabular-nums hover:underline"
            >
              {formatCount(index)}
            </Link>
            <span className="truncate">
              {type === "action.decided" ? `Decision ${answer.decision}` : kindInWords(type)}
            </span>
            <CopyText value={leafHash} label="leaf hash" head={4} />
          </li>
        ))}
      </ul>
    </section>
  );
}
