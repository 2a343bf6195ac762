"use client";

import { useState } from "react";
import type { PolicyRow } from "@/server/policies/schemas";
import { useAddressQuery } from "../../lib/use-address-query";
import { type Listed, useListed } from "../../lib/use-listed";
import { actionTypesInFull } from "../words";

const PAGE_SIZE = 50;
const KIND = "show";

/** Of which policies a list is. */
export const POLICY_KINDS = [
  { value: "", label: "All decisions", holds: () => true },
  { value: "HITL", label: "HITL", holds: (row: PolicyRow) => row.decision === "HITL" },
  { value: "BLOCK", label: "BLOCK", holds: (row: PolicyRow) => row.decision === "BLOCK" },
  { value: "ALERT", label: "ALERT", holds: (row: PolicyRow) => row.decision === "ALERT" },
  { value: "ALLOW", label: "ALLOW", holds: (row: PolicyRow) => row.decision === "ALLOW" },
  { value: "on", label: "Switched on", holds: (row: PolicyRow) => row.active },
  { value: "off", label: "Switched off", holds: (row: PolicyRow) => !row.active },
  { value: "shadow", label: "Shadow", holds: (row: PolicyRow) => row.shadow },
] as const;

export interface ListedPolicies extends Listed<PolicyRow> {
  /** A value of {@link POLICY_KINDS}. */
  readonly kind: string;
  readonly ofKind: (kind: string) => void;
  /** Whether some are left out: places in what is shown are then no places in the order. */
  readonly isFiltered: boolean;
}

/** What of the policies is shown: those of a kind that a search finds, by pages, kept in the address. */
export function useListedPolicies(all: readonly PolicyRow[], openId: string | null): ListedPolicies {
  const address = useAddressQuery();
  const [chosen, setChosen] = useState(address.get(KIND));
  const kind = POLICY_KINDS.find(({ value }) => value === chosen) ?? POLICY_KINDS[0];
  const listed = useListed("q", all.filter(kind.holds), {
    size: PAGE_SIZE,
    textOf,
    open: { id: openId, idOf: ({ id }) => id },
  });
  return {
    ...listed,
    isSearchable: listed.isSearchable || kind.value !== "",
    kind: kind.value,
    ofKind: (value) => {
      setChosen(value);
      listed.go(1);
      address.put({ [KIND]: value });
    },
    isFiltered: kind.value !== "" || listed.typed.trim() !== "",
  };
}

/** What somebody wrote in it. Not what the table says of it in words of its own: every "1 person" would be found by a 1. */
function textOf({ name, description, condition, agentIds, tools, actionTypes }: PolicyRow): string {
  return [name, description, condition, ...agentIds, ...tools, actionTypesInFull(actionTypes)].join(" ");
}
