"use client";

import { useSyncExternalStore } from "react";

const KEY = "mastguard-review-link";
/** Where storage is refused, it lives as long as the page. */
let memory: string | null = null;

/**
 * What stands behind the `#` of the address the page was opened by. It is taken out of the address at once, so that it stays in no history
 * and no picture of the screen, and kept for this tab alone. Undefined before the page is alive; null where there was none.
 */
export function useLinkToken(): string | null | undefined {
  return useSyncExternalStore<string | null | undefined>(subscribe, read, () => undefined);
}

function read(): string | null {
  const given = window.location.hash.slice(1);
  if (given !== "") return given;
  if (memory !== null) return memory;
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function subscribe(listener: () => void): () => void {
  const look = () => {
    take();
    listener();
  };
  take();
  window.addEventListener("hashchange", look);
  return () => window.removeEventListener("hashchange", look);
}

function take(): void {
  const given = window.location.hash.slice(1);
  if (given === "") return;
  memory = given;
  try {
    sessionStorage.setItem(KEY, given);
  } catch {
    // As above: nothing is lost but a reload.
  }
  window.history.replaceState(null, "", window.location.pathname);
}
