/** What of the agents is listed. */
export interface AgentsSelection {
  readonly q: string;
  /** `true`: seen in 30 days; `all`: ever. */
  readonly active: "true" | "all";
  readonly page: number;
}

/** The agents page with a selection; defaults stay out of the address. */
export function agentsHref({ q, active, page }: AgentsSelection): string {
  const query = new URLSearchParams();
  if (q !== "") query.set("q", q);
  if (active === "all") query.set("active", "all");
  if (page > 1) query.set("page", String(page));
  return query.size === 0 ? "/agents" : `/agents?${query.toString()}`;
}
