"use client";

import { useEffect, useSyncExternalStore } from "react";

const NONE: ReadonlyMap<string, string> = new Map();
let names = NONE;
const listeners = new Set<() => void>();

/** What pages call the things whose ids stand in the address; nothing on the server, and until a page has said it. */
export function useCrumbNames(): ReadonlyMap<string, string> {
  return useSyncExternalStore(
    subscribe,
    () => names,
    () => NONE,
  );
}

/** Calls a thing by its name in the breadcrumb while the component is mounted. */
export function useNameCrumb(id: string, name: string): void {
  // The outside system: the breadcrumb, which knows the address alone.
  useEffect(() => {
    change((all) => all.set(id, name));
    return () => change((all) => all.delete(id));
  }, [id, name]);
}

function change(by: (all: Map<string, string>) => unknown): void {
  const all = new Map(names);
  by(all);
  names = all;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
