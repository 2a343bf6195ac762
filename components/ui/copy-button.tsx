"use client";

import { Check, Copy } from "lucide-react";
import type { ReactNode } from "react";
import { useCopy } from "../lib/use-copy";
import { Button, type ButtonProps } from "./button";

export interface CopyButtonProps extends Omit<ButtonProps, "value" | "onClick" | "asChild"> {
  value: string;
  /** The act: `Copy key`. */
  children?: ReactNode;
  /** On phones the icon alone answers; the words stay for assistive technology. */
  isIconOnPhones?: boolean;
}

/** A button that copies and answers in place. */
export function CopyButton({ value, children = "Copy", isIconOnPhones = false, ...rest }: CopyButtonProps) {
  const { state, copy } = useCopy();
  return (
    <>
      <Button {...rest} onClick={() => copy(value)}>
        {state === "copied" ? <Check aria-hidden /> : <Copy aria-hidden />}
        <span className={isIconOnPhones ? "max-sm:sr-only" : undefined}>
          {state === "copied" ? "Copied" : state === "failed" ? "Not copied" : children}
        </span>
      </Button>
      <output className="sr-only">{state === "copied" ? "Copied" : state === "failed" ? "Not copied" : ""}</output>
    </>
  );
}
