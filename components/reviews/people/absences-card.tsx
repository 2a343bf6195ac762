"use client";

import { CalendarClock } from "lucide-react";
import { formatCount } from "../../lib/format";
import { formatDay } from "../../lib/time";
import { useListed } from "../../lib/use-listed";
import { Button } from "../../ui/button";
import { Card, CardHeader } from "../../ui/card";
import { DataTable } from "../../ui/data-table";
import { Dialog, DialogContent } from "../../ui/dialog";
import { EmptyState } from "../../ui/empty-state";
import { ListSearch } from "../../ui/list-search";
import { PageFooter } from "../../ui/page-footer";
import { notify } from "../../ui/toast";
import { absenceColumns } from "./absence-columns";
import { AbsenceForm } from "./absence-form";
import type { useAbsences } from "./use-people";

const PAGE_SIZE = 20;

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
  const listed = useListed("absences", all, { size: PAGE_SIZE, textOf: ({ name, toName }) => `${name} ${toName}` });
  const isAway = all.some(({ userId }) => userId === me);
  const act = mayDecide ? (
    <Button onClick={() => onOpenChange(me)}>
      <CalendarClock aria-hidden />
      {isAway ? "Change my absence" : "Say that I am away"}
    </Button>
  ) : null;
  return (
    <Card aria-label="Absences">
      <CardHeader
        title="Absences"
        note={all.length === 0 ? undefined : formatCount(all.length)}
        actions={
          <>
            <ListSearch label="Search absences" listed={listed} />
            {act}
          </>
        }
      />
      <DataTable
        caption="Absences"
        isDense
        columns={absenceColumns({ me, mayManage, onChange: ({ userId }) => onOpenChange(userId), onEnd: end })}
        rows={listed.rows}
        rowKey={({ userId }) => userId}
        emptyState={
          all.length === 0 ? (
            <EmptyState title={seesAll ? "Nobody is away" : "You are not away, and stand in for nobody"}>
              Whoever is away names somebody to answer reviews meanwhile, for at most 90 days. What is answered in their
              place names both.
            </EmptyState>
          ) : (
            <EmptyState title={`No absence with “${listed.typed.trim()}”`}>
              Nobody who is away or stands in is called so.
            </EmptyState>
          )
        }
      />
      <PageFooter label="absences" paged={listed} onGo={listed.go} />
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
