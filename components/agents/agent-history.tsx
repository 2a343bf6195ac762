import Link from "next/link";
import type { ScreenEntry } from "@/server/audit";
import { auditHref } from "../dashboard/audit-href";
import { Button } from "../ui/button";
import { Card, CardHeader } from "../ui/card";
import { CursorFooter } from "../ui/cursor-footer";
import { DataTable } from "../ui/data-table";
import { EmptyState } from "../ui/empty-state";
import { agentHref } from "./agent-href";
import { HISTORY_COLUMNS } from "./history-columns";

export interface AgentHistoryProps {
  agentId: string;
  history: { readonly entries: readonly ScreenEntry[]; readonly nextCursor: string | null };
  isOlder: boolean;
}

/** Everything the agent asked and was answered, newest first. */
export function AgentHistory({ agentId, history: { entries, nextCursor }, isOlder }: AgentHistoryProps) {
  const newest = agentHref(agentId);
  const [first, last] = [entries[0], entries.at(-1)];
  return (
    <Card id="history">
      <CardHeader
        title="History"
        note="newest first"
        actions={
          <Button asChild variant="ghost" size="sm">
            <Link href={auditHref({ agentId })}>Open in the audit log</Link>
          </Button>
        }
      />
      <DataTable
        caption={`Decisions of ${agentId}`}
        columns={HISTORY_COLUMNS}
        rows={entries}
        rowKey={({ index }) => String(index)}
        rowHref={({ traceId }) => `/traces/${traceId ?? ""}`}
        hasRowKeys
        emptyState={
          <EmptyState title={isOlder ? "Nothing older" : "No decision yet"}>
            Every action it proposes is listed here with what it was answered.
          </EmptyState>
        }
      />
      {entries.length === 0 && !isOlder ? null : (
        <CursorFooter
          labels={{ back: "Newest", onward: "Older" }}
          newerHref={isOlder ? `${newest}#history` : undefined}
          olderHref={nextCursor === null ? undefined : `${newest}?cursor=${encodeURIComponent(nextCursor)}#history`}
        >
          {first && last ? (
            <>
              Entries {first.index.toLocaleString("en-US")} to {last.index.toLocaleString("en-US")}
            </>
          ) : null}
        </CursorFooter>
      )}
    </Card>
  );
}
