"use client";

import type { KeyboardEvent } from "react";
import { DataTable } from "../../ui/data-table";
import { EmptyState } from "../../ui/empty-state";
import { PageFooter } from "../../ui/page-footer";
import { usePrincipals } from "../review/use-principals";
import type { Ordering } from "../use-order";
import { policyColumns } from "./policy-columns";
import type { PolicyActs } from "./policy-menu";
import type { ListedPolicies } from "./use-listed-policies";

export interface PolicyTableProps {
  ordering: Ordering;
  /** What of them is shown. */
  listed: ListedPolicies;
  /** Where a policy is open beside the table. */
  hrefOf: (id: string) => string;
  /** Id of the open policy, `new`, or null. */
  openId: string | null;
  canWrite: boolean;
  hasDraft: (id: string) => boolean;
  acts: PolicyActs;
}

/** Policies in order of evaluation. Alt with an arrow key moves the row that has the focus. */
export function PolicyTable(props: PolicyTableProps) {
  const { ordering, listed, hrefOf, openId, canWrite, hasDraft, acts } = props;
  const { place, shift } = ordering;
  const { rows, offset, isFiltered } = listed;
  const { nameOf } = usePrincipals();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!canWrite || isFiltered || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    if (!(event.target instanceof HTMLElement)) return;
    const row = event.target.closest("tbody tr");
    const isMove = event.altKey || event.target.closest("[data-handle]") !== null;
    if (!(row instanceof HTMLTableRowElement) || !isMove) return;
    event.preventDefault();
    const policy = rows[row.sectionRowIndex];
    if (policy !== undefined) shift(policy.id, event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys belong to the rows' own controls
    <div onKeyDown={onKeyDown}>
      <DataTable
        caption="Policies in order of evaluation"
        columns={policyColumns({
          canWrite,
          isPaneOpen: openId !== null,
          hasDraft,
          place: isFiltered ? null : (id, index) => place(id, offset + index),
          acts,
          nameOf,
        })}
        rows={rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => hrefOf(id)}
        selectedKey={openId ?? undefined}
        hasRowKeys
        emptyState={
          isFiltered ? (
            <EmptyState title="No policy is found" className="sm:px-6">
              Names, conditions, agents, tools and reviewers are searched.
            </EmptyState>
          ) : (
            <EmptyState title="No policies yet" className="sm:px-6">
              Until there is one, each action is decided by its risk alone. The first policy that applies decides
              instead.
            </EmptyState>
          )
        }
      />
      <PageFooter label="policies" paged={listed} onGo={listed.go} />
    </div>
  );
}
