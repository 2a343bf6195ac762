"use client";

import { cx } from "class-variance-authority";
import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { VEIL } from "./dialog";
import { IconButton } from "./icon-button";

export interface DrawerProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  /** Above the title, small: `Entry 1,205,290`. */
  eyebrow?: ReactNode;
  /** Under the title: badges, meta, tabs. */
  subtitle?: ReactNode;
  /** Left of the close button: previous and next. */
  actions?: ReactNode;
  footer?: ReactNode;
  /** `read` is 368 px wide, `edit` 608. Both fill a phone. */
  width?: "read" | "edit";
  /** `left` is for navigation on phones. */
  side?: "right" | "left";
  /** false keeps the page usable beside it: a row's detail while `j` and `k` move on. */
  isModal?: boolean;
  children: ReactNode;
}

/** A panel at the edge. Esc closes it and gives the focus back. */
export function Drawer({ isOpen, onOpenChange, isModal = true, ...rest }: DrawerProps) {
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange} modal={isModal}>
      <Primitive.Portal>
        {isModal ? <Primitive.Overlay className={VEIL} /> : null}
        <DrawerPanel isModal={isModal} {...rest} />
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function DrawerPanel(props: Omit<DrawerProps, "isOpen" | "onOpenChange">) {
  const { title, eyebrow, subtitle, actions, footer, width = "read", side = "right", isModal, children } = props;
  return (
    <Primitive.Content
      {...(isModal ? { "data-modal": true } : {})}
      aria-describedby={undefined}
      // Beside the page, a press on another row chooses that row; only Esc and the button close the panel.
      onInteractOutside={(event) => {
        if (!isModal) event.preventDefault();
      }}
      className={cx(
        "fixed bottom-0 z-50 grid max-w-full grid-rows-[auto_minmax(0,1fr)_auto] bg-bg shadow-side",
        isModal ? "top-0" : "top-(--top-h)",
        side === "right"
          ? "right-0 border-l border-line animate-slide-in"
          : "left-0 border-r border-line animate-slide-in-left",
        width === "read" ? "w-[368px]" : "w-[608px]",
        side === "right" && "max-sm:w-full",
      )}
    >
      <div className="grid gap-1.5 border-b border-line px-5 py-3">
        <div className="flex min-h-7 items-center gap-1">
          <div className="min-w-0 grow text-fg-3">
            {eyebrow ?? <Primitive.Title className="truncate text-14 text-fg">{title}</Primitive.Title>}
          </div>
          {actions}
          <Primitive.Close asChild>
            <IconButton label="Close">
              <X aria-hidden />
            </IconButton>
          </Primitive.Close>
        </div>
        {eyebrow === undefined ? null : <Primitive.Title className="text-14 text-fg">{title}</Primitive.Title>}
        {subtitle}
      </div>
      <div className="overflow-auto px-5 py-4">{children}</div>
      {footer === undefined ? null : (
        <div className="flex flex-wrap items-center gap-2 border-t border-line px-5 py-2.5">{footer}</div>
      )}
    </Primitive.Content>
  );
}
