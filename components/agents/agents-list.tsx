import type { AgentPage } from "@/server/agents/schemas";
import { Page, PageHeader } from "../frame/page";
import { formatCount } from "../lib/format";
import { ActLink } from "../ui/act-link";
import { AddressSearch } from "../ui/address-search";
import { Card } from "../ui/card";
import { CursorFooter } from "../ui/cursor-footer";
import { DataTable } from "../ui/data-table";
import { EmptyState } from "../ui/empty-state";
import { SegmentedLinks } from "../ui/segmented-links";
import { agentHref } from "./agent-href";
import { agentsColumns } from "./agents-columns";
import { type AgentsSelection, agentsHref } from "./agents-href";
import { flaggedIn } from "./flagged-share";
import { NewEvents } from "./new-events";

/** Agents on a page of the list. */
export const AGENTS_PER_PAGE = 50;

export interface AgentsListProps {
  selection: AgentsSelection;
  agents: AgentPage["agents"];
  /** Agents in the selection, on all pages. */
  total: number;
}

/** Who acts: by risk, then activity. */
export function AgentsList({ selection, agents, total }: AgentsListProps) {
  const { page, active, q } = selection;
  const first = (page - 1) * AGENTS_PER_PAGE;
  const pageHref = (to: number) => agentsHref({ ...selection, page: to });
  return (
    <Page>
      <PageHeader title="Agents" note={`${formatCount(total)}, by risk, then activity`} actions={<NewEvents />} />
      <div className="flex flex-wrap items-center gap-2">
        <AddressSearch label="Search agents by id" q={selection.q} />
        <SegmentedLinks
          label="Which agents"
          options={[
            {
              href: agentsHref({ q, active: "true", page: 1 }),
              label: "Seen in 30 days",
              isCurrent: active === "true",
            },
            { href: agentsHref({ q, active: "all", page: 1 }), label: "All", isCurrent: active === "all" },
          ]}
        />
      </div>
      <Card>
        <DataTable
          caption="Agents"
          columns={agentsColumns(Math.max(1, ...agents.map(({ recent }) => flaggedIn(recent))))}
          rows={agents}
          rowKey={({ agentId }) => agentId}
          rowHref={({ agentId }) => agentHref(agentId)}
          hasRowKeys
          emptyState={<NoAgents selection={selection} total={total} />}
        />
        {agents.length === 0 ? null : (
          <CursorFooter
            labels={{ back: "Previous", onward: "Next" }}
            newerHref={page > 1 ? pageHref(page - 1) : undefined}
            olderHref={first + agents.length < total ? pageHref(page + 1) : undefined}
          >
            {formatCount(first + 1)}–{formatCount(first + agents.length)} of {formatCount(total)}
          </CursorFooter>
        )}
      </Card>
    </Page>
  );
}

function NoAgents({ selection: { q, active }, total }: { selection: AgentsSelection; total: number }) {
  if (total > 0)
    return (
      <EmptyState
        title="This page is past the end"
        action={<ActLink href={agentsHref({ q, active, page: 1 })}>First page</ActLink>}
      />
    );
  if (q !== "")
    return (
      <EmptyState
        title={`No agent ${active === "all" ? "" : "of the last 30 days "}has “${q}” in its id`}
        action={
          active === "all" ? (
            <ActLink href="/agents">Show all agents of 30 days</ActLink>
          ) : (
            <ActLink href={agentsHref({ q, active: "all", page: 1 })}>Search all agents</ActLink>
          )
        }
      />
    );
  return active === "all" ? (
    <EmptyState title="No agent yet" action={<ActLink href="/overview">Send the first event</ActLink>}>
      An agent is listed here from its first event on. Nothing has to be registered.
    </EmptyState>
  ) : (
    <EmptyState
      title="No agent in the last 30 days"
      action={<ActLink href="/agents?active=all">Show all agents</ActLink>}
    >
      An agent is listed here from its first event on, and leaves after 30 days without one.
    </EmptyState>
  );
}
