import { Bot, type LucideIcon, Moon, Route, Sun, SunMoon } from "lucide-react";
import { setTheme } from "../lib/theme";
import { NAV } from "./nav";

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

/** The pages and the theme. */
export const FRAME_ITEMS: readonly PaletteItem[] = [
  ...NAV.flatMap((group) => group.items).map(({ label, href, icon, keys }): PaletteItem => {
    const item = { id: `page:${href}`, label, group: "Go to", icon, href, keywords: ["go", "open", "page"] };
    return keys === undefined ? item : { ...item, keys };
  }),
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

/** A query read as an id: a trace where it looks like one, otherwise any single word may be an agent. */
export function itemForId(query: string): PaletteItem | null {
  const id = query.trim();
  if (id === "" || /\s/.test(id)) return null;
  const path = encodeURIComponent(id);
  return id.startsWith("trc_")
    ? { id: "find:trace", label: `Open trace ${id}`, group: "Trace", icon: Route, href: `/traces/${path}` }
    : { id: "find:agent", label: `Open agent ${id}`, group: "Find by id", icon: Bot, href: `/agents/${path}` };
}
