"use client";

import { CircleOff, ClockAlert } from "lucide-react";
import type { ApiKeyView } from "@/server/keys/schemas";
import { formatCount } from "../lib/format";
import { useNow } from "../lib/use-now";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import type { Column } from "../ui/data-table";
import { StatusText } from "../ui/status-text";
import { Time } from "../ui/time";
import { standingOf } from "./expiry";

export interface KeyColumnsInput {
  personId: string;
  /** Absent for those who may read keys and not change them. */
  onRevoke?: (key: ApiKeyView) => Promise<void>;
}

/** The columns of the keys table. Revoked keys stay listed: the log names them. */
export function keyColumns({ personId, onRevoke }: KeyColumnsInput): readonly Column<ApiKeyView>[] {
  const columns: readonly Column<ApiKeyView>[] = [
    {
      id: "name",
      header: "Name",
      isRowHeader: true,
      cell: ({ name, userId, revokedAt }) => (
        <span className="inline-block max-w-64 truncate align-middle max-sm:max-w-28">
          <span className={revokedAt === null ? "font-medium" : "font-medium text-fg-3"}>{name}</span>
          {userId === null ? null : (
            <span className="ml-1.5 text-12 text-fg-3">
              {userId === personId ? "bound to you" : "bound to a member"}
            </span>
          )}
        </span>
      ),
      title: ({ name }) => name,
    },
    {
      id: "key",
      header: "Key",
      cell: ({ prefix, lastFour }) => <span className="font-mono text-12 text-fg-2">{`${prefix}…${lastFour}`}</span>,
    },
    {
      id: "scopes",
      header: "Scopes",
      isFill: true,
      cell: ({ scopes }) => <span className="text-fg-2">{scopes.join(", ")}</span>,
      title: ({ scopes }) => scopes.join(", "),
      hideBelow: "sm",
    },
    {
      id: "used",
      header: "Last used",
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? (
          <span className="text-fg-3">never</span>
        ) : (
          <span className="text-fg-2">
            <Time value={lastUsedAt} />
          </span>
        ),
      hideBelow: "sm",
    },
    {
      id: "events",
      header: "Events",
      isNumeric: true,
      cell: ({ events }) => <span className={events === 0 ? "text-fg-3" : undefined}>{formatCount(events)}</span>,
      hideBelow: "sm",
    },
    { id: "expires", header: "Expires", cell: (key) => <Expiry apiKey={key} /> },
  ];
  if (onRevoke === undefined) return columns;
  return [
    ...columns,
    {
      id: "revoke",
      header: "",
      isNumeric: true,
      cell: (key) => (key.revokedAt === null ? <RevokeKey apiKey={key} onRevoke={onRevoke} /> : null),
    },
  ];
}

function Expiry({ apiKey }: { apiKey: ApiKeyView }) {
  const now = useNow();
  const { expiresAt, revokedAt } = apiKey;
  if (revokedAt !== null)
    return (
      <StatusText status="muted" icon={CircleOff}>
        <span>
          Revoked <Time value={revokedAt} className="max-sm:hidden" />
        </span>
      </StatusText>
    );
  if (expiresAt === null) return <span className="text-fg-3">never</span>;
  const standing = now === null ? "later" : standingOf(apiKey, now);
  if (standing === "expired") return <StatusText status="bad">Expired</StatusText>;
  if (standing === "soon")
    return (
      <StatusText status="warn" icon={ClockAlert}>
        <Time value={expiresAt} />
      </StatusText>
    );
  return (
    <span className="text-fg-2">
      <Time value={expiresAt} format="day" />
    </span>
  );
}

function RevokeKey({ apiKey, onRevoke }: { apiKey: ApiKeyView; onRevoke: (key: ApiKeyView) => Promise<void> }) {
  const { name, lastUsedAt } = apiKey;
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="sm" className="-mr-2" aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      }
      title={`Revoke ${name}?`}
      confirmLabel="Revoke key"
      isDanger
      onConfirm={() => onRevoke(apiKey)}
    >
      Requests with it fail from now on, and it cannot be turned on again. What it did stays in the log.
      {lastUsedAt === null ? " It was never used." : null}
      {lastUsedAt === null ? null : (
        <>
          {" "}
          It was last used <Time value={lastUsedAt} />.
        </>
      )}
    </ConfirmDialog>
  );
}
