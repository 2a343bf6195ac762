"use client";

import { cx } from "class-variance-authority";
import { Popover } from "radix-ui";
import { type ComponentProps, type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { formatCount } from "../lib/format";
import { Input } from "./input";
import { Option } from "./option";

export interface ComboboxOption {
  value: string;
  label?: ReactNode;
  /** Right of the label: type, count, source. */
  detail?: ReactNode;
  /** Further text that finds it: an address. */
  keywords?: string;
}

export interface ComboboxProps extends Omit<ComponentProps<typeof Input>, "value" | "onChange" | "list"> {
  value: string;
  /** Called with every edit and with a chosen option; the text is free, the options are suggestions. */
  onValueChange: (value: string) => void;
  options: readonly ComboboxOption[];
  /** At most this many suggestions are drawn; default 50. The list says that there are more. */
  shownMax?: number;
}

/** A text field with suggestions (ARIA 1.2 combobox with a listbox popup; focus stays in the field). */
export function Combobox({ value, onValueChange, options, shownMax = 50, className, ...rest }: ComboboxProps) {
  const listId = useId();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const typed = value.trim().toLowerCase();
  const found = options.filter((option) => isFoundBy(option, typed));
  const shown = found.slice(0, shownMax);
  const isListed = isOpen && shown.length > 0;

  const choose = (option: ComboboxOption | undefined) => {
    if (option === undefined) return;
    onValueChange(option.value);
    setOpen(false);
    setActive(-1);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    rest.onKeyDown?.(event);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      const from = active === -1 && step === -1 ? 0 : active;
      if (shown.length > 0) setActive((from + step + shown.length) % shown.length);
    } else if (event.key === "Enter" && !event.metaKey && !event.ctrlKey && isListed && active >= 0) {
      event.preventDefault();
      choose(shown[active]);
    }
  };

  return (
    <Popover.Root open={isListed} onOpenChange={setOpen}>
      <Popover.Anchor asChild>
        <Input
          autoComplete="off"
          spellCheck={false}
          {...rest}
          className={className}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no element has this role with free text and our list
          role="combobox"
          aria-expanded={isListed}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isListed && active >= 0 ? `${listId}-${active}` : undefined}
          value={value}
          onChange={(event) => {
            onValueChange(event.target.value);
            setOpen(true);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
          onClick={() => setOpen(true)}
          onBlur={(event) => {
            rest.onBlur?.(event);
            setOpen(false);
          }}
        />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          id={listId}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
          role="listbox"
          aria-label="Suggestions"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="floating z-60 max-h-64 max-w-[min(480px,90vw)] min-w-(--radix-popover-trigger-width) overflow-auto overscroll-contain p-1"
        >
          {shown.map((option, index) => (
            <Option
              key={option.value}
              id={`${listId}-${index}`}
              isActive={index === active}
              onTake={() => choose(option)}
              onPointerMove={() => setActive(index)} // not by opening under a pointer that rests
              className="gap-3"
            >
              <span className={cx("[overflow-wrap:anywhere]", option.label === undefined && "font-mono text-12")}>
                {option.label ?? option.value}
              </span>
              {option.detail === undefined ? null : (
                <span className="ml-auto max-w-1/2 text-right text-12 [overflow-wrap:anywhere] text-fg-3">
                  {option.detail}
                </span>
              )}
            </Option>
          ))}
          {found.length > shown.length ? (
            <div aria-hidden className="px-2 py-1.5 text-12 text-fg-3">
              {formatCount(found.length - shown.length)} more: type to narrow them down
            </div>
          ) : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function isFoundBy({ value, keywords }: ComboboxOption, typed: string): boolean {
  return value.toLowerCase().includes(typed) || (keywords?.toLowerCase().includes(typed) ?? false);
}
