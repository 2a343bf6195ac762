"use client";

import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { VEIL } from "../ui/dialog";

export interface PagesSheetProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
}

/** The sidebar as a sheet, for phones. Following a link in it closes it. */
export function PagesSheet({ isOpen, onOpenChange, children }: PagesSheetProps) {
  const closeOnLink = (target: EventTarget) => {
    if (target instanceof Element && target.closest("a") !== null) onOpenChange(false);
  };
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={VEIL} />
        <Primitive.Content
          data-modal
          aria-describedby={undefined}
          onClick={(event) => closeOnLink(event.target)}
          className="fixed inset-y-0 left-0 z-50 w-[min(280px,85vw)] border-r border-line bg-sunken animate-slide-in-left"
        >
          <Primitive.Title className="sr-only">Pages</Primitive.Title>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
