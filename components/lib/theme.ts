"use client";

import { THEME_KEY } from "./theme-script";
import { useStored, writeStored } from "./use-stored";

/** What a person can choose; `system` follows the operating system. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The chosen theme in this browser; `system` on the server. */
export function useTheme(): Theme {
  return useStored(THEME_KEY, THEMES, "system");
}

/** Pins a theme, or unpins it with `system`, at once and for the next visit. */
export function setTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  writeStored(THEME_KEY, theme);
}
