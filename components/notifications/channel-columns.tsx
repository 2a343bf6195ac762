import { cx } from "class-variance-authority";
import type { ChannelView } from "@/server/notifications/schemas";
import { formatDuration } from "../lib/format";
import type { Column } from "../ui/data-table";
import { Time } from "../ui/time";
import { ActiveSwitch } from "./active-switch";
import { CHANNEL_KINDS } from "./channel-kinds";
import { ChannelState } from "./channel-state";
import { eventsInWords, placeOf, policyNameIn, quietInWords, rhythmInWords, wholePlaceOf } from "./channel-words";
import type { ChannelActs } from "./use-channels";

const MINUTE_MS = 60_000;

export interface ChannelColumnsInput {
  /** What policies are called; null until it is known. */
  policyNames: ReadonlyMap<string, string> | null;
  /** Beside an open channel there is room for what tells channels apart. */
  isNarrow: boolean;
  /** Absent for those who may see channels and not change them. */
  acts?: ChannelActs;
}

/** The columns of the channels. */
export function channelColumns({ policyNames, isNarrow, acts }: ChannelColumnsInput): readonly Column<ChannelView>[] {
  const wide: readonly Column<ChannelView>[] = [
    {
      id: "events",
      header: "Tells of",
      hideBelow: "md",
      skeletonWidth: 120,
      title: ({ events }) => eventsInWords(events, events.length),
      cell: ({ events }) => <Cut>{eventsInWords(events, 2)}</Cut>,
    },
    {
      id: "policies",
      header: "Policies",
      hideBelow: "xl",
      title: ({ policyIds }) => policyIds.map((id) => policyNameIn(policyNames, id)).join("\n"),
      cell: ({ policyIds: [first, ...more] }) =>
        first === undefined ? (
          <span className="text-fg-3">all</span>
        ) : (
          <span className="flex gap-1">
            <Cut>{policyNameIn(policyNames, first)}</Cut>
            {more.length === 0 ? null : <span className="text-fg-3">+{more.length}</span>}
          </span>
        ),
    },
    {
      id: "when",
      header: "When",
      hideBelow: "xl",
      title: whenInWords,
      cell: (channel) => <Cut>{whenInShort(channel)}</Cut>,
    },
    {
      id: "sent",
      header: "Last sent",
      hideBelow: "sm",
      cell: ({ lastSentAt }) =>
        lastSentAt === null ? (
          <span className="text-fg-3">never</span>
        ) : (
          <span className="text-fg-2">
            <Time value={lastSentAt} />
          </span>
        ),
    },
  ];
  return [
    {
      id: "name",
      header: "Channel",
      isRowHeader: true,
      isFill: true,
      title: ({ name }) => name,
      cell: ({ name, type, isActive }) => <ChannelName name={name} type={type} isActive={isActive} />,
      below: (channel) => (
        <div className="grid gap-0.5 pl-6 text-12 text-fg-2">
          <span>{placeOf(channel)}</span>
          <span>{eventsInWords(channel.events, 2)}</span>
          <ChannelState {...channel} isBrief />
        </div>
      ),
    },
    {
      id: "to",
      header: "To",
      hideBelow: "sm",
      title: wholePlaceOf,
      cell: (channel) => <Cut>{placeOf(channel)}</Cut>,
    },
    ...(isNarrow ? [] : wide),
    {
      id: "state",
      header: "State",
      hideBelow: "sm",
      skeletonWidth: 80,
      cell: (channel) => <ChannelState {...channel} isBrief />,
    },
    ...(acts === undefined
      ? []
      : [
          {
            id: "active",
            header: "On",
            isNumeric: true,
            skeletonWidth: 28,
            cell: (channel: ChannelView) => <ActiveSwitch channel={channel} acts={acts} />,
          },
        ]),
  ];
}

/** A cell whose whole text is in its title. */
function Cut({ children }: { children: string }) {
  return <span className="inline-block max-w-52 truncate align-middle text-fg-2">{children}</span>;
}

function ChannelName({ name, type, isActive }: Pick<ChannelView, "name" | "type" | "isActive">) {
  const { icon: Icon, label } = CHANNEL_KINDS[type];
  return (
    <span className="flex items-center gap-2">
      <Icon aria-hidden className="size-4 shrink-0 text-fg-3" strokeWidth={1.75} />
      <span className={cx("font-medium whitespace-normal sm:line-clamp-2", isActive || "text-fg-3")}>{name}</span>
      <span className="sr-only">, {label}</span>
    </span>
  );
}

/** The zone is left to the title. */
function whenInShort({ digestMinutes, quietHours }: ChannelView): string {
  const rhythm = digestMinutes === 0 ? "at once" : `within ${formatDuration(digestMinutes * MINUTE_MS)}`;
  return quietHours === null ? rhythm : `${rhythm}, quiet ${quietHours.from}–${quietHours.to}`;
}

function whenInWords({ digestMinutes, quietHours }: ChannelView): string {
  const quiet = quietInWords(quietHours);
  return quiet === null ? rhythmInWords(digestMinutes) : `${rhythmInWords(digestMinutes)}, quiet ${quiet}`;
}
