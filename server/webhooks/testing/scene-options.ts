import type { SenderOptions } from "../sender";

/** Sends to loopback only: no name has an address. */
export const local: SenderOptions = {
  rules: { allowLoopback: true, resolve: () => Promise.reject(new Error("no name has an address here")) },
  timeoutMs: 5_000,
};
