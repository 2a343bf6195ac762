"use client";

import { Keyboard, Menu, Search } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../ui/icon-button";
import { Kbd } from "../ui/kbd";
import { Tooltip } from "../ui/tooltip";
import { Breadcrumb } from "./breadcrumb";
import { ThemeButton } from "./theme-button";

export interface TopBarProps {
  /** Environment, trial or demo, when it matters: a few words. */
  notice: ReactNode;
  /** Whether the stream is live: a `LiveText`. */
  live: ReactNode;
  onOpenPages: () => void;
  onOpenPalette: () => void;
  onOpenShortcuts: () => void;
}

/** Where one is, what state that is in, and the ways to go elsewhere. */
export function TopBar({ notice, live, onOpenPages, onOpenPalette, onOpenShortcuts }: TopBarProps) {
  return (
    <header className="sticky top-0 z-20 flex h-(--top-h) items-center gap-2 border-b border-line-faint bg-bg px-3 sm:gap-3 sm:pr-4 sm:pl-6">
      <IconButton label="Pages" onClick={onOpenPages} className="sm:hidden">
        <Menu aria-hidden />
      </IconButton>
      <Breadcrumb />
      {notice}
      <div className="ml-auto flex shrink-0 items-center gap-1 sm:gap-3">
        {live === undefined ? null : <div className="max-sm:hidden">{live}</div>}
        <button
          type="button"
          aria-keyshortcuts="Meta+K Control+K"
          onClick={onOpenPalette}
          className="flex h-7 w-[232px] items-center gap-2 rounded-md border border-line bg-bg pr-1 pl-2 text-fg-3 hover:border-line-strong max-md:w-40 max-sm:size-8 max-sm:justify-center max-sm:border-transparent max-sm:p-0"
        >
          <Search aria-hidden className="size-3.5 shrink-0 max-sm:size-4" />
          <span className="truncate max-sm:sr-only">Search or jump to</span>
          <span className="ml-auto max-sm:hidden">
            <Kbd keys="mod+k" />
          </span>
        </button>
        <div className="flex items-center gap-1">
          <Tooltip content="Keyboard shortcuts">
            <IconButton label="Keyboard shortcuts" onClick={onOpenShortcuts} className="max-sm:hidden">
              <Keyboard aria-hidden strokeWidth={1.75} />
            </IconButton>
          </Tooltip>
          <ThemeButton />
        </div>
      </div>
    </header>
  );
}

/** A few words in a frame beside the breadcrumb: `Production`, `Demo data`. */
export function EnvironmentNotice({ children }: { children: ReactNode }) {
  return (
    <span className="h-5 shrink-0 rounded-sm border border-line px-1.5 text-11 leading-[18px] font-medium text-fg-2 max-sm:hidden">
      {children}
    </span>
  );
}
