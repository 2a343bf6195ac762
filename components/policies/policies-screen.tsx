"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type MouseEvent, type ReactNode, useRef, useState } from "react";
import type { PolicyRow, PrincipalView } from "@/server/policies/schemas";
import { PageHeader } from "../frame/page";
import { formatCount } from "../lib/format";
import { useAddressQuery } from "../lib/use-address-query";
import { useLeaveGuard } from "../lib/use-leave-guard";
import { useShortcuts } from "../lib/use-shortcuts";
import { useTRPC } from "../trpc/provider";
import { Button } from "../ui/button";
import { DetailPane } from "../ui/detail-pane";
import { EmptyState } from "../ui/empty-state";
import { Kbd } from "../ui/kbd";
import { Split } from "../ui/split";
import { afterSave, isChanged, isNewVersion, type PolicyDraft, resumed } from "./draft";
import { PolicyEditor } from "./editor/policy-editor";
import { PaneActions, PolicyReader, PolicyState } from "./policy-pane";
import { OrderBar } from "./table/order-bar";
import { PolicyFilter } from "./table/policy-filter";
import type { PolicyActs } from "./table/policy-menu";
import { PolicyTable } from "./table/policy-table";
import { useListedPolicies } from "./table/use-listed-policies";
import { useOrder } from "./use-order";
import { usePolicyChanges } from "./use-policy-changes";

export interface PoliciesScreenProps {
  /** As the server read them for this page; the tab keeps them fresh from here on. */
  policies: readonly PolicyRow[];
  principals: readonly PrincipalView[];
  /** `policies:write`; without it everything is to be read only. */
  canWrite: boolean;
}

const NEW = "new";

/** Policies by order of evaluation, the open one beside them. Edits are kept while other rows are looked at. */
export function PoliciesScreen({ policies: initial, principals, canWrite }: PoliciesScreenProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const { data: policies } = useQuery(trpc.policies.list.queryOptions(undefined, { initialData: [...initial] }));
  // Read from the cache by whatever names whom reviews are for.
  useQuery(trpc.policies.principals.queryOptions(undefined, { initialData: [...principals] }));
  const ordering = useOrder(policies);
  const changes = usePolicyChanges();
  const address = useAddressQuery();
  const openId = address.get("policy");
  const hrefOf = (id: string | null) => address.hrefWith({ policy: id });
  const listed = useListedPolicies(ordering.rows, openId);
  const [drafts, setDrafts] = useState<ReadonlyMap<string, PolicyDraft>>(new Map());
  const [isByKeyboard, setByKeyboard] = useState(false);
  const [createdId, setCreatedId] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);

  const hasDraft = (id: string) => {
    const draft = drafts.get(id);
    return draft !== undefined && isChanged(draft);
  };
  const keepDraft = (id: string, draft: PolicyDraft | null) =>
    setDrafts((current) => {
      const next = new Map(current);
      if (draft === null) next.delete(id);
      else next.set(id, draft);
      return next;
    });
  const acts: PolicyActs = {
    toggle: changes.toggle,
    remove: async (policy) => {
      await changes.remove(policy);
      if (openId === policy.id) router.replace(hrefOf(null), { scroll: false });
      keepDraft(policy.id, null);
    },
    shift: ordering.shift,
  };
  const create = () => {
    setByKeyboard(true);
    router.push(hrefOf(NEW), { scroll: false });
  };
  useShortcuts(canWrite ? { c: create } : {});
  useLeaveGuard([...drafts.keys()].some(hasDraft) || ordering.moves.length > 0);

  const backToRow = () => list.current?.querySelector<HTMLElement>("[data-row][aria-current]")?.focus();
  return (
    <Split
      width="edit"
      pane={
        openId === null ? null : (
          <Pane
            key={openId}
            id={openId}
            hrefOf={hrefOf}
            rows={ordering.rows}
            draft={drafts.get(openId) ?? null}
            onDraftChange={(draft) => keepDraft(openId, draft)}
            onClose={backToRow}
            acts={acts}
            canWrite={canWrite}
            hasFocus={isByKeyboard || openId === NEW}
            isJustCreated={openId === createdId}
            onCreated={(id, left) => {
              setCreatedId(id);
              keepDraft(id, left);
            }}
          />
        )
      }
    >
      <div className="px-4 pt-3 pb-2 sm:pl-6">
        <PageHeader
          title="Policies"
          note={
            policies.length === 0 ? undefined : (
              <span className="text-12">{formatCount(policies.length)}, first match decides</span>
            )
          }
          actions={
            canWrite ? (
              <Button asChild variant="primary" size="lg">
                <Link href={hrefOf(NEW)} scroll={false}>
                  <Plus aria-hidden />
                  New policy
                  <Kbd keys="c" />
                </Link>
              </Button>
            ) : (
              <span className="text-12 text-fg-3">Your role can read policies, not change them.</span>
            )
          }
        />
        {listed.isSearchable ? (
          <div className="flex flex-wrap items-center gap-2 pt-2">
            <PolicyFilter listed={listed} />
          </div>
        ) : null}
      </div>
      <div
        ref={list}
        // A click made by Enter has no presses: whoever opened the row so goes on in the pane.
        onClickCapture={(event: MouseEvent) => {
          setByKeyboard(event.detail === 0);
          setCreatedId(null);
        }}
      >
        <PolicyTable
          ordering={ordering}
          listed={listed}
          hrefOf={hrefOf}
          openId={openId}
          canWrite={canWrite}
          hasDraft={hasDraft}
          acts={acts}
        />
      </div>
      {policies.length > 1 ? <OrderBar ordering={ordering} canWrite={canWrite} isFiltered={listed.isFiltered} /> : null}
    </Split>
  );
}

interface PaneProps {
  id: string;
  /** Where a policy is open, or none. */
  hrefOf: (id: string | null) => string;
  rows: readonly PolicyRow[];
  draft: PolicyDraft | null;
  onDraftChange: (draft: PolicyDraft | null) => void;
  onClose: () => void;
  acts: PolicyActs;
  canWrite: boolean;
  hasFocus: boolean;
  isJustCreated: boolean;
  /** @param left of the edit, for the pane of what it created. */
  onCreated: (id: string, left: PolicyDraft | null) => void;
}

/** What stands beside the table for `?policy=`. */
function Pane(props: PaneProps): ReactNode {
  const { id, hrefOf, rows, draft, onDraftChange, onClose, acts, canWrite, hasFocus, isJustCreated, onCreated } = props;
  const router = useRouter();
  // Counts discards: a form that starts again must not keep what its fields held.
  const [generation, setGeneration] = useState(0);
  const policy = rows.find((row) => row.id === id) ?? null;
  if (policy !== null && !canWrite)
    return <PolicyReader policy={policy} rows={rows} hrefOf={hrefOf} onClose={onClose} />;
  if (!canWrite || (policy === null && (draft === null || !isChanged(draft)) && id !== NEW)) {
    return (
      <DetailPane title="Policy" closeHref={hrefOf(null)} onClose={onClose}>
        <EmptyState title={id === NEW ? "Your role cannot create policies" : "There is no such policy"}>
          {id === NEW ? "Ask a policy manager or an owner." : "It may have been deleted. Decisions it made keep it."}
        </EmptyState>
      </DetailPane>
    );
  }
  return (
    <PolicyEditor
      key={generation}
      draft={resumed(draft, policy)}
      stored={policy}
      onDraftChange={onDraftChange}
      onDone={(saved) => {
        const left = saved === null || draft === null ? null : afterSave(draft, saved);
        onDraftChange(id === NEW ? null : left);
        if (saved === null) setGeneration(generation + 1);
        if (id !== NEW) return;
        if (saved !== null) onCreated(saved.id, left);
        router.replace(hrefOf(saved?.id ?? null), { scroll: false });
      }}
      closeHref={hrefOf(null)}
      onClose={onClose}
      hasFocus={hasFocus}
      isJustCreated={isJustCreated}
      subtitle={
        policy === null ? null : <PolicyState policy={policy} isEdited={draft !== null && isNewVersion(draft)} />
      }
      {...(policy === null ? {} : { actions: <PaneActions policy={policy} rows={rows} hrefOf={hrefOf} acts={acts} /> })}
    />
  );
}
