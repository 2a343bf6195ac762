"use client";

import { Trash2, TriangleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { ChannelView } from "@/server/notifications/schemas";
import { capitalised } from "../lib/sentence";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { DetailPane } from "../ui/detail-pane";
import { IconButton } from "../ui/icon-button";
import { KeyValues } from "../ui/key-values";
import { Note } from "../ui/note";
import { SegmentedLinks } from "../ui/segmented-links";
import { ShownOnce } from "../ui/shown-once";
import { Time } from "../ui/time";
import { CHANNEL_KINDS } from "./channel-kinds";
import { ChannelState } from "./channel-state";
import {
  DISABLED_WORDS,
  eventsInWords,
  policyNameIn,
  quietInWords,
  rhythmInWords,
  wholePlaceOf,
} from "./channel-words";
import { Deliveries } from "./deliveries";
import { TestMessage } from "./test-message";
import type { ChannelActs } from "./use-channels";

export const CHANNELS_HREF = "/settings/notifications";

/** Where a channel is open, and which side of it. */
export function channelHref(id: string, side: "deliveries" | "settings" = "deliveries"): string {
  return `${CHANNELS_HREF}?channel=${id}${side === "settings" ? "&edit=1" : ""}`;
}

/** Type and state, and the two sides of an open channel for those who may change it. */
export function ChannelSubtitle({
  channel,
  isEditing,
  hasDraft,
  canWrite,
}: {
  channel: ChannelView;
  isEditing: boolean;
  /** Whether something typed is not saved. */
  hasDraft: boolean;
  canWrite: boolean;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-12 text-fg-3">
      <span>{CHANNEL_KINDS[channel.type].label}</span>
      <ChannelState {...channel} />
      {canWrite ? (
        <span className="ml-auto">
          <SegmentedLinks
            label="What is shown of the channel"
            options={[
              { href: channelHref(channel.id), label: "Deliveries", isCurrent: !isEditing },
              {
                href: channelHref(channel.id, "settings"),
                label: hasDraft ? "Edit, unsaved" : "Edit",
                isCurrent: isEditing,
              },
            ]}
          />
        </span>
      ) : null}
    </div>
  );
}

/** Deleting the open channel. */
export function ChannelActions({
  channel,
  acts,
  onDeleted,
}: {
  channel: ChannelView;
  acts: ChannelActs;
  onDeleted: () => void;
}) {
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={
        <IconButton label="Delete channel">
          <Trash2 aria-hidden />
        </IconButton>
      }
      title={`Delete ${channel.name}?`}
      confirmLabel="Delete channel"
      isDanger
      onConfirm={async () => {
        await acts.remove(channel);
        onDeleted();
        router.replace(CHANNELS_HREF, { scroll: false });
      }}
    >
      Nobody is told by it any more. Its secrets and the list of its messages are deleted with it; the log keeps that it
      was there.
    </ConfirmDialog>
  );
}

export interface ChannelPaneProps {
  channel: ChannelView;
  policyNames: ReadonlyMap<string, string> | null;
  canWrite: boolean;
  hasDraft: boolean;
  /** A secret that was made with the channel, until it is stored. */
  newSecret: string | null;
  onSecretStored: () => void;
  actions?: ReactNode;
  onClose: () => void;
}

/** An open channel: what it tells whom, how it stands, what was sent. */
export function ChannelPane(props: ChannelPaneProps) {
  const { channel, policyNames, canWrite, hasDraft, newSecret, onSecretStored, actions, onClose } = props;
  const { policyIds, digestMinutes, quietHours, events, lastSentAt } = channel;
  return (
    <DetailPane
      title={channel.name}
      subtitle={
        <ChannelSubtitle
          channel={channel}
          isEditing={false}
          hasDraft={hasDraft}
          canWrite={canWrite && channel.isReadable}
        />
      }
      actions={actions}
      closeHref={CHANNELS_HREF}
      onClose={onClose}
      {...(canWrite && channel.isReadable
        ? { footer: <TestMessage channel={channel} isFirst={lastSentAt === null} /> }
        : {})}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {newSecret === null ? null : (
          <ShownOnce
            label="New signing secret"
            title="Channel created"
            note="Copy its signing secret now. It is shown once."
            value={newSecret}
            valueLabel="Signing secret"
            copyLabel="Copy secret"
            onDone={onSecretStored}
            className="-mx-5 -mt-4"
          />
        )}
        <Standing channel={channel} />
        <KeyValues
          items={[
            { label: "To", value: <span className="font-mono text-12">{wholePlaceOf(channel)}</span> },
            { label: "Tells of", value: eventsInWords(events, events.length) },
            {
              label: "Policies",
              value:
                policyIds.length === 0
                  ? "All, and reviews without one"
                  : policyIds.map((id) => policyNameIn(policyNames, id)).join(", "),
            },
            { label: "When", value: capitalised(rhythmInWords(digestMinutes)) },
            { label: "Quiet hours", value: quietInWords(quietHours) ?? <span className="text-fg-3">None</span> },
            {
              label: "Last sent",
              value: lastSentAt === null ? <span className="text-fg-3">Never</span> : <Time value={lastSentAt} />,
            },
          ]}
        />
        <Deliveries channelId={channel.id} />
      </div>
    </DetailPane>
  );
}

/** Why nobody is told, or may not be soon, and what to do about it. */
function Standing({ channel: { isReadable, isActive, disabledReason, failingSince } }: { channel: ChannelView }) {
  if (!isReadable)
    return (
      <Note icon={TriangleAlert}>
        What it was set up with cannot be read any more. Nobody is told by it: delete it and make it anew.
      </Note>
    );
  if (disabledReason !== null)
    return (
      <Note icon={TriangleAlert}>
        <span className="font-medium text-fg">It switched itself off.</span> {DISABLED_WORDS[disabledReason]} Correct it
        under Edit, send a test message, then switch it on in the list.
      </Note>
    );
  if (!isActive) return <Note>It is off: nobody is told by it. A test message is sent all the same.</Note>;
  if (failingSince === null) return null;
  return (
    <Note icon={TriangleAlert}>
      Nothing has got through since <Time value={failingSince} />. After three days it switches itself off.
    </Note>
  );
}
