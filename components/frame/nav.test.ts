import { expect, test } from "vitest";
import { crumbsAt, NAV, navFor, navItemAt, pagesOf } from "./nav";

const labels = (pathname: string) => crumbsAt(pathname).map((crumb) => crumb.label);

test("a trace belongs to the audit log", () => {
  expect(labels("/traces/trc_01kagm")).toEqual(["Audit log", "trc_01kagm"]);
  expect(crumbsAt("/traces/trc_01kagm")).toEqual([
    { label: "Audit log", href: "/audit", isId: false },
    { label: "trc_01kagm", isId: true },
  ]);
});

test("ids are shown as they are, also with escapes, and pages as words", () => {
  expect(labels("/agents/billing%2Fbot")).toEqual(["Agents", "billing/bot"]);
  expect(labels("/agents/100%")).toEqual(["Agents", "100%"]);
  expect(labels("/policies/new")).toEqual(["Policies", "New"]);
  expect(labels("/reviews/quality")).toEqual(["Review queue", "Quality"]);
  expect(labels("/agents/quality")).toEqual(["Agents", "quality"]);
  expect(labels("/developer/api-keys")).toEqual(["Developer", "Api keys"]);
});

test("the page one is on has no link, pages above it do", () => {
  expect(crumbsAt("/audit")).toEqual([{ label: "Audit log", isId: false }]);
  expect(crumbsAt("/policies/pol_1/versions").map((crumb) => crumb.href)).toEqual([
    "/policies",
    "/policies/pol_1",
    undefined,
  ]);
});

test("a path that only begins like a page is not that page", () => {
  expect(navItemAt("/auditors")).toBeUndefined();
  expect(crumbsAt("/auditors")).toEqual([]);
});

test("no two pages share their keys", () => {
  const keys = NAV.flatMap((group) => group.items).flatMap((item) => item.keys ?? []);
  expect(new Set(keys).size).toBe(keys.length);
});

test("settings are shown with the pages that a member may see, and not without one", () => {
  const hrefs = (permissions: Parameters<typeof pagesOf>[1]) =>
    pagesOf("/settings", permissions).map(({ href }) => href);
  expect(hrefs(["notifications:read", "members:read"])).toEqual([
    "/settings/notifications",
    "/settings/members",
    "/settings/reviewers",
  ]);
  expect(hrefs(["reviews:decide"])).toEqual(["/settings/reviewers"]);
  expect(hrefs(["dashboard:read"])).toEqual([]);
  const shown = navFor(["dashboard:read"]).flatMap(({ items }) => items);
  expect(shown.some(({ href }) => href === "/settings")).toBe(false);
  expect(labels("/settings/reviewers")).toEqual(["Settings", "Reviewers"]);
});
