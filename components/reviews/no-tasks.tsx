import { NEW_POLICY_HREF } from "../dashboard/next-step";
import { ActLink } from "../ui/act-link";
import { EmptyState } from "../ui/empty-state";
import { type QueueSelection, queueHref } from "./selection";

interface NoTasksProps {
  selection: QueueSelection;
  /** Tasks of the selection on all pages. */
  total: number;
  mayWritePolicies: boolean;
}

/** An empty list: why it is empty, and the one next step. */
export function NoTasks({ selection, total, mayWritePolicies }: NoTasksProps) {
  const { view, agentId, isMine } = selection;
  if (total > 0)
    return (
      <EmptyState
        title="This page is past the end"
        action={<ActLink href={queueHref({ ...selection, page: 1 })}>First page</ActLink>}
      />
    );
  if (agentId !== null)
    return (
      <EmptyState
        title={view === "waiting" ? "Nothing of this agent waits" : "This agent has no such task"}
        action={<ActLink href={queueHref({ ...selection, agentId: null, page: 1 })}>All agents</ActLink>}
      >
        <span className="break-all">{agentId}</span>
      </EmptyState>
    );
  if (isMine)
    return (
      <EmptyState
        title={view === "waiting" ? "Nothing of yours waits" : "You have no such task"}
        action={<ActLink href={queueHref({ ...selection, isMine: false, page: 1 })}>Everybody's tasks</ActLink>}
      >
        Listed here is what names you, your groups or roles, or whom you stand in for, and what is assigned to one of
        these. Tasks for whoever may decide reviews are among everybody's.
      </EmptyState>
    );
  if (view === "expired")
    return (
      <EmptyState title="Nothing has expired">
        Tasks that nobody answered in time are kept here, newest first.
      </EmptyState>
    );
  if (view === "decided")
    return (
      <EmptyState title="Nothing was decided today">What people decide since midnight UTC is kept here.</EmptyState>
    );
  return (
    <EmptyState
      title={view === "all" ? "No task yet" : "Nothing waits for a person"}
      action={mayWritePolicies ? <ActLink href={NEW_POLICY_HREF}>Write a policy with decision HITL</ActLink> : null}
    >
      Actions that a policy holds with the decision HITL wait here, what is due first at the top.
      {mayWritePolicies ? null : " A policy manager or an owner can write such a policy."}
    </EmptyState>
  );
}
