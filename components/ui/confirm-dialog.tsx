"use client";

import { AlertDialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { VEIL } from "./dialog";
import { StatusText } from "./status-text";

export interface ConfirmDialogProps {
  /** The element that asks; left out when `isOpen` is controlled. */
  trigger?: ReactNode;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** The question: `Revoke treasury-prod?` */
  title: string;
  /** What will happen, in consequences. */
  children: ReactNode;
  /** The act: `Revoke key`. */
  confirmLabel: string;
  /** Red for what stops or destroys; ink otherwise. */
  isDanger?: boolean;
  /** Does it. The dialog waits, closes when it succeeds, and shows the message of an Error it throws. */
  onConfirm: () => Promise<void> | void;
}

/** Asks before an act that cannot simply be taken back. The safe answer has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [isOpenHere, setOpenHere] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const setOpen = (isOpen: boolean) => {
    if (isBusy) return;
    setFailure(null);
    setOpenHere(isOpen);
    props.onOpenChange?.(isOpen);
  };
  const confirm = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await props.onConfirm();
      setOpenHere(false);
      props.onOpenChange?.(false);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : "That did not work. Nothing was changed.");
    } finally {
      setBusy(false);
    }
  };

  return (
    <AlertDialog.Root open={props.isOpen ?? isOpenHere} onOpenChange={setOpen}>
      {props.trigger === undefined ? null : <AlertDialog.Trigger asChild>{props.trigger}</AlertDialog.Trigger>}
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={VEIL} />
        <AlertDialog.Content
          data-modal
          className="floating fixed top-[18vh] left-1/2 z-50 grid w-[calc(100vw-24px)] max-w-[440px] -translate-x-1/2 gap-1 p-5 animate-appear"
        >
          <AlertDialog.Title className="text-14 [overflow-wrap:anywhere]">{props.title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="text-fg-2">{props.children}</div>
          </AlertDialog.Description>
          {failure === null ? null : (
            <div role="alert" className="pt-2">
              <StatusText status="bad" className="text-12">
                <span className="whitespace-normal">{failure}</span>
              </StatusText>
            </div>
          )}
          <div className="mt-4 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>Cancel</Button>
            </AlertDialog.Cancel>
            <Button variant={props.isDanger ? "danger" : "primary"} isBusy={isBusy} onClick={() => void confirm()}>
              {props.confirmLabel}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
