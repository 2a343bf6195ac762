import type { World } from "./world";

/** Something that breaks, and what makes it whole again. */
export interface Fault {
  readonly name: string;
  readonly lastsMs: number;
  /** Whether no node can reach the database meanwhile: then every request must be told so, at once. */
  readonly isDatabaseAway: boolean;
  readonly inflict: (world: World) => Promise<void> | void;
  /** What a supervisor or an administrator does; nothing where the service is to recover by itself. */
  readonly lift: (world: World) => Promise<void> | void;
}

export const FRONT_DOOR_KILLED: Fault = {
  name: "kill -9 of a front door",
  lastsMs: 500,
  isDatabaseAway: false,
  inflict: ({ nodes }) => (nodes.find((node) => !node.leads) ?? nodes[0]).kill(),
  lift: startAgain,
};

export const WORKER_KILLED: Fault = {
  name: "kill -9 of the node whose worker leads",
  lastsMs: 500,
  isDatabaseAway: false,
  inflict: ({ nodes }) => (nodes.find((node) => node.leads) ?? nodes[0]).kill(),
  lift: startAgain,
};

export const POSTMASTER_KILLED: Fault = {
  name: "kill -9 of PostgreSQL",
  lastsMs: 1_500,
  isDatabaseAway: true,
  inflict: ({ database }) => database.end("SIGKILL"),
  lift: ({ database }) => database.startAgain(),
};

async function startAgain({ nodes }: World): Promise<void> {
  for (const node of nodes) if (!node.isRunning) await node.startAgain();
}
