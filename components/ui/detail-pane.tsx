"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useId, useRef, useState } from "react";
import { useShortcuts } from "../lib/use-shortcuts";
import { IconButton } from "./icon-button";
import { PanelParts, type PanelProps } from "./panel";

export interface DetailPaneProps extends PanelProps {
  /** Where the list is without it; which row is open lives in the URL. */
  closeHref?: string;
  onClose?: () => void;
}

/** The detail of the open row, inside a `Split`. The list stays usable: rows can be chosen while it is open. Esc closes it, and what opened it has the focus again. */
export function DetailPane({ title, closeHref, onClose, ...parts }: DetailPaneProps) {
  const router = useRouter();
  const headingId = useId();
  const pane = useRef<HTMLElement>(null);
  // While it is made, nothing in it has taken the focus yet.
  const [opener] = useState(() => (typeof document === "undefined" ? null : document.activeElement));
  const close = () => {
    onClose?.();
    const { activeElement } = document;
    const isTaken = activeElement !== document.body && !pane.current?.contains(activeElement);
    if (!isTaken && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    if (closeHref !== undefined) router.push(closeHref, { scroll: false });
  };
  useShortcuts({ Escape: close });
  return (
    <aside
      ref={pane}
      aria-labelledby={headingId}
      className="z-10 grid min-h-0 grid-rows-[auto_minmax(0,1fr)_auto] border-l border-line bg-bg shadow-side max-md:fixed max-md:top-(--top-h) max-md:right-0 max-md:bottom-0 max-md:w-(--pane-w) max-md:max-w-full max-sm:w-full max-md:animate-slide-in"
    >
      <PanelParts
        {...parts}
        heading={
          <h2 id={headingId} className="text-14 text-fg">
            {title}
          </h2>
        }
        close={
          <IconButton label="Close" onClick={close}>
            <X aria-hidden />
          </IconButton>
        }
      />
    </aside>
  );
}
