"use client";

import { useRef } from "react";
import { useShortcuts } from "../../lib/use-shortcuts";
import { SearchField } from "../../ui/search-field";
import { Select } from "../../ui/select";
import { type ListedPolicies, POLICY_KINDS } from "./use-listed-policies";

/** Finds policies in a long list. F goes to the search. */
export function PolicyFilter({ listed }: { listed: ListedPolicies }) {
  const field = useRef<HTMLInputElement>(null);
  useShortcuts({ f: () => field.current?.focus() });
  return (
    <>
      <SearchField
        ref={field}
        label="Search policies"
        value={listed.typed}
        onValueChange={listed.search}
        className="w-64 max-sm:w-0 max-sm:grow"
      />
      <Select
        aria-label="Which policies"
        value={listed.kind}
        onChange={({ target }) => listed.ofKind(target.value)}
        options={POLICY_KINDS}
      />
      {listed.isFiltered ? <output className="text-12 text-fg-3 tabular-nums">{listed.total} found</output> : null}
    </>
  );
}
