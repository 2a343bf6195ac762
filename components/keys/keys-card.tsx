"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import type { Scope } from "@/server/auth/permissions";
import type { CreatedApiKey } from "@/server/keys/schemas";
import { formatCount } from "../lib/format";
import { useShortcuts } from "../lib/use-shortcuts";
import { Button } from "../ui/button";
import { Card, CardHeader } from "../ui/card";
import { CursorFooter } from "../ui/cursor-footer";
import { DataTable } from "../ui/data-table";
import { Dialog, DialogContent } from "../ui/dialog";
import { EmptyState } from "../ui/empty-state";
import { keyColumns } from "./key-columns";
import { KeyForm } from "./key-form";
import { KeyReveal } from "./key-reveal";
import { type KeyPage, useKeys } from "./use-keys";

export interface KeysCardProps {
  /** As the server read it for this page. */
  initial: KeyPage;
  /** Counts from 1. */
  page: number;
  limit: number;
  /** Where the server is reached, without a trailing slash. */
  origin: string;
  personId: string;
  /** The scopes this person may give to a key; empty for those who may not create one. */
  scopes: readonly Scope[];
}

/** API keys: create one, see it once, see how they are used, revoke them. */
export function KeysCard({ initial, page, limit, origin, personId, scopes }: KeysCardProps) {
  const { keys, total, refresh, revoke } = useKeys(page, limit, initial);
  const [isAsking, setAsking] = useState(false);
  const [created, setCreated] = useState<CreatedApiKey | null>(null);
  const canWrite = scopes.length > 0;
  const isCreatedRevoked = keys.some(({ id, revokedAt }) => id === created?.id && revokedAt !== null);
  useShortcuts(canWrite ? { c: () => setAsking(true) } : {});

  const createButton = canWrite ? (
    <Button onClick={() => setAsking(true)}>
      <Plus aria-hidden />
      Create key
    </Button>
  ) : null;
  return (
    <Card aria-label="API keys">
      <CardHeader title="API keys" note={total === 0 ? undefined : formatCount(total)} actions={createButton} />
      {created === null || isCreatedRevoked ? null : (
        <KeyReveal created={created} origin={origin} onDone={() => setCreated(null)} />
      )}
      <DataTable
        caption="API keys"
        isDense
        columns={keyColumns({ personId, ...(canWrite ? { onRevoke: revoke } : {}) })}
        rows={keys}
        rowKey={({ id }) => id}
        emptyState={
          <EmptyState title="No keys yet" action={createButton}>
            An agent sends its actions with a key. Create one, copy it, and send the first action.
          </EmptyState>
        }
      />
      {total > limit ? (
        <CursorFooter
          newerHref={page > 1 ? hrefOf(page - 1) : undefined}
          olderHref={page * limit < total ? hrefOf(page + 1) : undefined}
        >
          {`${formatCount((page - 1) * limit + 1)}–${formatCount(Math.min(page * limit, total))} of ${formatCount(total)}`}
        </CursorFooter>
      ) : null}
      <Dialog open={isAsking} onOpenChange={setAsking}>
        <DialogContent
          title="Create an API key"
          description="It belongs to the organization. Give it no more than its work needs."
        >
          <KeyForm
            scopes={scopes}
            onCancel={() => setAsking(false)}
            onCreated={(key) => {
              setCreated(key);
              setAsking(false);
              void refresh();
            }}
          />
        </DialogContent>
      </Dialog>
    </Card>
  );
}

function hrefOf(page: number): string {
  return page === 1 ? "/developer" : `/developer?page=${page}`;
}
