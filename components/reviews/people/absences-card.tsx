"use client";

import { CalendarClock } from "lucide-react";
import { formatCount } from "../../lib/format";
import { formatDay } from "../../lib/time";
import { Button } from "../../ui/button";
import { Card, CardHeader } from "../../ui/card";
import { DataTable } from "../../ui/data-table";
import { Dialog, DialogContent } from "../../ui/dialog";
import { EmptyState } from "../../ui/empty-state";
import { notify } from "../../ui/toast";
import { absenceColumns } from "./absence-columns";
import { AbsenceForm } from "./absence-form";
import type { useAbsences } from "./use-people";

export interface AbsencesCardProps {
  absences: ReturnType<typeof useAbsences>;
  /** Whether there is anything of one's own to hand over. */
  mayDecide: boolean;
  /** `members:write`: others' too. */
  mayManage: boolean;
  /** `members:read`: everybody's are listed. */
  seesAll: boolean;
  /** Whose absence is being written; null while none is. */
  openFor: string | null;
  onOpenChange: (userId: string | null) => void;
}

/** Who is away, and who answers reviews in their place. */
export function AbsencesCard({ absences, mayDecide, mayManage, seesAll, openFor, onOpenChange }: AbsencesCardProps) {
  const { me, absences: all, refresh, end } = absences;
  const isAway = all.some(({ userId }) => userId === me);
  const act = mayDecide ? (
    <Button onClick={() => onOpenChange(me)}>
      <CalendarClock aria-hidden />
      {isAway ? "Change my absence" : "Say that I am away"}
    </Button>
  ) : null;
  return (
    <Card aria-label="Absences">
      <CardHeader title="Absences" note={all.length === 0 ? undefined : formatCount(all.length)} actions={act} />
      <DataTable
        caption="Absences"
        isDense
        columns={absenceColumns({ me, mayManage, onChange: ({ userId }) => onOpenChange(userId), onEnd: end })}
        rows={all}
        rowKey={({ userId }) => userId}
        emptyState={
          <EmptyState title={seesAll ? "Nobody is away" : "You are not away, and stand in for nobody"} action={act}>
            Whoever is away names somebody to answer reviews meanwhile, for at most 90 days. They answer as themselves,
            and only what whoever is away could answer.
          </EmptyState>
        }
      />
      <Dialog open={openFor !== null} onOpenChange={(isOpen) => (isOpen ? undefined : onOpenChange(null))}>
        <DialogContent
          title={mayManage ? "Absence" : "You are away"}
          description="Reviews go on: somebody answers them in the meantime."
        >
          {openFor === null ? null : (
            <AbsenceForm
              me={me}
              userId={openFor}
              mayChoose={mayManage}
              absences={all}
              onCancel={() => onOpenChange(null)}
              onSaved={({ endsAt }) => {
                onOpenChange(null);
                void refresh();
                notify.done("Absence saved.", { detail: `It ends by itself on ${formatDay(endsAt)}.` });
              }}
            />
          )}
        </DialogContent>
      </Dialog>
    </Card>
  );
}
