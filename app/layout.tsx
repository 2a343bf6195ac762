import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { THEME_SCRIPT } from "@/components/lib/theme-script";
import { Toaster } from "@/components/ui/toast";
import { TooltipProvider } from "@/components/ui/tooltip";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "MastGuard", template: "%s · MastGuard" },
  description:
    "The governance layer for AI agents: decide every action, ask a person when the rules say so, prove what happened.",
};

export const viewport: Viewport = {
  interactiveWidget: "resizes-content", // what sticks to the foot stays above a phone's keyboard
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#0d0e11" },
  ],
};

/** Named by the front door (server/http/page-policy.ts). Reading it makes every page dynamic: a nonce is for one answer. */
const NONCE_HEADER = "x-mastguard-nonce";

/** The document. The theme script changes `<html>` before React sees it, hence `suppressHydrationWarning`. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get(NONCE_HEADER);
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <head>
        <script {...(nonce === null ? {} : { nonce })} dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        <TooltipProvider>{children}</TooltipProvider>
        <Toaster />
      </body>
    </html>
  );
}
