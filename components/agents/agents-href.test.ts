import { expect, test } from "vitest";
import { agentHref } from "./agent-href";
import { agentsHref } from "./agents-href";
import { parseAgentsSelection } from "./parse-agents-selection";

test("an address gives back the selection it was made from, and defaults leave no trace in it", () => {
  const selection = { q: "a/b & 100 %", active: "all", page: 3 } as const;
  const url = new URL(agentsHref(selection), "http://host");
  expect(parseAgentsSelection(Object.fromEntries(url.searchParams))).toEqual(selection);
  expect(agentsHref(parseAgentsSelection({}))).toBe("/agents");
});

test("what cannot be meant counts as not said", () => {
  expect(parseAgentsSelection({ q: ["a", "b"], page: "0", active: "sometimes" })).toEqual({
    q: "",
    active: "true",
    page: 1,
  });
  expect(parseAgentsSelection({ q: "x".repeat(201), page: "NaN" })).toEqual({ q: "", active: "true", page: 1 });
});

test("any agent id is one segment of a path and comes back as it was", () => {
  for (const id of ["team/bot", "100%", "büro-агент-🤖", "a?b#c", "x".repeat(200)]) {
    const { pathname } = new URL(agentHref(id), "http://host");
    expect(pathname.split("/")).toHaveLength(3);
    expect(decodeURIComponent(pathname.split("/")[2] ?? "")).toBe(id);
  }
});
