import { formatPlural } from "../lib/format";
import { Visible } from "../ui/visible";
import type { Change } from "./payload-edit";

const SHOWN_MAX = 50;

/** What differs between two payloads, field by field; the first 50 fields. */
export function PayloadChanges({ changes }: { changes: readonly Change[] }) {
  return (
    <>
      <p className="mb-1 text-12 font-medium text-fg-2">{formatPlural(changes.length, "field")} changed</p>
      <ul
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
        tabIndex={0}
        className="max-h-[30dvh] overflow-auto rounded-md border border-line bg-bg text-12 empty:hidden"
      >
        {changes.slice(0, SHOWN_MAX).map((change) => (
          <Changed key={change.place} change={change} />
        ))}
      </ul>
      {changes.length > SHOWN_MAX ? (
        <p className="text-12 text-fg-3">{formatPlural(changes.length - SHOWN_MAX, "more field")}</p>
      ) : null}
    </>
  );
}

function Changed({ change: { place, before, after } }: { change: Change }) {
  return (
    <li className="border-b border-line-faint px-2.5 py-1.5 last:border-b-0">
      <span className="font-mono break-all text-fg-3">
        <Visible text={place} dir="ltr" />
      </span>
      <span className="flex flex-wrap items-baseline gap-x-2 font-mono [&>*]:break-all">
        {before === null ? (
          <span className="text-fg-3">not there</span>
        ) : (
          <del className="text-bad">
            <Visible text={before} dir="ltr" />
          </del>
        )}
        <span aria-hidden className="text-fg-3">
          →
        </span>
        {after === null ? (
          <span className="text-fg-3">removed</span>
        ) : (
          <ins className="text-ok no-underline">
            <Visible text={after} dir="ltr" />
          </ins>
        )}
      </span>
    </li>
  );
}
