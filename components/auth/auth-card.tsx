import type { ReactNode } from "react";
import { Logo } from "../frame/logo";

export interface AuthCardProps {
  title: string;
  /** What happens here, in a sentence or two. */
  intro?: ReactNode;
  children: ReactNode;
  /** The quiet way out below. */
  footer?: ReactNode;
}

/** One step of signing in: a title, what it is about, a form. */
export function AuthCard({ title, intro, children, footer }: AuthCardProps) {
  return (
    <>
      <Logo className="mb-4 size-6" />
      <h1 className="text-20">{title}</h1>
      {intro === undefined ? null : <p className="mt-1 mb-4 text-fg-2">{intro}</p>}
      <div className="mt-1">{children}</div>
      {footer === undefined ? null : (
        <div className="mt-6 border-t border-line-faint pt-3 text-12 text-fg-3">{footer}</div>
      )}
    </>
  );
}
