"use client";

import { cx } from "class-variance-authority";
import { ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { startTransition } from "react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu";
import { Logo } from "./logo";
import type { FrameActions, FrameOrganization } from "./people";
import { RAILS, type Rail } from "./rail";

const ROW = "flex h-8 w-full min-w-0 items-center gap-2 rounded-md px-2 text-left font-semibold hover:bg-hover";

export interface OrganizationMenuProps {
  organization: FrameOrganization;
  organizations: readonly FrameOrganization[];
  onSwitchOrganization: FrameActions["onSwitchOrganization"];
  rail: Rail;
}

/** The organization one works in; a menu where there are several, the way home where there is one. */
export function OrganizationMenu({ organization, organizations, onSwitchOrganization, rail }: OrganizationMenuProps) {
  const classes = RAILS[rail];
  const name = <span className={cx("min-w-0 truncate", classes.word)}>{organization.name}</span>;
  if (organizations.length < 2 || onSwitchOrganization === undefined) {
    return (
      <div className="flex h-(--top-h) shrink-0 items-center">
        <Link href="/overview" title={organization.name} className={ROW}>
          <Logo />
          {name}
        </Link>
      </div>
    );
  }
  return (
    <div className="flex h-(--top-h) shrink-0 items-center">
      <DropdownMenu>
        <DropdownMenuTrigger title={organization.name} className={cx(ROW, "data-[state=open]:bg-hover")}>
          <Logo />
          {name}
          <span className="sr-only">, switch organization</span>
          <ChevronsUpDown aria-hidden className={cx("ml-auto size-3.5 shrink-0 text-fg-3", classes.wide)} />
        </DropdownMenuTrigger>
        <DropdownMenuContent className="w-[220px]">
          <DropdownMenuLabel>Organizations</DropdownMenuLabel>
          <DropdownMenuRadioGroup
            value={organization.id}
            onValueChange={(id) => startTransition(() => onSwitchOrganization(id))}
          >
            {organizations.map(({ id, name }) => (
              <DropdownMenuRadioItem key={id} value={id}>
                <span className="truncate">{name}</span>
              </DropdownMenuRadioItem>
            ))}
          </DropdownMenuRadioGroup>
        </DropdownMenuContent>
      </DropdownMenu>
    </div>
  );
}
