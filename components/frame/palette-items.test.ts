import { expect, it } from "vitest";
import { NAV } from "./nav";
import { frameItems, itemsShown, type PaletteItem } from "./palette-items";

const FRAME_ITEMS = frameItems(NAV, []);

const AGENT: PaletteItem = { id: "agent:treasury-bot", label: "treasury-bot", group: "Agents", href: "/agents/x" };
const ids = (query: string, found: readonly PaletteItem[] | null) =>
  itemsShown(FRAME_ITEMS, query, found).map(({ id }) => id);

it("without a query everything of the frame is listed, and nothing is guessed", () => {
  expect(ids("", [])).toEqual(FRAME_ITEMS.map(({ id }) => id));
});

it("what the server found is listed, and no guess beside it", () => {
  expect(ids("treas", [AGENT])).toEqual(["agent:treasury-bot"]);
});

it("a word is offered as an agent's id last, and only once nothing was found", () => {
  expect(ids("treas", null)).toEqual([]);
  expect(ids("treas", [])).toEqual(["find:agent"]);
  expect(ids("overv", [])).toEqual(["page:/overview", "find:agent"]);
  expect(ids("two words", [])).toEqual([]);
});

it("a trace id means that trace, before the server has answered", () => {
  expect(ids("trc_01kagm", null)[0]).toBe("find:trace");
});

it("every word of the query must begin a word of the item", () => {
  expect(ids("dark th", null)).toEqual(["theme:dark"]);
});

it("an item known to the page is not listed again when the server finds it too", () => {
  expect(itemsShown([AGENT], "treas", [AGENT])).toEqual([AGENT]);
});

it("an act is offered to whoever may do it, and pages are found by what is on them", () => {
  const offered = (permissions: Parameters<typeof frameItems>[1]) => frameItems(NAV, permissions).map(({ id }) => id);
  expect(offered(["reviews:decide"])).toContain("act:away");
  expect(offered(["reviews:decide"])).not.toContain("act:new-channel");
  expect(ids("slack", null)).toEqual(["page:/settings/notifications"]);
});
