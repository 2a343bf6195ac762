"use client";

import { ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpToLine, Ellipsis, Power, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import type { PolicyView } from "@/server/policies/schemas";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "../../ui/dropdown-menu";
import { IconButton } from "../../ui/icon-button";

/** What can be done to a policy without opening it. */
export interface PolicyActs {
  readonly toggle: (policy: PolicyView, active: boolean) => void;
  readonly remove: (policy: PolicyView) => Promise<void>;
  readonly shift: (id: string, by: number) => void;
}

/** Moving without dragging, switching and deleting. */
export function PolicyMenu({ policy, acts }: { policy: PolicyView; acts: PolicyActs }) {
  const [isDeleting, setDeleting] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const { id, name, active } = policy;
  const far = Number.MAX_SAFE_INTEGER;
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger ref={trigger} asChild>
          <IconButton size="sm" label={`Actions for ${name}`}>
            <Ellipsis aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => acts.shift(id, -1)}>
            <ArrowUp aria-hidden />
            Move up
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => acts.shift(id, 1)}>
            <ArrowDown aria-hidden />
            Move down
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => acts.shift(id, -far)}>
            <ArrowUpToLine aria-hidden />
            Move to the top
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => acts.shift(id, far)}>
            <ArrowDownToLine aria-hidden />
            Move to the bottom
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => acts.toggle(policy, !active)}>
            <Power aria-hidden />
            {active ? "Turn off" : "Turn on"}
          </DropdownMenuItem>
          <DropdownMenuItem isDanger onSelect={() => setDeleting(true)}>
            <Trash2 aria-hidden />
            Delete…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <ConfirmDialog
        isOpen={isDeleting}
        onOpenChange={(isOpen) => {
          setDeleting(isOpen);
          // The menu item that asked is gone; the focus goes back to the menu's button, once the dialog lets it.
          if (!isOpen) requestAnimationFrame(() => trigger.current?.focus());
        }}
        title={`Delete “${name}”?`}
        confirmLabel="Delete policy"
        isDanger
        onConfirm={() => acts.remove(policy)}
      >
        From the next event on, actions it would have decided go to the policies after it, or to the default. Decisions
        it made keep their version and their proof. To pause it instead, turn it off.
      </ConfirmDialog>
    </>
  );
}
