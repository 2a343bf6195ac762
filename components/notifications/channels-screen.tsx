"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useRef, useState } from "react";
import { CHANNELS_MAX, type ChannelView } from "@/server/notifications/schemas";
import type { NavPage } from "../frame/nav";
import { PageHeader } from "../frame/page";
import { PageTabs } from "../frame/page-tabs";
import { formatCount } from "../lib/format";
import { useLeaveGuard } from "../lib/use-leave-guard";
import { useShortcuts } from "../lib/use-shortcuts";
import { useTRPC } from "../trpc/provider";
import { Button } from "../ui/button";
import { DataTable } from "../ui/data-table";
import { DetailPane } from "../ui/detail-pane";
import { EmptyState } from "../ui/empty-state";
import { Kbd } from "../ui/kbd";
import { Split } from "../ui/split";
import { channelColumns } from "./channel-columns";
import { type ChannelDraft, draftOf, isChanged } from "./channel-draft";
import { ChannelEditor } from "./channel-editor";
import { CHANNELS_HREF, ChannelActions, ChannelPane, ChannelSubtitle, channelHref } from "./channel-pane";
import { linksInWords } from "./channel-words";
import { useChannelActs, useChannels } from "./use-channels";

const NEW = "new";

export interface ChannelsScreenProps {
  /** As the server read them for this page; the tab keeps them fresh from here on. */
  channels: readonly ChannelView[];
  /** The tabs of the settings. */
  pages: readonly NavPage[];
  /** `notifications:write`; without it everything is to be read only. */
  canWrite: boolean;
  /** `policies:read`. */
  seesPolicies: boolean;
  /** Whether mails may carry links that answer a review; null where that is not this person's to see. */
  areLinksOn: boolean | null;
}

/** The channels on which people are told of reviews, the open one beside them. Edits are kept while other rows are looked at. */
export function ChannelsScreen(props: ChannelsScreenProps) {
  const { channels: initial, pages, canWrite, seesPolicies, areLinksOn } = props;
  const router = useRouter();
  const channels = useChannels(initial);
  const acts = useChannelActs();
  const policyNames = usePolicyNames(seesPolicies);
  const openId = useSearchParams().get("channel");
  const [drafts, setDrafts] = useState<ReadonlyMap<string, ChannelDraft>>(new Map());
  // Kept above the panes: it is made in one and shown in the next.
  const [newSecret, setNewSecret] = useState<NewSecret | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const keepDraft = (id: string, draft: ChannelDraft | null) =>
    setDrafts((current) => new Map([...current].filter(([other]) => other !== id).concat(draft ? [[id, draft]] : [])));
  useShortcuts(
    canWrite && channels.length < CHANNELS_MAX ? { c: () => router.push(channelHref(NEW), { scroll: false }) } : {},
  );
  useLeaveGuard([...drafts.values()].some(isChanged));

  const create = (
    <Button asChild variant="primary" size="lg">
      <Link href={channelHref(NEW)} scroll={false}>
        <Plus aria-hidden />
        New channel
        <Kbd keys="c" />
      </Link>
    </Button>
  );
  return (
    <Split
      width="edit"
      pane={
        openId === null ? null : (
          <Pane
            key={openId}
            id={openId}
            channels={channels}
            areLinksOn={areLinksOn}
            draft={drafts.get(openId) ?? null}
            onDraftChange={(draft) => keepDraft(openId, draft)}
            newSecret={newSecret}
            onNewSecretChange={setNewSecret}
            policyNames={policyNames}
            canWrite={canWrite}
            onClose={() => list.current?.querySelector<HTMLElement>("[data-row][aria-current]")?.focus()}
          />
        )
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 px-4 pt-1 pb-2 sm:px-6">
        <PageTabs label="Settings" pages={pages} current={CHANNELS_HREF} />
        <PageHeader
          title="Notification channels"
          note={
            channels.length === 0 ? undefined : (
              <span className="text-12">{`${formatCount(channels.length)} of at most ${CHANNELS_MAX}`}</span>
            )
          }
          actions={
            !canWrite ? (
              <span className="text-12 text-fg-3">Your role can see channels, not change them.</span>
            ) : channels.length < CHANNELS_MAX ? (
              create
            ) : (
              <span className="text-12 text-fg-3">Delete one to make another.</span>
            )
          }
        />
      </div>
      <div ref={list}>
        <DataTable
          caption="Notification channels"
          columns={channelColumns({ policyNames, isNarrow: openId !== null, ...(canWrite ? { acts } : {}) })}
          rows={channels}
          rowKey={({ id }) => id}
          rowHref={({ id }) => channelHref(id)}
          selectedKey={openId ?? undefined}
          hasRowKeys
          className="border-t border-line-faint"
          emptyState={
            <EmptyState
              title="Nobody is told of reviews yet"
              className="border-t border-line-faint sm:px-6"
              action={canWrite ? <CreateFirst /> : null}
            >
              A review that nobody knows of expires. A channel tells people where they work: by e-mail, in Slack or
              Teams, on WhatsApp, as a Jira issue, or at a server of yours. Messages hold no payloads.{" "}
              {linksInWords(areLinksOn)}
            </EmptyState>
          }
        />
      </div>
    </Split>
  );
}

function CreateFirst() {
  return (
    <Button asChild>
      <Link href={channelHref(NEW)} scroll={false}>
        <Plus aria-hidden />
        Create the first channel
      </Link>
    </Button>
  );
}

/** A signing secret that was made with a channel, until its person has stored it. */
interface NewSecret {
  readonly channelId: string;
  readonly secret: string;
}

/** What policies are called, for those who may read them; null until it is known. */
function usePolicyNames(isPermitted: boolean): ReadonlyMap<string, string> | null {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.policies.list.queryOptions(undefined, { enabled: isPermitted }));
  return data === undefined ? null : new Map(data.map(({ id, name }) => [id, name]));
}

interface PaneProps {
  id: string;
  channels: readonly ChannelView[];
  areLinksOn: boolean | null;
  draft: ChannelDraft | null;
  onDraftChange: (draft: ChannelDraft | null) => void;
  newSecret: NewSecret | null;
  onNewSecretChange: (secret: NewSecret | null) => void;
  policyNames: ReadonlyMap<string, string> | null;
  canWrite: boolean;
  onClose: () => void;
}

/** What stands beside the table for `?channel=`. */
function Pane(props: PaneProps): ReactNode {
  const {
    id,
    channels,
    areLinksOn,
    draft,
    onDraftChange,
    newSecret,
    onNewSecretChange,
    policyNames,
    canWrite,
    onClose,
  } = props;
  const router = useRouter();
  const acts = useChannelActs();
  const isEditing = useSearchParams().get("edit") !== null;
  // Counts discards and saves: a form that starts again must not keep what its fields held.
  const [generation, setGeneration] = useState(0);
  const channel = channels.find((one) => one.id === id) ?? null;
  const hasDraft = draft !== null && isChanged(draft);
  const startAgain = () => {
    onDraftChange(null);
    setGeneration(generation + 1);
  };
  if (channel === null && !(id === NEW && canWrite))
    return (
      <DetailPane title="Channel" closeHref={CHANNELS_HREF} onClose={onClose}>
        <EmptyState title={id === NEW ? "Your role cannot create channels" : "There is no such channel"}>
          {id === NEW ? "Ask a developer, an administrator or an owner." : "It may have been deleted."}
        </EmptyState>
      </DetailPane>
    );
  const actions =
    channel === null || !canWrite ? null : (
      <ChannelActions channel={channel} acts={acts} onDeleted={() => onDraftChange(null)} />
    );
  if (channel !== null && !(canWrite && isEditing))
    return (
      <ChannelPane
        channel={channel}
        policyNames={policyNames}
        canWrite={canWrite}
        hasDraft={hasDraft}
        newSecret={newSecret?.channelId === id ? newSecret.secret : null}
        onSecretStored={() => onNewSecretChange(null)}
        actions={actions}
        onClose={onClose}
      />
    );
  return (
    <ChannelEditor
      key={generation}
      areLinksOn={areLinksOn}
      draft={draft ?? draftOf(channel, browserZone())}
      onDraftChange={onDraftChange}
      onCreated={async ({ signingSecret, ...created }) => {
        if (signingSecret !== null) onNewSecretChange({ channelId: created.id, secret: signingSecret });
        await acts.refresh();
        onDraftChange(null);
        router.replace(channelHref(created.id), { scroll: false });
      }}
      onUpdated={async () => {
        await acts.refresh();
        startAgain();
        router.replace(channelHref(id), { scroll: false });
      }}
      onDiscard={startAgain}
      onClose={onClose}
      {...(channel === null
        ? {}
        : { subtitle: <ChannelSubtitle channel={channel} isEditing hasDraft={hasDraft} canWrite />, actions })}
    />
  );
}

function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
