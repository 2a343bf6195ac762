"use client";

import { cx } from "class-variance-authority";
import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { VEIL } from "./dialog";
import { IconButton } from "./icon-button";
import { PanelParts, type PanelProps } from "./panel";

export interface DrawerProps extends PanelProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** `read` is 368 px wide, `edit` 608. Both fill a phone. */
  width?: "read" | "edit";
}

/**
 * A panel over the page: focus stays inside, Esc closes it and gives the focus back.
 * For the detail of a row beside its list, use `Split` with a `DetailPane`.
 */
export function Drawer({ isOpen, onOpenChange, title, width = "read", ...parts }: DrawerProps) {
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={VEIL} />
        <Primitive.Content
          data-modal
          aria-describedby={undefined}
          className={cx(
            "fixed inset-y-0 right-0 z-50 grid max-w-full animate-slide-in grid-rows-[auto_minmax(0,1fr)_auto] border-l border-line bg-bg shadow-side max-sm:w-full",
            width === "read" ? "w-[368px]" : "w-[608px]",
          )}
        >
          <PanelParts
            {...parts}
            heading={<Primitive.Title className="text-14 text-fg">{title}</Primitive.Title>}
            close={
              <Primitive.Close asChild>
                <IconButton label="Close">
                  <X aria-hidden />
                </IconButton>
              </Primitive.Close>
            }
          />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
