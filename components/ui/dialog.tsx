"use client";

import { cx } from "class-variance-authority";
import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { IconButton } from "./icon-button";

/** Root, trigger and close are Radix's own: `open`, `onOpenChange`, `asChild`. */
export const Dialog = Primitive.Root;

/** The veil behind everything modal. */
export const VEIL = "fixed inset-0 z-40 bg-[rgb(8_9_12/0.38)] animate-appear";

export interface DialogContentProps {
  title: ReactNode;
  /** A sentence under the title; also what assistive technology reads first. */
  description?: ReactNode;
  children?: ReactNode;
  /** The row of buttons, right-aligned. */
  footer?: ReactNode;
  /** `sm` 400, `md` 520, `lg` 720 px. */
  size?: "sm" | "md" | "lg";
}

const FIELDS = "input:enabled, textarea:enabled, select:enabled";

/** A question or a short form over the page. Its first field has the focus; it stays inside, Esc leaves, and whatever opened it gets it back. */
export function DialogContent({ title, description, children, footer, size = "md" }: DialogContentProps) {
  const content = useRef<HTMLDivElement>(null);
  // Not every dialog has a trigger: what is open may be in the address.
  const opener = useRef<Element | null>(null);
  const onOpenAutoFocus = (event: Event) => {
    opener.current = document.activeElement;
    const field = content.current?.querySelector<HTMLElement>(FIELDS);
    if (!field) return;
    event.preventDefault();
    field.focus();
  };
  const onCloseAutoFocus = (event: Event) => {
    const { current } = opener;
    if (!(current instanceof HTMLElement) || !current.isConnected || current === document.body) return;
    event.preventDefault();
    current.focus();
  };
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={VEIL} />
      <Primitive.Content
        ref={content}
        data-modal
        onOpenAutoFocus={onOpenAutoFocus}
        onCloseAutoFocus={onCloseAutoFocus}
        {...(description === undefined ? { "aria-describedby": undefined } : {})}
        className={cx(
          "floating fixed top-[12vh] left-1/2 z-50 grid max-h-[80vh] w-[calc(100vw-24px)] -translate-x-1/2 grid-rows-[auto_minmax(0,1fr)_auto] animate-appear",
          { sm: "max-w-[400px]", md: "max-w-[520px]", lg: "max-w-[720px]" }[size],
        )}
      >
        <div className="grid gap-1 pt-4 pr-12 pb-3 pl-5">
          <Primitive.Title className="text-14 [overflow-wrap:anywhere]">{title}</Primitive.Title>
          {description === undefined ? null : (
            <Primitive.Description className="text-fg-2">{description}</Primitive.Description>
          )}
          <Primitive.Close asChild>
            <IconButton label="Close" className="absolute top-3 right-3">
              <X aria-hidden />
            </IconButton>
          </Primitive.Close>
        </div>
        <div className="overflow-auto px-5 pb-4">{children}</div>
        {footer === undefined ? null : (
          <div className="flex flex-wrap justify-end gap-2 border-t border-line-faint px-5 py-3">{footer}</div>
        )}
      </Primitive.Content>
    </Primitive.Portal>
  );
}
