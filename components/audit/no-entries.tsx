import Link from "next/link";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { setFilters } from "./filter-options";
import type { AuditSelection } from "./selection";

/** A log, or a selection of it, without entries. */
export function NoEntries({ selection }: { selection: AuditSelection }) {
  if (setFilters(selection).length > 0) {
    return (
      <EmptyState
        title="Nothing matches these filters"
        action={
          <Button asChild>
            <Link href="/audit">Clear filters</Link>
          </Button>
        }
      >
        Entries that do will show here as they happen.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No decision yet"
      action={
        <Button asChild>
          <Link href="/developer">Create a key and send the first event</Link>
        </Button>
      }
    >
      Every decision becomes an entry here, with a proof that it was not changed afterwards. Sign-ins, keys and policies
      are recorded already: choose All entries.
    </EmptyState>
  );
}
