"use client";

import { ChevronDown, Download } from "lucide-react";
import { useRef } from "react";
import { formatCount } from "../lib/format";
import { Button } from "../ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu";
import { notify } from "../ui/toast";

const FORMATS = [
  { format: "jsonl", label: "JSON Lines", detail: "records and proofs, a line each" },
  { format: "json", label: "JSON", detail: "records and proofs, one object" },
  { format: "csv", label: "CSV", detail: "for spreadsheets, no proofs" },
] as const;

export interface ExportMenuProps {
  organizationId: string;
  /** How many entries the filters select. */
  count: number;
  /** The filters as the services take them. */
  filters: readonly (readonly [name: string, value: string])[];
}

/** Takes exactly what is shown out as a file. A form post: taking an export is itself an entry, so no link may do it. */
export function ExportMenu({ organizationId, count, filters }: ExportMenuProps) {
  const form = useRef<HTMLFormElement>(null);
  const format = useRef<HTMLInputElement>(null);
  const take = (chosen: string) => {
    if (form.current === null || format.current === null) return;
    format.current.value = chosen;
    form.current.requestSubmit();
    notify.done("Export started.", { detail: "It was written into the log as an entry of its own." });
  };
  return (
    <>
      <form ref={form} method="post" action="/audit/export" hidden>
        <input type="hidden" name="organization" value={organizationId} />
        <input ref={format} type="hidden" name="format" defaultValue="jsonl" />
        {filters.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      </form>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button disabled={count === 0}>
            <Download aria-hidden />
            <span className="tabular-nums">
              Export {formatCount(count)}
              <span className="max-sm:hidden"> with proof</span>
            </span>
            <ChevronDown aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuLabel>Exactly this filter</DropdownMenuLabel>
          {FORMATS.map(({ format: name, label, detail }) => (
            <DropdownMenuItem key={name} onSelect={() => take(name)}>
              {label}
              <span className="ml-auto pl-4 text-12 text-fg-3">{detail}</span>
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
    </>
  );
}
