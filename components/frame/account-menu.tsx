"use client";

import { cx } from "class-variance-authority";
import { LogOut, MonitorX } from "lucide-react";
import { startTransition } from "react";
import { initials } from "../lib/format";
import { setTheme, THEMES, type Theme, useTheme } from "../lib/theme";
import { useSingleLetters } from "../lib/use-shortcuts";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu";
import type { FrameActions, FrameUser } from "./people";
import { RAILS, type Rail } from "./rail";

const THEME_WORDS: Readonly<Record<Theme, string>> = { system: "Like the system", light: "Light", dark: "Dark" };

export interface AccountMenuProps extends Pick<FrameActions, "onSignOut" | "onSignOutEverywhere"> {
  user: FrameUser;
  rail: Rail;
}

/** Who is signed in, their preferences in this browser, and the ways out. */
export function AccountMenu({ user, rail, onSignOut, onSignOutEverywhere }: AccountMenuProps) {
  const classes = RAILS[rail];
  const [hasSingleLetters, setSingleLetters] = useSingleLetters();
  const theme = useTheme();
  const shown = user.name ?? user.email;
  const chooseTheme = (chosen: string) => {
    const known = THEMES.find((candidate) => candidate === chosen);
    if (known !== undefined) setTheme(known);
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        title={user.email}
        className="mt-auto flex w-full shrink-0 items-center gap-2 rounded-md p-1.5 text-left hover:bg-hover data-[state=open]:bg-hover"
      >
        <span
          aria-hidden
          className="grid size-6 shrink-0 place-items-center rounded-full bg-active text-[10px] font-semibold tracking-[0.02em] text-fg-2"
        >
          {initials(shown)}
        </span>
        <span className={cx("min-w-0 text-12", classes.word)}>
          <span className="sr-only">Account: </span>
          <span className="block truncate font-medium">{shown}</span>
          <span className="block truncate text-fg-3">{user.role}</span>
        </span>
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" className="w-60">
        <DropdownMenuLabel>
          <span className="block truncate">{user.email}</span>
        </DropdownMenuLabel>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Theme</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={theme} onValueChange={chooseTheme}>
          {THEMES.map((option) => (
            <DropdownMenuRadioItem key={option} value={option}>
              {THEME_WORDS[option]}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuCheckboxItem checked={hasSingleLetters} onCheckedChange={setSingleLetters}>
          Single-letter shortcuts
        </DropdownMenuCheckboxItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => startTransition(() => onSignOut())}>
          <LogOut aria-hidden />
          Sign out
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => startTransition(() => onSignOutEverywhere())}>
          <MonitorX aria-hidden />
          Sign out everywhere
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
