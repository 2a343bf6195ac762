"use client";

import { Trash2 } from "lucide-react";
import Link from "next/link";
import type { PolicyRow } from "@/server/policies/schemas";
import type { GroupView } from "@/server/reviews/people/schemas";
import { formatCount, formatPlural } from "../../lib/format";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import type { Column } from "../../ui/data-table";
import { IconButton } from "../../ui/icon-button";
import { policiesNaming } from "./group-policies";

const NAMED_MAX = 3;

export interface GroupColumnsInput {
  /** What members are called; null until it is known. */
  names: ReadonlyMap<string, string> | null;
  /** Null for those who may not read policies. */
  policies: readonly PolicyRow[] | null;
  /** Absent for those who may see groups and not change them. */
  onDelete?: (group: GroupView) => Promise<void>;
}

/** The columns of the groups. */
export function groupColumns({ names, policies, onDelete }: GroupColumnsInput): readonly Column<GroupView>[] {
  return [
    {
      id: "name",
      header: "Group",
      isRowHeader: true,
      skeletonWidth: 120,
      title: ({ name }) => name,
      cell: ({ name }) => (
        <span className="inline-block truncate align-middle font-medium max-sm:whitespace-normal sm:max-w-64 xl:max-w-96">
          {name}
        </span>
      ),
      below: (group) => (
        <div className="text-12 text-fg-2">
          <MembersInShort group={group} names={names} />
          {policies === null ? null : <div>Named by {namingInWords(policiesNaming(policies, group.id).length)}</div>}
        </div>
      ),
    },
    {
      id: "size",
      header: "Members",
      isNumeric: true,
      hideBelow: "sm",
      cell: ({ userIds }) => formatCount(userIds.length),
    },
    {
      id: "members",
      header: "Who",
      isFill: true,
      hideBelow: "sm",
      title: (group) => namesIn(group, names).join("\n"),
      cell: (group) => <Members group={group} names={names} />,
    },
    ...(policies === null
      ? []
      : [
          {
            id: "policies",
            header: "Named by",
            hideBelow: "sm" as const,
            title: ({ id }: GroupView) =>
              policiesNaming(policies, id)
                .map(({ name }) => name)
                .join("\n"),
            cell: ({ id }: GroupView) => {
              const naming = policiesNaming(policies, id).length;
              return naming === 0 ? (
                <span className="text-fg-3">{namingInWords(naming)}</span>
              ) : (
                <span className="text-fg-2">{namingInWords(naming)}</span>
              );
            },
          },
        ]),
    ...(onDelete === undefined
      ? []
      : [
          {
            id: "delete",
            header: "",
            isNumeric: true,
            cell: (group: GroupView) => (
              <DeleteGroup
                group={group}
                naming={policies === null ? [] : policiesNaming(policies, group.id)}
                onDelete={onDelete}
              />
            ),
          },
        ]),
  ];
}

interface MembersProps {
  group: GroupView;
  names: ReadonlyMap<string, string> | null;
}

/** Who is in a group. */
function Members({ group, names }: MembersProps) {
  if (group.userIds.length === 0)
    return <span className="text-warn">Nobody: a review that names only it can be answered by nobody</span>;
  return <span className="text-fg-2">{namesIn(group, names).join(", ")}</span>;
}

/** The first few, and on request everybody. */
function MembersInShort({ group, names }: MembersProps) {
  const all = namesIn(group, names);
  if (all.length <= NAMED_MAX) return <Members group={group} names={names} />;
  return (
    <details className="relative z-1">
      <summary className="min-h-6 cursor-pointer rounded-sm">
        {all.slice(0, NAMED_MAX).join(", ")} and {formatCount(all.length - NAMED_MAX)} more
      </summary>
      {all.slice(NAMED_MAX).join(", ")}
    </details>
  );
}

function namingInWords(count: number): string {
  return count === 0 ? "no policy" : formatPlural(count, "policy", "policies");
}

function namesIn({ userIds }: GroupView, names: ReadonlyMap<string, string> | null): readonly string[] {
  return names === null
    ? [formatPlural(userIds.length, "member")]
    : userIds.map((id) => names.get(id) ?? "Former member");
}

interface DeleteGroupProps {
  group: GroupView;
  naming: readonly PolicyRow[];
  onDelete: (group: GroupView) => Promise<void>;
}

/** Says first which rules name the group: an active one keeps it. */
function DeleteGroup({ group, naming, onDelete }: DeleteGroupProps) {
  const isKept = naming.some(({ active }) => active);
  return (
    <ConfirmDialog
      trigger={
        <IconButton label={`Delete ${group.name}`} size="sm" className="-mr-1">
          <Trash2 aria-hidden />
        </IconButton>
      }
      title={`Delete ${group.name}?`}
      confirmLabel="Delete group"
      isDanger
      onConfirm={() => onDelete(group)}
    >
      {naming.length === 0 ? (
        "No policy names it. Its members keep their roles, and open reviews that name it keep it from being deleted."
      ) : (
        <div className="grid gap-1.5">
          <p>
            {isKept
              ? "It is kept while an active policy or an open review names it. Change these first:"
              : "These policies name it. They are off, and cannot be switched on again as they are:"}
          </p>
          <ul className="max-h-40 overflow-y-auto">
            {naming.map(({ id, name, active }) => (
              <li key={id}>
                <Link href={`/policies?policy=${id}`} className="rounded-sm text-accent-text hover:underline">
                  {name}
                </Link>
                {active ? null : <span className="text-fg-3"> (off)</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </ConfirmDialog>
  );
}
