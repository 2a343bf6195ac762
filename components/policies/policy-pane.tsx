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
  acts,
}: {
  policy: PolicyRow;
  rows: readonly PolicyRow[];
  acts?: PolicyActs;
}) {
  const index = rows.findIndex(({ id }) => id === policy.id);
  return (
    <>
      {acts === undefined ? null : <PolicyMenu policy={policy} acts={acts} />}
      <Neighbour label="Previous policy" policy={rows[index - 1]} icon={<ChevronUp aria-hidden />} />
      <Neighbour label="Next policy" policy={rows[index + 1]} icon={<ChevronDown aria-hidden />} />
    </>
  );
}

function Neighbour({ label, policy, icon }: { label: string; policy: PolicyRow | undefined; icon: ReactNode }) {
  if (policy === undefined) {
    return (
      <IconButton label={label} disabled>
        {icon}
      </IconButton>
    );
  }
  return (
    <IconButton label={label} asChild>
      <Link href={`/policies?policy=${policy.id}`} prefetch={false} scroll={false}>
        {icon}
      </Link>
    </IconButton>
  );
}

/** An open policy for a person who may not change it. */
export function PolicyReader({
  policy,
  rows,
  onClose,
}: {
  policy: PolicyRow;
  rows: readonly PolicyRow[];
  onClose: () => void;
}) {
  return (
    <DetailPane
      title={policy.name}
      subtitle={<PolicyState policy={policy} isEdited={false} />}
      actions={<PaneActions policy={policy} rows={rows} />}
      closeHref="/policies"
      onClose={onClose}
    >
      <PolicySummary policy={policy} />
    </DetailPane>
  );
}
