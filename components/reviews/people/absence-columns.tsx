"use client";

import { CalendarClock, UserRoundX } from "lucide-react";
import { useNow } from "../../lib/use-now";
import { Button } from "../../ui/button";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import type { Column } from "../../ui/data-table";
import { StatusText } from "../../ui/status-text";
import { Time } from "../../ui/time";
import { isAwayAt } from "./absence-period";
import type { Absence } from "./use-people";

export interface AbsenceColumnsInput {
  me: string;
  mayManage: boolean;
  onChange: (absence: Absence) => void;
  onEnd: (absence: Absence) => Promise<void>;
}

/** The columns of the absences. One's own can be changed and ended by oneself, others by who manages members. */
export function absenceColumns({ me, mayManage, onChange, onEnd }: AbsenceColumnsInput): readonly Column<Absence>[] {
  const nameOf = (id: string, name: string) => (id === me ? "You" : name);
  return [
    {
      id: "who",
      header: "Away",
      isRowHeader: true,
      isFill: true,
      title: ({ name }) => name,
      cell: ({ userId, name }) => <span className="font-medium">{nameOf(userId, name)}</span>,
      below: (absence) => (
        <div className="text-12 text-fg-2">
          <AbsenceState absence={absence} />
          <div>
            until <Time value={absence.endsAt} format="day-and-clock" /> UTC
          </div>
          <div>{absence.toUserId === me ? "you stand in" : `${absence.toName} stands in`}</div>
        </div>
      ),
    },
    {
      id: "deputy",
      header: "Stands in",
      hideBelow: "sm",
      title: ({ toName }) => toName,
      cell: ({ toUserId, toName }) => (
        <span className="inline-block max-w-56 truncate align-middle text-fg-2 xl:max-w-72">
          {nameOf(toUserId, toName)}
        </span>
      ),
    },
    {
      id: "from",
      header: "From, UTC",
      hideBelow: "md",
      cell: ({ startsAt }) => (
        <span className="text-fg-2">
          <Time value={startsAt} format="day-and-clock" />
        </span>
      ),
    },
    {
      id: "until",
      header: "Until, UTC",
      hideBelow: "sm",
      cell: ({ endsAt }) => (
        <span className="text-fg-2">
          <Time value={endsAt} format="day-and-clock" />
        </span>
      ),
    },
    { id: "state", header: "State", hideBelow: "sm", cell: (absence) => <AbsenceState absence={absence} /> },
    {
      id: "acts",
      header: "",
      isNumeric: true,
      cell: (absence) =>
        absence.userId === me || mayManage ? (
          <span className="-mr-2 inline-flex max-sm:flex-col max-sm:items-end">
            <Button
              variant="ghost"
              size="sm"
              aria-label={`Change the absence of ${nameOf(absence.userId, absence.name)}`}
              onClick={() => onChange(absence)}
            >
              Change
            </Button>
            <EndAbsence absence={absence} isMine={absence.userId === me} onEnd={onEnd} />
          </span>
        ) : null,
    },
  ];
}

function AbsenceState({ absence }: { absence: Absence }) {
  const now = useNow();
  if (now === null) return null;
  return isAwayAt(absence, now) ? (
    <StatusText status="warn" icon={UserRoundX}>
      Away
    </StatusText>
  ) : (
    <StatusText status="muted" icon={CalendarClock}>
      <Time value={absence.startsAt} />
    </StatusText>
  );
}

function EndAbsence({
  absence,
  isMine,
  onEnd,
}: {
  absence: Absence;
  isMine: boolean;
  onEnd: (absence: Absence) => Promise<void>;
}) {
  const { name, toName } = absence;
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="sm" aria-label={isMine ? "End your absence" : `End the absence of ${name}`}>
          End
        </Button>
      }
      title={isMine ? "End your absence now?" : `End the absence of ${name} now?`}
      confirmLabel="End absence"
      onConfirm={() => onEnd(absence)}
    >
      {toName} stands in no more: from now on {isMine ? "you answer" : `${name} answers`} these reviews. What was
      answered meanwhile stays.
    </ConfirmDialog>
  );
}
