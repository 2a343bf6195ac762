"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { GroupView } from "@/server/reviews/people/schemas";
import { failureText } from "../../trpc/failure-text";
import { useTRPC } from "../../trpc/provider";
import { isTrpcError } from "../../trpc/query-client";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { PickList } from "../../ui/pick-list";
import { StatusText } from "../../ui/status-text";
import { isPlaced, refusalAt } from "./people-problems";

const NAME_LENGTH_MAX = 100;
const FIELDS = ["name", "userIds"] as const;

export interface GroupFormProps {
  /** Null for a new one. */
  group: GroupView | null;
  onSaved: (group: GroupView) => void;
  onCancel: () => void;
}

/** A group's name and who is in it. Input stays when saving fails. */
export function GroupForm({ group, onSaved, onCancel }: GroupFormProps) {
  const trpc = useTRPC();
  const members = useQuery(trpc.members.list.queryOptions());
  const [name, setName] = useState(group?.name ?? "");
  const [userIds, setUserIds] = useState<readonly string[]>(group?.userIds ?? []);
  const [isChecked, setChecked] = useState(false);
  const create = useMutation(trpc.reviewerGroups.create.mutationOptions({ onSuccess: onSaved }));
  const update = useMutation(trpc.reviewerGroups.update.mutationOptions({ onSuccess: onSaved }));
  const isPending = create.isPending || update.isPending;
  const error = isPending ? null : (create.error ?? update.error);
  // Above all of a name that is taken.
  const isConflict = isTrpcError(error) && error.data?.code === "CONFLICT";

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isPending || name.trim() === "") return;
    if (group === null) create.mutate({ name, userIds: [...userIds] });
    else update.mutate({ id: group.id, name, userIds: [...userIds] });
  };
  return (
    <form onSubmit={submit} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Field
        id="group-name"
        label="Name"
        isRequired
        hint="Policies name it for their reviews; the log keeps its id, not its name."
        error={
          (isChecked && name.trim() === "" ? "Give it a name, such as “Treasury”." : undefined) ??
          refusalAt(error, "name") ??
          (isConflict ? failureText(error) : undefined)
        }
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={NAME_LENGTH_MAX}
            placeholder="Treasury"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
      <PickList
        id="group-members"
        label="Members"
        options={(members.data ?? []).map(({ id, name: called, email, mayDecide }) => ({
          value: id,
          label: called,
          hint: [called === email ? null : email, mayDecide ? null : "Decides no reviews: counts once a role lets them"]
            .filter((part) => part !== null)
            .join(". "),
        }))}
        value={userIds}
        onValueChange={setUserIds}
        error={refusalAt(error, "userIds")}
        empty={
          members.isError
            ? `Members could not be read: ${failureText(members.error)}`
            : members.isPending
              ? "Reading members…"
              : "There are no members."
        }
      />
      {error === null || isPlaced(error, FIELDS) || isConflict ? null : (
        <div role="alert">
          <StatusText status="bad" className="text-12">
            <span className="whitespace-normal">Not saved: {failureText(error)}</span>
          </StatusText>
        </div>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={isPending}>
          {group === null ? "Create group" : "Save group"}
        </Button>
      </div>
    </form>
  );
}
