import type pg from "pg";
import { BUDGETS_SQL, BudgetRow, sealedBudgets } from "@/server/budgets";
import { idOf, type OrganizationId, uuidOf } from "@/server/ids";

/** Budgets, or what is counted against one, that the log does not agree with. */
export interface AlteredBudget {
  /** Of the last entry about budgets; 0 when there is none. */
  readonly index: number;
  readonly kind: "budgets_altered";
  readonly message: string;
}

/** What decisions say they charged, by budget: added up by pages of the log. */
export class LoggedCharges {
  readonly #units = new Map<string, bigint>();

  async add(client: pg.PoolClient, organizationId: OrganizationId, first: number, past: number): Promise<void> {
    // In RFC 8785 text the charges of a decision that has any begin like this, and a quote inside a value is escaped.
    const { rows } = await client.query<{ budget: string; units: string }>(
      `select c ->> 'budgetId' as budget, sum((c ->> 'amount')::numeric(65, 9) * 1e9)::numeric(65, 0)::text as units
       from mastguard.entry e, json_array_elements(e.body::json -> 'data' -> 'charges') c
       where e.organization_id = $1 and e.index >= $2 and e.index < $3 and e.type = 'action.decided' and e.body like '%"charges":[{%' group by 1`,
      [uuidOf("org", organizationId), first, past],
    );
    for (const { budget, units } of rows) this.#units.set(budget, (this.#units.get(budget) ?? 0n) + BigInt(units));
  }

  /** In units of 10^-9, by the budget's id. */
  get units(): ReadonlyMap<string, bigint> {
    return this.#units;
  }
}

/** Compares the stored budgets with the hash the log sealed, and what was used of each with the charges of all decisions. */
export async function alteredBudgets(
  client: pg.PoolClient,
  organizationId: OrganizationId,
  logged: LoggedCharges,
): Promise<AlteredBudget[]> {
  const organization = uuidOf("org", organizationId);
  const { rows: last } = await client.query<{ index: number }>(
    `select coalesce(max(index), 0) as index from mastguard.entry where organization_id = $1 and type like 'budget.%'`,
    [organization],
  );
  const index = last[0]?.index ?? 0;
  const { rows: stored } = await client.query(BUDGETS_SQL);
  const areLogged = await sealedBudgets.areLogged(
    stored.map((row) => BudgetRow.parse(row)),
    async (sql) => (await client.query(sql)).rows,
  );
  const counted = await countedOf(client, organization);
  const miscounted = [...new Set([...counted.keys(), ...logged.units.keys()])].filter(
    (id) => counted.get(id) !== logged.units.get(id),
  );
  return [
    ...(areLogged ? [] : [problemAt(index, "the budgets are not those whose hash was logged")]),
    ...miscounted.map((id) => problemAt(index, `what is counted of ${id} is not what the decisions add up to`)),
  ];
}

/** Everything ever used of each budget, in units of 10^-9, by its id. */
async function countedOf(client: pg.PoolClient, organization: string): Promise<Map<string, bigint>> {
  const { rows } = await client.query<{ budget: string; units: string }>(
    "select budget_id as budget, sum(used * 1e9)::numeric(65, 0)::text as units from mastguard.budget_use where organization_id = $1 group by 1",
    [organization],
  );
  return new Map(rows.map(({ budget, units }) => [idOf("bud", budget), BigInt(units)]));
}

function problemAt(index: number, message: string): AlteredBudget {
  return { index, kind: "budgets_altered", message };
}
