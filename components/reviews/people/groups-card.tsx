"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import type { GroupView } from "@/server/reviews/people/schemas";
import { formatCount } from "../../lib/format";
import { useListed } from "../../lib/use-listed";
import { useTRPC } from "../../trpc/provider";
import { Button } from "../../ui/button";
import { Card, CardHeader } from "../../ui/card";
import { DataTable } from "../../ui/data-table";
import { Dialog, DialogContent } from "../../ui/dialog";
import { EmptyState } from "../../ui/empty-state";
import { Kbd } from "../../ui/kbd";
import { ListSearch } from "../../ui/list-search";
import { PageFooter } from "../../ui/page-footer";
import { notify } from "../../ui/toast";
import { groupColumns } from "./group-columns";
import { GroupForm } from "./group-form";
import { useGroups } from "./use-people";

export const NEW_GROUP = "new";
const PAGE_SIZE = 20;

export interface GroupsCardProps {
  initial: readonly GroupView[];
  /** `members:write`. */
  canWrite: boolean;
  /** `policies:read`. */
  seesPolicies: boolean;
  /** The open group, or {@link NEW_GROUP}; null while none is. */
  openId: string | null;
  onOpenChange: (id: string | null) => void;
}

/** People who share reviews, as policies name them. */
export function GroupsCard({ initial, canWrite, seesPolicies, openId, onOpenChange }: GroupsCardProps) {
  const trpc = useTRPC();
  const { groups, refresh, remove } = useGroups(initial);
  const { data: members } = useQuery(trpc.members.list.queryOptions());
  const { data: policies = null } = useQuery(trpc.policies.list.queryOptions(undefined, { enabled: seesPolicies }));
  const names = members === undefined ? null : new Map(members.map(({ id, name }) => [id, name]));
  const listed = useListed("groups", groups, {
    size: PAGE_SIZE,
    textOf: ({ name, userIds }) => [name, ...userIds.map((id) => names?.get(id) ?? "")].join(" "),
  });
  const open = groups.find(({ id }) => id === openId) ?? null;
  const isOpen = canWrite && (openId === NEW_GROUP || open !== null);
  const create = canWrite ? (
    <Button onClick={() => onOpenChange(NEW_GROUP)}>
      <Plus aria-hidden />
      New group
      <Kbd keys="c" />
    </Button>
  ) : null;
  return (
    <Card aria-label="Groups">
      <CardHeader
        title="Groups"
        note={groups.length === 0 ? undefined : formatCount(groups.length)}
        actions={
          <>
            <ListSearch label="Search groups and people" listed={listed} />
            {create}
          </>
        }
      />
      <DataTable
        caption="Reviewer groups"
        isDense
        hasRowKeys
        columns={groupColumns({
          names,
          policies,
          ...(canWrite ? { onDelete: remove } : {}),
        })}
        rows={listed.rows}
        rowKey={({ id }) => id}
        selectedKey={open?.id}
        {...(canWrite ? { onRowOpen: ({ id }: GroupView) => onOpenChange(id) } : {})}
        emptyState={
          groups.length === 0 ? (
            <EmptyState title="No groups yet">
              A policy can name a group for its reviews: “two of Treasury”. Who is in it counts from the next answer on.
            </EmptyState>
          ) : (
            <EmptyState title={`No group with “${listed.typed.trim()}”`}>
              Neither its name nor anybody in it holds that.
            </EmptyState>
          )
        }
      />
      <PageFooter label="groups" paged={listed} onGo={listed.go} />
      <Dialog open={isOpen} onOpenChange={(stays) => (stays ? undefined : onOpenChange(null))}>
        <DialogContent
          title={open === null ? "New group" : `Change ${open.name}`}
          description="Its members share the reviews that name it."
        >
          <GroupForm
            group={open}
            onCancel={() => onOpenChange(null)}
            onSaved={({ name }) => {
              onOpenChange(null);
              void refresh();
              notify.done(open === null ? "Group created." : "Group saved.", {
                detail:
                  open === null ? `Policies can name ${name} for their reviews.` : "It counts from the next answer on.",
              });
            }}
          />
        </DialogContent>
      </Dialog>
    </Card>
  );
}
