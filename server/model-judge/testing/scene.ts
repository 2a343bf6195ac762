import { afterEach, beforeEach } from "vitest";
import { z } from "zod";
import { decideAction } from "@/server/decisions";
import { newId, type TraceId, uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import type { ModelEndpoint } from "../endpoint";
import { findQuestions } from "../find-questions";
import { judgeNext } from "../judge-next";
import { updateModelJudge } from "../setting";
import { StandInModel } from "./stand-in-model";

/** Words a detector finds doubtful. */
export const THREAT = "I'm going to kill you tomorrow";
/** Of a worker that is not being stopped. */
export const never = new AbortController().signal;

/** An organization and a model of a test's own. */
export interface Scene {
  readonly model: StandInModel;
  readonly endpoint: ModelEndpoint;
  readonly tenant: Tenant;
}

/** Sets the scene before each test of the file, and strikes it afterwards. */
export function newScenes(): () => Scene {
  let scene: Scene | null = null;
  beforeEach(async () => {
    const model = new StandInModel();
    scene = { model, endpoint: await model.listen(), tenant: await newTenant() };
  });
  afterEach(() => scene?.model.close());
  return () => {
    if (scene === null) throw new Error("the scene is set before each test");
    return scene;
  };
}

export async function switchOn({ endpoint, tenant }: Pick<Scene, "endpoint" | "tenant">): Promise<void> {
  await updateModelJudge(tenant.owner, endpoint, { enabled: true, origin: endpoint.url.origin });
}

/** Decides an action whose text is doubtful unless told otherwise. */
export async function decide({ tenant }: Pick<Scene, "tenant">, payload: Record<string, unknown> = { text: THREAT }) {
  const event = { agentId: `a-${newId("usr")}`, actionType: "EMAIL_SEND", payload } as const;
  const { answer } = await decideAction(tenant.agent, event);
  return { ...answer, traceId: answer.traceId as TraceId };
}

/** Looks for questions and asks them all, as a node does. */
export async function judgeAll({ endpoint }: Pick<Scene, "endpoint">): Promise<void> {
  while (await findQuestions(endpoint));
  while (await judgeNext(endpoint, never));
}

/** What the log says of a model's opinion on an action. */
export async function opinionEntries(traceId: TraceId) {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ body: string; decision: string | null }>(
      "select body, decision from mastguard.entry where trace_id = $1 and type = 'judge.opinion' order by index",
      [uuidOf("trc", traceId)],
    );
    return rows.map(({ body, decision }) => ({ body, decision, data: Data.parse(JSON.parse(body)).data }));
  });
}
const Data = z.object({ data: z.record(z.string(), z.unknown()) });

/** How many questions wait, of one action or of an organization. */
export async function waiting(of: { readonly traceId: TraceId } | Pick<Scene, "tenant">): Promise<number> {
  const [column, id] =
    "traceId" in of
      ? ["trace_id", uuidOf("trc", of.traceId)]
      : ["organization_id", uuidOf("org", of.tenant.organizationId)];
  return await asSuperuser(async (db) => {
    const { rows } = await db.query(`select count(*)::int as n from mastguard.judge_question where ${column} = $1`, [
      id,
    ]);
    return rows[0].n;
  });
}

/** Lets leases and waits run out. */
export async function passTime(): Promise<void> {
  await asSuperuser((db) => db.query("update mastguard.judge_question set due_at = now()"));
}
