"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useMemo, useState } from "react";
import type { ScreenEntry } from "@/server/audit";
import { useTRPC } from "../trpc/provider";
import { throttled } from "./throttled";

/** At most one refresh of the figures in this time, however many entries arrive. */
const REFRESH_MS = 1_000;
/** A stream the server refused or lost for good is tried again after this. */
const RETRY_MS = 5_000;

type Listener = (entries: readonly ScreenEntry[]) => void;

interface Live {
  /** `off` for viewers who may not read the log: their screens poll. */
  readonly state: "streaming" | "reconnecting" | "off";
  readonly listen: (listener: Listener) => () => void;
}

const LiveContext = createContext<Live>({ state: "off", listen: () => () => {} });

export interface LiveProviderProps {
  /** Whether the viewer may read the log. */
  isPermitted: boolean;
  children: ReactNode;
}

/**
 * One stream of new log entries for all screens of a tab. Browsers allow few connections to a host, so a tab nobody
 * looks at gives its own back, and goes on from the entry it had reached.
 * Figures are asked anew whenever the log grew: what is on the screen is what the database says.
 */
export function LiveProvider({ isPermitted, children }: LiveProviderProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [line] = useState(() => new Line());
  const [stream, setStream] = useState<{ isOpen: boolean; after?: number | undefined }>({ isOpen: true });
  const [refresh] = useState(() =>
    throttled(() => void queryClient.invalidateQueries(trpc.dashboard.pathFilter()), REFRESH_MS),
  );

  // Between what the server drew and the first entry of the stream there may be more.
  const catchUp = () => {
    refresh();
    void queryClient.invalidateQueries(trpc.audit.list.pathFilter());
  };

  const { status, error, reset } = useSubscription(
    trpc.audit.tail.subscriptionOptions(
      { type: "all", ...(stream.after === undefined ? {} : { after: stream.after }) },
      {
        enabled: isPermitted && stream.isOpen,
        onStarted: catchUp,
        onData: ({ data }) => {
          line.tell(data);
          refresh();
        },
      },
    ),
  );

  // The outside system: whether this tab is in front.
  useEffect(() => {
    const follow = () => setStream({ isOpen: document.visibilityState === "visible", after: line.reached });
    document.addEventListener("visibilitychange", follow);
    return () => document.removeEventListener("visibilitychange", follow);
  }, [line]);

  const onRetry = useEffectEvent(() => reset());
  // The outside system: a stream that ended with an error starts again only when asked to.
  useEffect(() => {
    if (status !== "error") return undefined;
    const timer = setTimeout(onRetry, RETRY_MS);
    return () => clearTimeout(timer);
  }, [status]);

  const isBroken = status === "error" || (status === "connecting" && error !== null);
  const state = isPermitted ? (isBroken ? "reconnecting" : "streaming") : "off";
  const live = useMemo<Live>(() => ({ state, listen: (listener) => line.listen(listener) }), [state, line]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** Who listens, and how far the stream has come. */
class Line {
  reached: number | undefined;
  readonly #listeners = new Set<Listener>();

  tell({ entries, lastIndex }: { readonly entries: readonly ScreenEntry[]; readonly lastIndex: number }): void {
    this.reached = lastIndex;
    for (const listener of this.#listeners) listener(entries);
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** Whether new entries reach this tab. */
export function useLiveState(): Live["state"] {
  return useContext(LiveContext).state;
}

/** Calls back with new log entries as they arrive, oldest first, several times a second at most. */
export function useLiveEntries(onEntries: Listener): void {
  const { listen } = useContext(LiveContext);
  const onArrived = useEffectEvent(onEntries);
  // The outside system: the stream.
  useEffect(() => listen((entries) => onArrived(entries)), [listen]);
}

const STREAMED_POLL_MS = 15_000;
const UNSTREAMED_POLL_MS = 5_000;

/** How often to ask for figures anyway: rates fall while nothing happens, and without a stream nothing else tells. */
export function usePollMs(): number {
  return useLiveState() === "streaming" ? STREAMED_POLL_MS : UNSTREAMED_POLL_MS;
}
