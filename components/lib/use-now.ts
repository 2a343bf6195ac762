"use client";

import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

/**
 * The browser's clock in milliseconds, moving once a second, shared by every time on the page; `null` while the server
 * renders and while React hydrates, so that both produce the same text.
 */
export function useNow(): number | null {
  return useSyncExternalStore(subscribe, readNow, readNothing);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    now = 0;
  };
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function readNow(): number {
  if (now === 0) now = Date.now();
  return now;
}

function readNothing(): null {
  return null;
}
