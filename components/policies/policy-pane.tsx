"use client";

import { ChevronDown, ChevronUp, CirclePause, Ghost } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { PolicyRow } from "@/server/policies/schemas";
import { DetailPane } from "../ui/detail-pane";
import { IconButton } from "../ui/icon-button";
import { StatusText } from "../ui/status-text";
import { PolicySummary } from "./policy-summary";
import { type PolicyActs, PolicyMenu } from "./table/policy-menu";

/** Version and state, under the title of an open policy. */
export function PolicyState({ policy, isEdited }: { policy: PolicyRow; isEdited: boolean }) {
  const { version, active, shadow } = policy;
  return (
    <div className="flex flex-wrap items-center gap-x-3 text-12 text-fg-3">
      <span>{isEdited ? `v${version}, editing v${version + 1}` : `v${version}`}</span>
      {active ? null : (
        <StatusText status="muted" icon={CirclePause}>
          Off
        </StatusText>
      )}
      {shadow ? (
        <StatusText status="muted" icon={Ghost}>
          Shadow
        </StatusText>
      ) : null}
    </div>
  );
}

/** Previous, next, and what can be done to the policy. */
export function PaneActions({
  policy,
  rows,
  hrefOf,
  acts,
}: {
  policy: PolicyRow;
  rows: readonly PolicyRow[];
  hrefOf: (id: string) => string;
  acts?: PolicyActs;
}) {
  const index = rows.findIndex(({ id }) => id === policy.id);
  const hrefAt = (at: number) => {
    const row = rows[at];
    return row === undefined ? null : hrefOf(row.id);
  };
  return (
    <>
      {acts === undefined ? null : <PolicyMenu policy={policy} acts={acts} />}
      <Neighbour label="Previous policy" href={hrefAt(index - 1)} icon={<ChevronUp aria-hidden />} />
      <Neighbour label="Next policy" href={hrefAt(index + 1)} icon={<ChevronDown aria-hidden />} />
    </>
  );
}

function Neighbour({ label, href, icon }: { label: string; href: string | null; icon: ReactNode }) {
  if (href === null) {
    return (
      <IconButton label={label} disabled>
        {icon}
      </IconButton>
    );
  }
  return (
    <IconButton label={label} asChild>
      <Link href={href} prefetch={false} scroll={false}>
        {icon}
      </Link>
    </IconButton>
  );
}

/** An open policy for a person who may not change it. */
export function PolicyReader({
  policy,
  rows,
  hrefOf,
  onClose,
}: {
  policy: PolicyRow;
  rows: readonly PolicyRow[];
  /** Where a policy is open, or none. */
  hrefOf: (id: string | null) => string;
  onClose: () => void;
}) {
  return (
    <DetailPane
      title={policy.name}
      subtitle={<PolicyState policy={policy} isEdited={false} />}
      actions={<PaneActions policy={policy} rows={rows} hrefOf={hrefOf} />}
      closeHref={hrefOf(null)}
      onClose={onClose}
    >
      <PolicySummary policy={policy} />
    </DetailPane>
  );
}
