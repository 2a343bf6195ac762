"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { Toaster as Primitive, toast } from "sonner";

/** Where toasts appear; the root layout mounts it once. */
export function Toaster() {
  return (
    <Primitive
      position="bottom-left"
      mobileOffset={{ bottom: 96 }} // above what sticks to the foot of a phone's page
      gap={8}
      style={{ fontFamily: "inherit" }}
      containerAriaLabel="Notifications"
      icons={{
        success: <CircleCheck aria-hidden className="size-3.5 text-ok" strokeWidth={2} />,
        close: <X aria-hidden />,
        error: <CircleAlert aria-hidden className="size-3.5 text-bad" strokeWidth={2} />,
      }}
      toastOptions={{
        unstyled: true,
        closeButtonAriaLabel: "Dismiss",
        classNames: {
          toast:
            "floating flex min-h-10 w-full items-center gap-2.5 py-1.5 pr-2 pl-3 text-13 sm:w-max sm:max-w-[480px]",
          content: "min-w-0 grow",
          title: "font-medium",
          description: "text-fg-2",
          actionButton:
            "h-6 shrink-0 rounded-md px-2 text-12 font-medium text-fg-2 hover:bg-hover hover:text-fg max-sm:h-8",
          closeButton:
            "order-last grid size-6 shrink-0 place-items-center rounded-md text-fg-3 hover:bg-hover hover:text-fg [&_svg]:size-3.5",
        },
      }}
    />
  );
}

export interface NotifyOptions {
  /** What follows from it: `Requests with it fail from now on.` */
  detail?: string;
  /** One thing to do about it. */
  action?: { label: string; onSelect: () => void };
}

/** Says what changed (`Key revoked.`) or what did not (`Not saved.`). A failure stays until it is dismissed. */
export const notify = {
  done: (title: string, options: NotifyOptions = {}) => toast.success(title, { duration: 5_000, ...toSonner(options) }),
  failed: (title: string, options: NotifyOptions = {}) =>
    toast.error(title, { duration: Number.POSITIVE_INFINITY, closeButton: true, ...toSonner(options) }),
};

function toSonner({ detail, action }: NotifyOptions) {
  return {
    description: detail,
    ...(action === undefined ? {} : { action: { label: action.label, onClick: action.onSelect } }),
  };
}
