"use client";

import { cx } from "class-variance-authority";
import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";

/** A menu does not lock the page behind it, so nothing focusable is hidden from assistive technology meanwhile. */
export function DropdownMenu(props: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root modal={false} {...props} />;
}

/** Trigger and groups are Radix's own. */
export const DropdownMenuTrigger = Primitive.Trigger;
export const DropdownMenuRadioGroup = Primitive.RadioGroup;

const ITEM =
  "flex min-h-7 cursor-pointer items-center gap-2 rounded-md px-2 outline-none select-none data-[highlighted]:bg-hover data-[disabled]:cursor-default data-[disabled]:text-fg-off max-sm:min-h-10 [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:text-fg-3";

/** The list that opens. Letters jump to items; arrows move; Esc closes. */
export function DropdownMenuContent({ className, ...rest }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        align="start"
        sideOffset={4}
        collisionPadding={8}
        {...rest}
        className={cx(
          "floating z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-auto p-1 animate-appear",
          className,
        )}
      />
    </Primitive.Portal>
  );
}

/** One act or, with `asChild`, one link. */
export function DropdownMenuItem({
  isDanger,
  className,
  ...rest
}: ComponentProps<typeof Primitive.Item> & { isDanger?: boolean }) {
  return <Primitive.Item {...rest} className={cx(ITEM, isDanger && "text-bad [&_svg]:text-bad", className)} />;
}

/** An item that is on or off. */
export function DropdownMenuCheckboxItem({ children, ...rest }: ComponentProps<typeof Primitive.CheckboxItem>) {
  return (
    <Primitive.CheckboxItem {...rest} className={ITEM}>
      <Marker />
      {children}
    </Primitive.CheckboxItem>
  );
}

/** An item of which one in its group is chosen. */
export function DropdownMenuRadioItem({ children, ...rest }: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem {...rest} className={ITEM}>
      <Marker />
      {children}
    </Primitive.RadioItem>
  );
}

/** The name of the items below it. */
export function DropdownMenuLabel({ children }: { children: ReactNode }) {
  return <Primitive.Label className="px-2 pt-1.5 pb-1 text-12 text-fg-3">{children}</Primitive.Label>;
}

/** A line between two kinds of items. */
export function DropdownMenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-line-faint" />;
}

function Marker() {
  return (
    <span className="grid size-3.5 place-items-center">
      <Primitive.ItemIndicator>
        <Check aria-hidden />
      </Primitive.ItemIndicator>
    </span>
  );
}
