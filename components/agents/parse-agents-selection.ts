import { ListAgentsQuery } from "@/server/agents/schemas";
import type { AgentsSelection } from "./agents-href";

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** What an address asks for. What cannot be meant (a page 0, a search of 300 characters) counts as not said. */
export function parseAgentsSelection({ q, active, page }: SearchParams): AgentsSelection {
  const { shape } = ListAgentsQuery;
  return {
    q: shape.q.catch("").parse(q),
    active: active === "all" ? "all" : "true",
    page: shape.page.catch(1).parse(page),
  };
}
