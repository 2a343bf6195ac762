"use client";

import { cx } from "class-variance-authority";
import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import type { Permission } from "@/server/auth/permissions";
import { useShortcuts } from "../lib/use-shortcuts";
import { CommandPalette, type CommandPaletteProps } from "./command-palette";
import { type NavCounts, navFor } from "./nav";
import { PagesSheet } from "./pages-sheet";
import { frameItems } from "./palette-items";
import type { FrameActions, FrameOrganization, FrameUser } from "./people";
import { ShortcutsDialog } from "./shortcuts-dialog";
import { Sidebar } from "./sidebar";
import { TopBar } from "./top-bar";

export interface AppFrameProps extends FrameActions {
  organization: FrameOrganization;
  /** All of the person's organizations, for the switcher. */
  organizations: readonly FrameOrganization[];
  user: FrameUser;
  /** Which pages and acts are offered. What they show and do, the server says. */
  permissions: readonly Permission[];
  counts?: NavCounts;
  /** Environment, trial or demo, when it matters: an `EnvironmentNotice`. */
  notice?: ReactNode;
  /** Whether the stream is live: a `LiveText`. */
  live?: ReactNode;
  paletteItems?: CommandPaletteProps["items"];
  search?: CommandPaletteProps["search"];
  children: ReactNode;
}

type Overlay = "palette" | "shortcuts" | "pages" | null;

/** Everything around a signed-in page. It fetches nothing: the layout hands it what it shows. */
export function AppFrame(props: AppFrameProps) {
  const { permissions, counts = {}, notice, live, paletteItems = [], search, children, ...sidebar } = props;
  const nav = navFor(permissions);
  const [overlay, setOverlay] = useState<Overlay>(null);
  const pathname = usePathname();
  const router = useRouter();
  // Deciding needs the width: the queue, the task and its facts stand side by side from 1400 px only without labels.
  const isReview = pathname === "/reviews" || pathname.startsWith("/reviews/");
  const toggle = (which: Overlay) => (isOpen: boolean) => setOverlay(isOpen ? which : null);

  useShortcuts({
    "mod+k": () => setOverlay(overlay === "palette" ? null : "palette"),
    "?": () => setOverlay("shortcuts"),
    ...Object.fromEntries(
      nav
        .flatMap((group) => group.items)
        .flatMap(({ keys, href }) => (keys === undefined ? [] : [[keys, () => router.push(href)]])),
    ),
  });

  return (
    <div
      className={cx(
        "grid min-h-dvh grid-cols-[minmax(0,1fr)] sm:grid-cols-[var(--rail-w)_minmax(0,1fr)]",
        isReview ? "xl:grid-cols-[var(--side-w)_minmax(0,1fr)]" : "md:grid-cols-[var(--side-w)_minmax(0,1fr)]",
      )}
    >
      <a
        href="#content"
        className="floating fixed top-2 left-2 z-60 -translate-y-16 px-3 py-1.5 font-medium focus-visible:translate-y-0"
      >
        Skip to content
      </a>
      <aside aria-label="Sidebar" className="sticky top-0 h-dvh border-r border-line-faint max-sm:hidden">
        <Sidebar {...sidebar} nav={nav} counts={counts} rail={isReview ? "below-xl" : "below-md"} />
      </aside>
      <div className="flex min-w-0 flex-col">
        <TopBar
          notice={notice}
          live={live}
          onOpenPages={() => setOverlay("pages")}
          onOpenPalette={() => setOverlay("palette")}
          onOpenShortcuts={() => setOverlay("shortcuts")}
        />
        <main id="content" tabIndex={-1} className="min-w-0 grow focus-visible:outline-none">
          {children}
        </main>
      </div>
      <PagesSheet isOpen={overlay === "pages"} onOpenChange={toggle("pages")}>
        <Sidebar {...sidebar} nav={nav} counts={counts} rail="never" />
      </PagesSheet>
      <CommandPalette
        isOpen={overlay === "palette"}
        onOpenChange={toggle("palette")}
        search={search}
        items={[...paletteItems, ...frameItems(nav, permissions)]}
      />
      <ShortcutsDialog nav={nav} isOpen={overlay === "shortcuts"} onOpenChange={toggle("shortcuts")} />
    </div>
  );
}
