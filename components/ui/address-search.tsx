"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { useAddressQuery } from "../lib/use-address-query";
import { useShortcuts } from "../lib/use-shortcuts";
import { SearchField } from "./search-field";

const SEARCH_AFTER_MS = 250;

/** Searches a list that the server pages, when the typing pauses: `?q=` in the address. F goes to it. @param props.q what is found now. */
export function AddressSearch({ label, q: found }: { label: string; q: string }) {
  const router = useRouter();
  const address = useAddressQuery();
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isSearching, startSearch] = useTransition();
  // What is typed stays until the address says something else than it was typed over, or led to: going back shows that.
  const [typed, setTyped] = useState({ text: found, over: found });
  useShortcuts({ f: () => input.current?.focus() });

  const find = (text: string) => {
    clearTimeout(timer.current);
    const q = text.trim();
    setTyped({ text, over: q });
    if (q !== found) startSearch(() => router.replace(address.hrefWith({ q, page: null }), { scroll: false }));
  };
  const findSoon = (text: string) => {
    clearTimeout(timer.current);
    setTyped({ text, over: found });
    timer.current = setTimeout(() => find(text), SEARCH_AFTER_MS);
  };
  return (
    <form
      aria-busy={isSearching}
      className="w-72 max-w-full max-sm:w-full"
      onSubmit={(event) => {
        event.preventDefault();
        find(typed.text);
      }}
    >
      <SearchField
        ref={input}
        label={label}
        value={isSearching || typed.over === found ? typed.text : found}
        onValueChange={findSoon}
      />
    </form>
  );
}
