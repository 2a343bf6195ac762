"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { Choice } from "./draft";

/** An answer that was asked for to a task that has yet to open. */
interface Wish {
  readonly make: (taskId: string, choice: Choice) => void;
  /** The answer wished for to the task that has opened; whatever was wished is gone then. */
  readonly take: (taskId: string) => Choice | null;
}

interface OpenTask {
  /** Of the task beside the list, also when the address names none. */
  readonly id: string | null;
  readonly say: (id: string | null) => void;
  readonly wish: Wish;
}

const OpenTaskContext = createContext<OpenTask>({ id: null, say: () => {}, wish: createWish() });

/** Lets the list know which task the page drew beside it. */
export function OpenTaskProvider({ children }: { children: ReactNode }) {
  const [id, say] = useState<string | null>(null);
  const [wish] = useState(createWish);
  const value = useMemo(() => ({ id, say, wish }), [id, wish]);
  return <OpenTaskContext value={value}>{children}</OpenTaskContext>;
}

export function useOpenTaskId(): string | null {
  return useContext(OpenTaskContext).id;
}

export function useWish(): Wish {
  return useContext(OpenTaskContext).wish;
}

function createWish(): Wish {
  let wished: { readonly taskId: string; readonly choice: Choice } | null = null;
  return {
    make: (taskId, choice) => {
      wished = { taskId, choice };
    },
    take: (taskId) => {
      const choice = wished?.taskId === taskId ? wished.choice : null;
      wished = null;
      return choice;
    },
  };
}

/** Says that this task is the open one while the component is mounted. */
export function useSayOpen(id: string): void {
  const { say } = useContext(OpenTaskContext);
  // The outside system: the list, which the page's address alone does not tell.
  useEffect(() => {
    say(id);
    return () => say(null);
  }, [say, id]);
}
