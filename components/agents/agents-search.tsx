"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
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
  // What is typed stays until the address says something else than it was typed over, or led to: going back shows that.
  const [typed, setTyped] = useState({ text: selection.q, over: selection.q });
  useShortcuts({ f: () => input.current?.focus() });

  const find = (text: string) => {
    clearTimeout(timer.current);
    const q = text.trim();
    setTyped({ text, over: q });
    if (q !== selection.q)
      startSearch(() => router.replace(agentsHref({ ...selection, q, page: 1 }), { scroll: false }));
  };
  const findSoon = (text: string) => {
    clearTimeout(timer.current);
    setTyped({ text, over: selection.q });
    timer.current = setTimeout(() => find(text), SEARCH_AFTER_MS);
  };
  return (
    <search className="relative w-72 max-w-full max-sm:w-full">
      <form
        aria-busy={isSearching}
        onSubmit={(event) => {
          event.preventDefault();
          find(typed.text);
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
            value={isSearching || typed.over === selection.q ? typed.text : selection.q}
            onChange={(event) => findSoon(event.target.value)}
          />
        </span>
      </form>
    </search>
  );
}
