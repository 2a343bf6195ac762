import type { Metadata } from "next";
import type { ReactNode } from "react";

/** No index lists these pages, and no page that is opened from them hears where it was opened from. */
export const metadata: Metadata = { referrer: "no-referrer", robots: { index: false, follow: false } };

/** Pages for who holds a link, signed in or not: no session is read here, and none is opened. */
export default function LinkLayout({ children }: { children: ReactNode }) {
  return <main>{children}</main>;
}
