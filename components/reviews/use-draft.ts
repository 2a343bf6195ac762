"use client";

import { useSyncExternalStore } from "react";
import {
  type Choice,
  changedDraft,
  type Draft,
  type DraftChange,
  draftText,
  NO_DRAFT,
  parseDraft,
  withAttempt,
} from "./draft";

/** Where storage is refused or full, a draft lives as long as the page. */
const memory = new Map<string, string>();
const listeners = new Set<() => void>();

/** Whose drafts a browser keeps: on a shared one nobody finds another's words. */
export interface DraftOwner {
  readonly organizationId: string;
  readonly personId: string;
}

export interface KeptDraft {
  readonly draft: Draft;
  readonly change: (change: DraftChange) => void;
  /** Keeps the id of the answer that is being sent. */
  readonly keepAttempt: (choice: Choice, attempt: string) => void;
  readonly discard: () => void;
}

/** The draft of an answer to a task, kept on this device until it is discarded; shared by the tabs that show the task. */
export function useDraft({ organizationId, personId }: DraftOwner, taskId: string): KeptDraft {
  const key = `mastguard-draft:${organizationId}:${personId}:${taskId}`;
  const text = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  const draft = parseDraft(text);
  return {
    draft,
    // Read anew: two changes may come before the next render.
    change: (change) => write(key, changedDraft(parseDraft(read(key)), change)),
    keepAttempt: (choice, attempt) => write(key, withAttempt(parseDraft(read(key)), choice, attempt)),
    discard: () => write(key, NO_DRAFT),
  };
}

function read(key: string): string | null {
  const here = memory.get(key);
  if (here !== undefined) return here;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, draft: Draft): void {
  const text = draftText(draft);
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    memory.delete(key);
  } catch {
    if (text === null) memory.delete(key);
    else memory.set(key, text);
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
