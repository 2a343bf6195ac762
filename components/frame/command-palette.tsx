"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog as Primitive } from "radix-ui";
import { useEffect, useState } from "react";
import { VEIL } from "../ui/dialog";
import { Kbd } from "../ui/kbd";
import { itemsShown, type PaletteItem } from "./palette-items";

const SEARCH_AFTER_MS = 150;
/** Characters of a query that the server is asked about. */
const SEARCHED_FROM = 2;

export interface CommandPaletteProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** Pages, acts, recent things. */
  items: readonly PaletteItem[];
  /** Finds more for a query of two characters and up; only the latest answer is shown. A server action will do. */
  search?: ((query: string) => Promise<readonly PaletteItem[]>) | undefined;
}

/** Go anywhere and do anything by typing. */
export function CommandPalette({ isOpen, onOpenChange, items, search }: CommandPaletteProps) {
  const router = useRouter();
  const run = (item: PaletteItem) => {
    onOpenChange(false);
    item.onSelect?.();
    if (item.href !== undefined) router.push(item.href);
  };
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={VEIL} />
        <Primitive.Content
          data-modal
          aria-describedby={undefined}
          className="floating fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-24px)] max-w-[560px] -translate-x-1/2 overflow-hidden animate-appear"
        >
          <Primitive.Title className="sr-only">Search or jump to</Primitive.Title>
          <PaletteBody items={items} search={search} onChoose={run} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

interface PaletteBodyProps {
  items: readonly PaletteItem[];
  search: CommandPaletteProps["search"];
  onChoose: (item: PaletteItem) => void;
}

function PaletteBody({ items, search, onChoose }: PaletteBodyProps) {
  const [query, setQuery] = useState("");
  const { found, isAnswered } = useFound(query, search);
  const shown = itemsShown(items, query, isAnswered ? found : null);
  return (
    // The list is ours, in order; a filter of the library's would sort it again and select by its own score.
    <Command loop label="Search or jump to" shouldFilter={false}>
      <div className="flex h-11 items-center gap-2.5 border-b border-line-faint px-4">
        <Search aria-hidden className="size-4 shrink-0 text-fg-3" />
        <Command.Input
          value={query}
          onValueChange={setQuery}
          placeholder="Page, trace id, agent, policy…"
          className="h-full w-full bg-transparent text-14 focus-visible:outline-none max-sm:text-16"
        />
      </div>
      <Command.List className="max-h-[min(400px,60vh)] overflow-y-auto p-1 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-fg-3">
        {isAnswered ? (
          <Command.Empty className="px-3 py-4 text-fg-2">
            Nothing by that name. Paste a trace id to open its story.
          </Command.Empty>
        ) : null}
        {byGroup(shown).map(([heading, members]) => (
          <Command.Group key={heading} heading={heading}>
            {members.map((item) => (
              <PaletteRow key={item.id} item={item} onChoose={onChoose} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}

interface PaletteRowProps {
  item: PaletteItem;
  onChoose: (item: PaletteItem) => void;
}

function PaletteRow({ item, onChoose }: PaletteRowProps) {
  return (
    <Command.Item
      value={item.id}
      onSelect={() => onChoose(item)}
      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-3 aria-selected:bg-hover max-sm:min-h-11"
    >
      {item.icon === undefined ? null : (
        <item.icon aria-hidden className="size-4 shrink-0 text-fg-3" strokeWidth={1.75} />
      )}
      <span className="min-w-0 truncate">{item.label}</span>
      {item.detail === undefined ? null : <span className="ml-auto shrink-0 text-12 text-fg-3">{item.detail}</span>}
      {item.keys === undefined ? null : (
        <span className="ml-auto">
          <Kbd keys={item.keys} />
        </span>
      )}
    </Command.Item>
  );
}

interface Found {
  found: readonly PaletteItem[];
  /** False while the server is still to be heard about this very query. */
  isAnswered: boolean;
}

function useFound(query: string, search: CommandPaletteProps["search"]): Found {
  const [found, setFound] = useState<{ query: string; items: readonly PaletteItem[] }>({ query: "", items: [] });
  const wanted = query.trim();
  const isAsked = search !== undefined && wanted.length >= SEARCHED_FROM;

  // The outside system: the search of the server, asked when the typing pauses.
  useEffect(() => {
    if (search === undefined || wanted.length < SEARCHED_FROM) return undefined;
    let isLatest = true;
    const timer = setTimeout(() => {
      search(wanted).then(
        (items) => isLatest && setFound({ query: wanted, items }),
        // Pages and ids still work without it; the next key press asks again.
        () => isLatest && setFound({ query: wanted, items: [] }),
      );
    }, SEARCH_AFTER_MS);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [search, wanted]);

  if (!isAsked) return { found: [], isAnswered: true };
  return found.query === wanted ? { found: found.items, isAnswered: true } : { found: [], isAnswered: false };
}

function byGroup(items: readonly PaletteItem[]): [string, PaletteItem[]][] {
  const groups = new Map<string, PaletteItem[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups];
}
