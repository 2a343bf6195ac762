import type { Metadata } from "next";
import type { ReactNode } from "react";

/**
 * Addresses here carry one-time links: no other site is told of them and no index lists them. Not `no-referrer`: forms
 * posted without scripts would then come from the origin `null`, which the front door refuses.
 */
export const metadata: Metadata = { referrer: "same-origin", robots: { index: false, follow: false } };

/** A quiet page with one thing on it. There is no loading state: nothing here is slow, and a streamed page cannot be a 404. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="grid min-h-dvh grid-cols-[minmax(0,360px)] content-start justify-center px-5 py-16 sm:content-center sm:py-10">
      <div className="min-w-0">{children}</div>
    </main>
  );
}
