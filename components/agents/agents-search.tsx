"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useTransition } from "react";
import { useShortcuts } from "../lib/use-shortcuts";
import { Input } from "../ui/input";
import { type AgentsSelection, agentsHref } from "./agents-href";

const SEARCH_AFTER_MS = 250;

/** Finds agents by a part of their id, when the typing pauses. */
export function AgentsSearch({ selection }: { selection: AgentsSelection }) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isSearching, startSearch] = useTransition();
  useShortcuts({ f: () => input.current?.focus() });

  const find = (text: string, afterMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const q = text.trim();
      if (q !== selection.q)
        startSearch(() => router.replace(agentsHref({ ...selection, q, page: 1 }), { scroll: false }));
    }, afterMs);
  };
  return (
    <search className="relative w-72 max-w-full max-sm:w-full">
      <form
        aria-busy={isSearching}
        onSubmit={(event) => {
          event.preventDefault();
          find(input.current?.value ?? "", 0);
        }}
      >
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-2 z-1 size-3.5 -translate-y-1/2 text-fg-3"
        />
        <span className="block [&>input]:pl-7">
          <Input
            ref={input}
            type="search"
            aria-label="Search agents by id"
            placeholder="Search by id"
            maxLength={200}
            defaultValue={selection.q}
            onChange={(event) => find(event.target.value, SEARCH_AFTER_MS)}
          />
        </span>
      </form>
    </search>
  );
}
