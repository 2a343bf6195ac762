import { isId, uuidOf } from "../../server/ids";
import { withDatabase } from "./database";
import { organizationId } from "./server";

// Reviews and sessions go by the database's clock, which a test cannot turn. It moves the moment instead that the clock is held against.

/** The present level of a task ends now. */
export async function endLevel(task: string): Promise<void> {
  await move(
    "update mastguard.review_task set sla_due_at = now() where id = $1",
    isId("tsk", task) ? uuidOf("tsk", task) : "",
  );
}

/** Whoever is away is back from now on. */
export async function endAbsence(person: string): Promise<void> {
  const id = isId("usr", person) ? uuidOf("usr", person) : "";
  await move("update mastguard.review_delegation set ends_at = now() where from_user_id = $1", id);
}

/** Lets time pass since somebody signed in: their sessions are so much older. */
export async function signedInEarlier(email: string, interval: string): Promise<void> {
  await withDatabase("owner", async (client) => {
    await client.query("set role mastguard_ledger"); // whose functions open sessions and read them
    const { rowCount } = await client.query(
      `update mastguard.user_session s set created_at = s.created_at - $2::interval
       from mastguard.user_account u where u.id = s.user_id and u.email = $1`,
      [email, interval],
    );
    if (rowCount === 0) throw new Error(`${email} has no session`);
  });
}

async function move(statement: string, id: string): Promise<void> {
  const organization = organizationId();
  if (!isId("org", organization)) throw new Error(`${organization} is no organization`);
  await withDatabase("app", async (client) => {
    await client.query("begin");
    await client.query("select set_config('mastguard.organization', $1, true)", [uuidOf("org", organization)]);
    const { rowCount } = await client.query(statement, [id]);
    if (rowCount !== 1) throw new Error(`${rowCount} rows were moved`);
    await client.query("commit");
  });
}
