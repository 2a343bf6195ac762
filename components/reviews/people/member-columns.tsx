import type { PersonView } from "@/server/reviews/people/schemas";
import { formatCount } from "../../lib/format";
import { capitalised } from "../../lib/sentence";
import type { Column } from "../../ui/data-table";
import { Time } from "../../ui/time";

/** The columns of the members. */
export const MEMBER_COLUMNS: readonly Column<PersonView>[] = [
  {
    id: "name",
    header: "Member",
    isFill: true,
    isRowHeader: true,
    title: ({ name }) => name,
    cell: ({ name }) => <span className="font-medium">{name}</span>,
    below: (person) => (
      <div className="grid gap-0.5 text-12 text-fg-2">
        {person.email === person.name ? null : <span>{person.email}</span>}
        <span>
          {rolesInWords(person)}, since <Time value={person.since} format="day" />
        </span>
        {person.groups.length === 0 ? null : <span>{person.groups.join(", ")}</span>}
        <Absence person={person} />
      </div>
    ),
  },
  {
    id: "email",
    header: "E-mail",
    hideBelow: "sm",
    skeletonWidth: 160,
    title: ({ email }) => email,
    cell: ({ email }) => (
      <span className="inline-block max-w-48 truncate align-middle text-fg-2 xl:max-w-64">{email}</span>
    ),
  },
  { id: "role", header: "Role", hideBelow: "sm", cell: (person) => rolesInWords(person) },
  {
    id: "groups",
    header: "Groups",
    hideBelow: "sm",
    title: ({ groups }) => groups.join("\n"),
    cell: ({ groups: [first, ...more] }) =>
      first === undefined ? (
        <span className="text-fg-3">none</span>
      ) : (
        <span className="flex gap-1 text-fg-2">
          <span className="max-w-32 truncate xl:max-w-44">{first}</span>
          {more.length === 0 ? null : <span className="text-fg-3">+{formatCount(more.length)}</span>}
        </span>
      ),
  },
  {
    id: "absence",
    header: "Away",
    hideBelow: "md",
    title: absenceTitle,
    cell: (person) => <Away person={person} />,
  },
  {
    id: "since",
    header: "Since",
    hideBelow: "sm",
    cell: ({ since }) => (
      <span className="text-fg-2">
        <Time value={since} format="day" />
      </span>
    ),
  },
];

function Away({ person: { absence } }: { person: PersonView }) {
  if (absence === null) return null;
  return (
    <span className="text-warn">
      <Time value={absence.startsAt} format="day" />
      {" to "}
      <Time value={absence.endsAt} format="day" />
    </span>
  );
}

/** The same with who stands in. */
function Absence({ person: { absence } }: { person: PersonView }) {
  if (absence === null) return null;
  return (
    <span className="text-warn">
      {"away "}
      <Time value={absence.startsAt} format="day" />
      {" to "}
      <Time value={absence.endsAt} format="day" />
      {`; ${absence.toName ?? "a former member"} stands in`}
    </span>
  );
}

function absenceTitle({ absence }: PersonView): string {
  return absence === null ? "" : `${absence.toName ?? "A former member"} stands in`;
}

function rolesInWords({ roles }: PersonView): string {
  return capitalised(roles.join(", ").replaceAll("_", " "));
}
