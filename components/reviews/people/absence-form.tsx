"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { DelegationView } from "@/server/reviews/people/schemas";
import { formatExact } from "../../lib/time";
import { failureText } from "../../trpc/failure-text";
import { useTRPC } from "../../trpc/provider";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Note } from "../../ui/note";
import { SearchSelect } from "../../ui/search-select";
import { StatusText } from "../../ui/status-text";
import { Time } from "../../ui/time";
import { fromLocal, periodFrom, toLocal, unanswered } from "./absence-period";
import { isPlaced, refusalAt } from "./people-problems";
import type { Absence } from "./use-people";

const FIELDS = ["userId", "toUserId", "startsAt", "endsAt"] as const;
const WORDS = { startsAt: "“From”", endsAt: "“Until”" };

export interface AbsenceFormProps {
  /** Who is signed in. */
  me: string;
  /** Whose absence it is to begin with. */
  userId: string;
  /** Whether it can be said for others. */
  mayChoose: boolean;
  /** Those that are known, to say what is replaced. */
  absences: readonly Absence[];
  onSaved: (saved: DelegationView) => void;
  onCancel: () => void;
}

/** Who is away, from when until when, and who answers reviews meanwhile. Input stays when saving fails. */
export function AbsenceForm({ me, userId: first, mayChoose, absences, onSaved, onCancel }: AbsenceFormProps) {
  const trpc = useTRPC();
  const people = useQuery(trpc.delegations.deputies.queryOptions());
  const [userId, setUserId] = useState(first);
  const before = absences.find((absence) => absence.userId === userId);
  const [toUserId, setToUserId] = useState(before?.toUserId ?? "");
  const [period, setPeriod] = useState(() =>
    before === undefined
      ? periodFrom(new Date())
      : { startsAt: toLocal(new Date(before.startsAt)), endsAt: toLocal(new Date(before.endsAt)) },
  );
  const [isChecked, setChecked] = useState(false);
  const save = useMutation(trpc.delegations.set.mutationOptions({ onSuccess: onSaved }));
  const startsAt = fromLocal(period.startsAt);
  const endsAt = fromLocal(period.endsAt);
  const missing = (isMissing: boolean, text: string) => (isChecked && isMissing ? text : undefined);
  const refusal = (field: string) => (save.isPending ? undefined : refusalAt(save.error, field, WORDS));
  const options = (people.data ?? []).map(({ id, name, email }) => ({
    value: id,
    text: name === email ? name : `${name} (${email})`,
  }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (save.isPending || userId === "" || toUserId === "" || startsAt === null || endsAt === null) return;
    save.mutate({ toUserId, startsAt, endsAt, ...(userId === me ? {} : { userId }) });
  };
  return (
    <form onSubmit={submit} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {mayChoose ? (
        <Field
          id="absence-who"
          label="Away"
          isRequired
          error={missing(userId === "", "Choose who is away.") ?? refusal("userId")}
        >
          {(control) => (
            <SearchSelect
              {...control}
              placeholder="Search by name or address"
              value={userId}
              onValueChange={setUserId}
              options={options.map(({ value, text }) => ({ value, text: value === me ? `You, ${text}` : text }))}
            />
          )}
        </Field>
      ) : null}
      <Field
        id="absence-deputy"
        label="Stands in"
        isRequired
        hint={people.isError ? undefined : "Answers what whoever is away could. The log names both."}
        error={
          people.isError
            ? `Members could not be read: ${failureText(people.error)}`
            : (missing(toUserId === "", "Choose who answers meanwhile.") ?? refusal("toUserId"))
        }
      >
        {(control) => (
          <SearchSelect
            {...control}
            value={toUserId}
            placeholder={
              people.isPending
                ? "Reading members…"
                : options.length > 1
                  ? "Search by name or address"
                  : "Nobody else decides reviews"
            }
            onValueChange={setToUserId}
            options={options.filter(({ value }) => value !== userId)}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          id="absence-from"
          label="From"
          isRequired
          hint={utcOf(startsAt)}
          error={missing(startsAt === null, "Say when it begins.") ?? refusal("startsAt")}
        >
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={period.startsAt}
              onChange={({ target }) => setPeriod({ ...period, startsAt: target.value })}
            />
          )}
        </Field>
        <Field
          id="absence-until"
          label="Until"
          isRequired
          hint={utcOf(endsAt)}
          error={missing(endsAt === null, "Say when it ends; 90 days are the most.") ?? refusal("endsAt")}
        >
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={period.endsAt}
              onChange={({ target }) => setPeriod({ ...period, endsAt: target.value })}
            />
          )}
        </Field>
      </div>
      {before === undefined ? null : (
        <Note>
          Replaces what is said now: {before.toName} until <Time value={before.endsAt} format="day-and-clock" /> UTC.
        </Note>
      )}
      {unanswered(absences, { userId, toUserId, startsAt, endsAt }).map(({ kind, absence }) => (
        <Note key={kind + absence.userId} icon={TriangleAlert} tone="accent">
          {kind === "deputyAway"
            ? `${absence.name} is away as well`
            : `${absence.toUserId === me ? "You stand" : `${absence.toName} stands`} in for ${absence.name}, who is away`}{" "}
          until <Time value={absence.endsAt} format="day-and-clock" /> UTC. That is not passed on: while both are away,
          nobody is there for reviews that only {kind === "deputyAway" ? "whoever is away" : absence.name} may answer.
        </Note>
      ))}
      {save.error === null || isPlaced(save.error, FIELDS) ? null : (
        <div role="alert">
          <StatusText status="bad" className="text-12">
            <span className="whitespace-normal">Not saved: {failureText(save.error)}</span>
          </StatusText>
        </div>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={save.isPending}>
          Save absence
        </Button>
      </div>
    </form>
  );
}

/** The screens tell times in UTC, and people type those of their wall. */
function utcOf(moment: string | null): string | undefined {
  return moment === null ? undefined : formatExact(moment).replace(/:\d\d\.\d{3} UTC$/, " UTC");
}
