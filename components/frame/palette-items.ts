import { BellPlus, Bot, CalendarClock, type LucideIcon, Moon, Route, Sun, SunMoon, UsersRound } from "lucide-react";
import type { Permission } from "@/server/auth/permissions";
import { setTheme } from "../lib/theme";
import type { Nav } from "./nav";

/** Something the palette can go to or do. Without `onSelect` it may come from the server. */
export interface PaletteItem {
  /** Unique among all items. */
  readonly id: string;
  readonly label: string;
  /** The heading it stands under: `Policies`, `Do`. */
  readonly group: string;
  /** Right of the label. */
  readonly detail?: string;
  /** Further words that find it. */
  readonly keywords?: readonly string[];
  readonly icon?: LucideIcon;
  readonly keys?: string;
  readonly href?: string;
  readonly onSelect?: () => void;
}

/** The pages, what can be begun from anywhere, and the theme. */
export function frameItems(nav: Nav, permissions: readonly Permission[]): readonly PaletteItem[] {
  const pages = nav
    .flatMap((group) => group.items)
    .flatMap(({ label, href, icon, keys, pages: parts = [] }): PaletteItem[] => {
      const item = { id: `page:${href}`, label, group: "Go to", icon, href, keywords: ["go", "open", "page"] };
      return [
        keys === undefined ? item : { ...item, keys },
        ...parts.map((part) => ({
          ...part,
          id: `page:${part.href}`,
          label: `${label}: ${part.label}`,
          group: "Go to",
          icon,
        })),
      ];
    });
  return [...pages, ...ACTS.filter(({ needs }) => permissions.includes(needs)).map(({ item }) => item), ...THEMES];
}

const ACTS: readonly { readonly needs: Permission; readonly item: PaletteItem }[] = [
  {
    needs: "notifications:write",
    item: {
      id: "act:new-channel",
      label: "New notification channel",
      group: "Do",
      icon: BellPlus,
      href: "/settings/notifications?channel=new",
      keywords: ["create", "add", "slack", "e-mail", "teams", "jira", "whatsapp", "webhook"],
    },
  },
  {
    needs: "members:write",
    item: {
      id: "act:new-group",
      label: "New reviewer group",
      group: "Do",
      icon: UsersRound,
      href: "/settings/reviewers?group=new",
      keywords: ["create", "add"],
    },
  },
  {
    needs: "reviews:decide",
    item: {
      id: "act:away",
      label: "Say that I am away",
      group: "Do",
      icon: CalendarClock,
      href: "/settings/reviewers?away=me",
      keywords: ["absence", "absent", "vacation", "delegate", "stand", "out"],
    },
  },
];

const THEMES: readonly PaletteItem[] = [
  { id: "theme:light", label: "Use the light theme", group: "Do", icon: Sun, onSelect: () => setTheme("light") },
  { id: "theme:dark", label: "Use the dark theme", group: "Do", icon: Moon, onSelect: () => setTheme("dark") },
  {
    id: "theme:system",
    label: "Use the system’s theme",
    group: "Do",
    icon: SunMoon,
    onSelect: () => setTheme("system"),
  },
];

/**
 * What a query lists, first what Enter takes: a trace by its id, then items with words that begin like the query's, then
 * what the server found. Only when it found nothing is a single word offered as the id of an agent.
 * @param found null while the server is still to answer, so that nothing is guessed too early.
 */
export function itemsShown(
  items: readonly PaletteItem[],
  query: string,
  found: readonly PaletteItem[] | null,
): readonly PaletteItem[] {
  const named = items.filter((item) => isNamed(item, query));
  const known = new Set(named.map(({ id }) => id));
  const listed = [...named, ...(found ?? []).filter(({ id }) => !known.has(id))];
  const id = query.trim();
  if (id === "" || /\s/.test(id)) return listed;
  if (id.startsWith("trc_")) return [traceItem(id), ...listed];
  return found?.length === 0 ? [...listed, agentItem(id)] : listed;
}

function isNamed({ label, group, keywords = [] }: PaletteItem, query: string): boolean {
  const words = wordsOf([label, group, ...keywords].join(" "));
  return wordsOf(query).every((wanted) => words.some((word) => word.startsWith(wanted)));
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
}

function traceItem(id: string): PaletteItem {
  const href = `/traces/${encodeURIComponent(id)}`;
  return { id: "find:trace", label: `Open trace ${id}`, group: "Trace", icon: Route, href };
}

function agentItem(id: string): PaletteItem {
  const href = `/agents/${encodeURIComponent(id)}`;
  return { id: "find:agent", label: `Open agent ${id}`, group: "Find by id", icon: Bot, href };
}
