"use client";

import type { ReactNode } from "react";
import { useIsMac } from "../lib/use-is-mac";

const SIGNS: Readonly<Record<string, string>> = {
  mod: "Ctrl",
  enter: "↵",
  escape: "Esc",
  shift: "⇧",
  alt: "Alt",
  up: "↑",
  down: "↓",
};
const MAC_SIGNS: typeof SIGNS = { ...SIGNS, mod: "⌘", alt: "⌥" };

/** Keys as a person presses them: `<Kbd keys="mod+k" />`, `<Kbd keys="g o" />`. Hidden on phones, and decorative. */
export function Kbd({ keys }: { keys: string }) {
  const signs = useIsMac() ? MAC_SIGNS : SIGNS;
  return (
    <span aria-hidden className="inline-flex gap-1 max-sm:hidden">
      {keys.split(/[ +]/).map((key, index) => (
        <KeyCap key={index}>{signs[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key)}</KeyCap>
      ))}
    </span>
  );
}

function KeyCap({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-grid h-[18px] min-w-[18px] place-items-center rounded-sm border border-line bg-bg px-1 font-sans text-11 leading-none font-medium text-fg-3">
      {children}
    </kbd>
  );
}
