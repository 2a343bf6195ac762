"use client";

import { Check, Copy } from "lucide-react";
import type { ReactNode } from "react";
import { useCopy } from "../lib/use-copy";
import { Button, type ButtonProps } from "./button";

export interface CopyButtonProps extends Omit<ButtonProps, "value" | "onClick" | "asChild"> {
  value: string;
  /** The act: `Copy key`. */
  children?: ReactNode;
}

/** A button that copies and answers in place. */
export function CopyButton({ value, children = "Copy", ...rest }: CopyButtonProps) {
  const { state, copy } = useCopy();
  return (
    <>
      <Button {...rest} onClick={() => copy(value)}>
        {state === "copied" ? <Check aria-hidden /> : <Copy aria-hidden />}
        {state === "copied" ? "Copied" : state === "failed" ? "Not copied" : children}
      </Button>
      <output className="sr-only">{state === "copied" ? "Copied" : state === "failed" ? "Not copied" : ""}</output>
    </>
  );
}
