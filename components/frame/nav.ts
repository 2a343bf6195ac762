import {
  Bot,
  CodeXml,
  Inbox,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  ScrollText,
  Settings,
  ShieldCheck,
} from "lucide-react";
import type { Permission } from "@/server/auth/permissions";
import { capitalised } from "../lib/sentence";

/** Numbers the sidebar shows beside pages. */
export interface NavCounts {
  /** Review tasks that wait for a person. */
  readonly reviews?: number;
}

/** A page inside a page of the sidebar: a tab there, and a line of the palette. */
export interface NavPage {
  readonly label: string;
  readonly href: `/${string}`;
  /** One of them is enough. */
  readonly needs: readonly Permission[];
  /** Further words that find it. */
  readonly keywords: readonly string[];
}

export interface NavItem {
  readonly label: string;
  readonly href: `/${string}`;
  readonly icon: LucideIcon;
  /** The keys that go there, one after the other. */
  readonly keys?: `g ${string}`;
  readonly count?: keyof NavCounts;
  /** Other paths that belong to this page. */
  readonly also?: readonly `/${string}`[];
  /** What stands below it in the path: ids, shown as they are, or pages, shown as words. */
  readonly below: "ids" | "pages";
  /** The page is these: without one that a member may see, it is not shown. */
  readonly pages?: readonly NavPage[];
}

export type Nav = readonly { readonly label: string; readonly items: readonly NavItem[] }[];

/** The sidebar, in its order. A page is listed once it exists. */
export const NAV: Nav = [
  {
    label: "Governance",
    items: [
      { label: "Overview", href: "/overview", icon: LayoutDashboard, keys: "g o", below: "pages" },
      { label: "Agents", href: "/agents", icon: Bot, keys: "g g", below: "ids" },
      { label: "Review queue", href: "/reviews", icon: Inbox, keys: "g r", count: "reviews", below: "ids" },
      { label: "Audit log", href: "/audit", icon: ScrollText, keys: "g a", also: ["/traces"], below: "ids" },
      { label: "Policies", href: "/policies", icon: ListChecks, keys: "g p", below: "ids" },
      { label: "Guardrails", href: "/guardrails", icon: ShieldCheck, keys: "g l", below: "pages" },
    ],
  },
  {
    label: "Building",
    items: [
      { label: "Developer", href: "/developer", icon: CodeXml, keys: "g d", below: "pages" },
      {
        label: "Settings",
        href: "/settings",
        icon: Settings,
        keys: "g s",
        below: "pages",
        pages: [
          {
            label: "Notifications",
            href: "/settings/notifications",
            needs: ["notifications:read"],
            keywords: ["settings", "channels", "e-mail", "slack", "teams", "webhook", "whatsapp", "jira", "quiet"],
          },
          {
            label: "Members",
            href: "/settings/members",
            needs: ["members:read"],
            keywords: ["settings", "people", "users", "roles", "colleagues", "invite"],
          },
          {
            label: "Reviewers",
            href: "/settings/reviewers",
            needs: ["reviews:decide", "members:read"],
            keywords: ["settings", "groups", "absences", "away", "delegations", "stand", "vacation"],
          },
        ],
      },
    ],
  },
];

/** The sidebar of a member: a page made of pages is there with those they may see, or not at all. */
export function navFor(permissions: readonly Permission[]): Nav {
  const isSeen = ({ needs }: NavPage) => needs.some((permission) => permissions.includes(permission));
  return NAV.map(({ label, items }) => ({
    label,
    items: items.flatMap((item) => {
      if (item.pages === undefined) return [item];
      const pages = item.pages.filter(isSeen);
      return pages.length === 0 ? [] : [{ ...item, pages }];
    }),
  }));
}

/** The tabs of a page that is made of pages, as a member sees them. */
export function pagesOf(href: NavItem["href"], permissions: readonly Permission[]): readonly NavPage[] {
  return (
    navFor(permissions)
      .flatMap((group) => group.items)
      .find((item) => item.href === href)?.pages ?? []
  );
}

/** The page of the sidebar that a path belongs to. */
export function navItemAt(pathname: string): NavItem | undefined {
  const isWithin = (base: string) => pathname === base || pathname.startsWith(`${base}/`);
  return NAV.flatMap((group) => group.items).find((item) => [item.href, ...(item.also ?? [])].some(isWithin));
}

export interface Crumb {
  readonly label: string;
  /** Absent on the page one is on. */
  readonly href?: string;
  /** Shown in mono, as it is. */
  readonly isId: boolean;
}

/** Pages that stand where ids stand. */
const PAGES: ReadonlySet<string> = new Set(["/policies/new", "/reviews/quality"]);

/** Where a path is, from the sidebar's page down: `/traces/trc_1` is `Audit log / trc_1`. Empty for unknown paths. */
export function crumbsAt(pathname: string): readonly Crumb[] {
  const item = navItemAt(pathname);
  if (item === undefined) return [];
  const rest = pathname
    .split("/")
    .slice(2)
    .filter((segment) => segment !== "");
  const crumbs = rest.map((segment, index): Crumb => {
    const isId = index === 0 && item.below === "ids" && !PAGES.has(`${item.href}/${segment}`);
    const label = isId ? decode(segment) : capitalised(decode(segment).replaceAll("-", " "));
    const isLast = index === rest.length - 1;
    return isLast
      ? { label, isId }
      : {
          label,
          isId,
          href: pathname
            .split("/")
            .slice(0, index + 3)
            .join("/"),
        };
  });
  return [{ label: item.label, isId: false, ...(rest.length === 0 ? {} : { href: item.href }) }, ...crumbs];
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // A path typed by hand with a stray `%`; showing it as typed is right.
  }
}
