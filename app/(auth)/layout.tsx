import type { Metadata } from "next";
import type { ReactNode } from "react";

/** Addresses here carry one-time links: they are passed on to nobody and listed nowhere. */
export const metadata: Metadata = { referrer: "no-referrer", robots: { index: false, follow: false } };

/** A quiet page with one thing on it. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="grid min-h-dvh grid-cols-[minmax(0,360px)] content-start justify-center px-5 py-16 sm:content-center sm:py-10">
      <div className="min-w-0">{children}</div>
    </main>
  );
}
