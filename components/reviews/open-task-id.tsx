"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";

interface OpenTask {
  /** Of the task beside the list, also when the address names none. */
  readonly id: string | null;
  readonly say: (id: string | null) => void;
}

const OpenTaskContext = createContext<OpenTask>({ id: null, say: () => {} });

/** Lets the list know which task the page drew beside it. */
export function OpenTaskProvider({ children }: { children: ReactNode }) {
  const [id, say] = useState<string | null>(null);
  const value = useMemo(() => ({ id, say }), [id]);
  return <OpenTaskContext value={value}>{children}</OpenTaskContext>;
}

export function useOpenTaskId(): string | null {
  return useContext(OpenTaskContext).id;
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
