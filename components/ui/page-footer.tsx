import { ChevronLeft, ChevronRight } from "lucide-react";
import { formatCount } from "../lib/format";
import type { Paged } from "../lib/paging";
import { Button } from "./button";
import { CardFooter } from "./card";

export interface PageFooterProps {
  /** What is listed: `groups`. */
  label: string;
  paged: Paged<unknown>;
  onGo: (page: number) => void;
}

/** The foot of a list that is here as a whole and shown by pages; nothing where there is one page. */
export function PageFooter({ label, paged, onGo }: PageFooterProps) {
  const { rows, page, pages, offset, total } = paged;
  if (pages === 1) return null;
  return (
    <CardFooter>
      <output className="tabular-nums">
        {`${formatCount(offset + 1)}–${formatCount(offset + rows.length)} of ${formatCount(total)}`}
      </output>
      <nav aria-label={`Pages of ${label}`} className="flex gap-1">
        <Button variant="ghost" size="sm" disabled={page === 1} onClick={() => onGo(page - 1)}>
          <ChevronLeft aria-hidden />
          Back
        </Button>
        <Button variant="ghost" size="sm" disabled={page === pages} onClick={() => onGo(page + 1)}>
          Next
          <ChevronRight aria-hidden />
        </Button>
      </nav>
    </CardFooter>
  );
}
