"use client";

import { SunMoon } from "lucide-react";
import { setTheme } from "../lib/theme";
import { IconButton } from "../ui/icon-button";
import { Tooltip } from "../ui/tooltip";

/** Switches between light and dark. Following the system again is in the account menu. */
export function ThemeButton() {
  return (
    <Tooltip content="Switch theme">
      <IconButton label="Switch theme" onClick={() => setTheme(isDark() ? "light" : "dark")}>
        <SunMoon aria-hidden strokeWidth={1.75} />
      </IconButton>
    </Tooltip>
  );
}

function isDark(): boolean {
  const pinned = document.documentElement.dataset.theme;
  return pinned === undefined ? window.matchMedia("(prefers-color-scheme: dark)").matches : pinned === "dark";
}
