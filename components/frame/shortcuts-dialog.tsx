"use client";

import { useId } from "react";
import { useSingleLetters } from "../lib/use-shortcuts";
import { Dialog, DialogContent } from "../ui/dialog";
import { Label } from "../ui/field";
import { Kbd } from "../ui/kbd";
import { Switch } from "../ui/switch";
import type { Nav } from "./nav";
import { shortcutGroups } from "./shortcut-list";

export interface ShortcutsDialogProps {
  nav: Nav;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** All keys, and the switch for those that are single letters. */
export function ShortcutsDialog({ nav, isOpen, onOpenChange }: ShortcutsDialogProps) {
  const [isOn, setOn] = useSingleLetters();
  const switchId = useId();
  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent
        title="Keyboard shortcuts"
        description="Letters are text inside any field."
        size="lg"
        footer={
          <div className="mr-auto flex items-center gap-3">
            <Switch id={switchId} checked={isOn} onCheckedChange={setOn} />
            <Label htmlFor={switchId}>Single-letter shortcuts in this browser</Label>
          </div>
        }
      >
        <div className="gap-8 sm:columns-2">
          {shortcutGroups(nav).map((group) => (
            <section key={group.title} className="mb-4 break-inside-avoid">
              <h3 className="mb-1 text-12 font-medium text-fg-3">{group.title}</h3>
              <dl>
                {group.shortcuts.map(({ keys, does }) => (
                  <div
                    key={keys}
                    className="flex min-h-7 items-center justify-between border-t border-line-faint first:border-t-0"
                  >
                    <dt>{does}</dt>
                    <dd>
                      <Kbd keys={keys} />
                      <span className="sr-only">
                        {keys.replace(" ", " then ").replace("mod+", "Command or Control ")}
                      </span>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}
