"use client";

import { useSyncExternalStore } from "react";

const EVENT = "mastguard:stored";

/**
 * A small choice kept in this browser's localStorage and shared by every component and tab that reads it.
 * Returns `fallback` on the server, during hydration, where storage is closed, and for values outside `allowed`.
 */
export function useStored<Value extends string>(key: string, allowed: readonly Value[], fallback: Value): Value {
  return useSyncExternalStore(
    subscribe,
    () => readStored(key, allowed, fallback),
    () => fallback,
  );
}

/** Reads a stored choice outside React, by the same rules as `useStored`. */
export function readStored<Value extends string>(key: string, allowed: readonly Value[], fallback: Value): Value {
  try {
    const stored = localStorage.getItem(key);
    return allowed.find((value) => value === stored) ?? fallback;
  } catch {
    return fallback; // Storage is refused (private mode, blocked cookies): the choice lasts no longer than its default.
  }
}

/** Stores a choice and tells every reader in this tab; the browser tells the other tabs. */
export function writeStored(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    return; // As above; nothing is lost but the preference.
  }
  window.dispatchEvent(new Event(EVENT));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(EVENT, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(EVENT, listener);
    window.removeEventListener("storage", listener);
  };
}
