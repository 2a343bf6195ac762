"use client";

import { useSyncExternalStore } from "react";

/** Whether this keyboard has a ⌘ key. False on the server and until the page is alive, so that both draw the same. */
export function useIsMac(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => /mac|iphone|ipad/i.test(navigator.userAgent),
    () => false,
  );
}
