import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "./button";
import { CardFooter } from "./card";

export interface CursorFooterProps {
  /** What is shown: `1–50 of 223`. */
  children?: ReactNode;
  /** Absent where there is nothing newer or older. */
  newerHref?: string | undefined;
  olderHref?: string | undefined;
  /** At the right edge: the state of the log, an export. */
  aside?: ReactNode;
  /** Words for lists that are not in order of time; default `Newer` and `Older`. */
  labels?: { back: string; onward: string };
}

/** The foot of a list that is paged by cursor. */
export function CursorFooter(props: CursorFooterProps) {
  const { children, newerHref, olderHref, aside, labels = { back: "Newer", onward: "Older" } } = props;
  return (
    <CardFooter>
      <span className="tabular-nums">{children}</span>
      {newerHref === undefined && olderHref === undefined ? null : (
        <nav aria-label="Paging" className="flex gap-1">
          {newerHref === undefined ? null : (
            <Button asChild variant="ghost" size="sm">
              <Link href={newerHref} prefetch={false}>
                <ChevronLeft aria-hidden />
                {labels.back}
              </Link>
            </Button>
          )}
          {olderHref === undefined ? null : (
            <Button asChild variant="ghost" size="sm">
              <Link href={olderHref} prefetch={false}>
                {labels.onward}
                <ChevronRight aria-hidden />
              </Link>
            </Button>
          )}
        </nav>
      )}
      {aside === undefined ? null : <div className="ml-auto flex items-center gap-2">{aside}</div>}
    </CardFooter>
  );
}
