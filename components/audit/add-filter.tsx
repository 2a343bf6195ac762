"use client";

import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useDeferredValue, useState } from "react";
import { DecisionIcon } from "../decisions/decision-icon";
import { useShortcuts } from "../lib/use-shortcuts";
import { useTRPC } from "../trpc/provider";
import { AddFilterChip } from "../ui/filter-chip";
import { Popover, PopoverContent, PopoverTrigger } from "../ui/popover";
import { FILTER_OPTIONS, type FilterOption, typedOptions } from "./filter-options";
import { verdictOf } from "./log-entry";
import { type AuditSelection, auditHref } from "./selection";

const AGENTS_SHOWN = 8;
const GROUPS = [...new Set(FILTER_OPTIONS.map(({ group }) => group))].map(
  (heading) => [heading, FILTER_OPTIONS.filter(({ group }) => group === heading)] as const,
);

/** Adds a filter by typing what it is: `block`, an agent, a trace id, `2026-11-20`. `F` opens it. */
export function AddFilter({ selection }: { selection: AuditSelection }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  useShortcuts({ f: () => setOpen(true) });
  const choose = ({ change }: FilterOption) => {
    setOpen(false);
    router.push(auditHref({ ...selection, ...change }));
  };
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <AddFilterChip shortcut="f" />
      </PopoverTrigger>
      <PopoverContent className="overflow-hidden p-0!" aria-label="Add a filter">
        <FilterSearch onChoose={choose} />
      </PopoverContent>
    </Popover>
  );
}

function FilterSearch({ onChoose }: { onChoose: (option: FilterOption) => void }) {
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const q = useDeferredValue(text.trim());
  const { data } = useQuery(trpc.agents.list.queryOptions({ q: q.slice(0, 200), active: "all", limit: AGENTS_SHOWN }));
  const agents = (data?.agents ?? []).map(
    ({ agentId }): FilterOption => ({ id: `agent:${agentId}`, group: "Agent", label: agentId, change: { agentId } }),
  );
  const typed = typedOptions(text);
  return (
    <Command loop label="Add a filter" filter={holdsEveryWord}>
      <Command.Input
        value={text}
        onValueChange={setText}
        placeholder="Decision, agent, trace, 2026-11-20…"
        className="h-9 w-full border-b border-line-faint bg-transparent px-3 focus-visible:outline-none max-sm:text-16"
      />
      <Command.List className="max-h-80 overflow-y-auto p-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-0.5 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-fg-3">
        {typed.length + agents.length > 0 ? null : (
          <Command.Empty className="px-2 py-3 text-fg-2">No such filter, and no agent of that name.</Command.Empty>
        )}
        {typed.map((option) => (
          <Option key={option.id} option={option} onChoose={onChoose} isAnswer />
        ))}
        {GROUPS.map(([heading, options]) => (
          <Group key={heading} heading={heading} options={options} onChoose={onChoose} />
        ))}
        {agents.length === 0 ? null : (
          <Command.Group heading="Agent" forceMount>
            {agents.map((option) => (
              <Option key={option.id} option={option} onChoose={onChoose} isAnswer />
            ))}
          </Command.Group>
        )}
      </Command.List>
    </Command>
  );
}

interface GroupProps {
  heading: string;
  options: readonly FilterOption[];
  onChoose: (option: FilterOption) => void;
}

function Group({ heading, options, onChoose }: GroupProps) {
  return (
    <Command.Group heading={heading}>
      {options.map((option) => (
        <Option key={option.id} option={option} onChoose={onChoose} />
      ))}
    </Command.Group>
  );
}

interface OptionProps {
  option: FilterOption;
  onChoose: (option: FilterOption) => void;
  /** Made for this very text, so the filter on words does not apply. */
  isAnswer?: boolean;
}

function Option({ option, onChoose, isAnswer = false }: OptionProps) {
  const decision = option.group === "Decision" ? verdictOf(option.label) : null;
  return (
    <Command.Item
      value={option.id}
      keywords={[option.label, option.group, ...(option.keywords ?? [])]}
      forceMount={isAnswer}
      onSelect={() => onChoose(option)}
      className="flex min-h-7 cursor-pointer items-center gap-2 rounded-md px-2 aria-selected:bg-hover max-sm:min-h-10"
    >
      {decision === null ? null : <DecisionIcon decision={decision} />}
      <span className="truncate">{option.label}</span>
      {isAnswer ? <span className="ml-auto shrink-0 text-12 text-fg-3">{option.group}</span> : null}
    </Command.Item>
  );
}

/** A letter here and there is no match: who types `crit` means Critical and nothing else. */
function holdsEveryWord(_: string, search: string, keywords: string[] = []): number {
  const text = keywords.join(" ").toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
    ? 1
    : 0;
}
