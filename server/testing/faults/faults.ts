import type { World } from "./world";

/** Something that breaks, and what makes it whole again. */
export interface Fault {
  readonly name: string;
  readonly lastsMs: number;
  /** From when on it is felt by everybody. */
  readonly settlesMs?: number;
  /** Nodes that must answer every request with 503, and at once, while it lasts. */
  readonly refusing: (world: World) => readonly { readonly port: number }[];
  readonly inflict: (world: World) => Promise<void> | void;
  /** What a supervisor or an administrator does; nothing where the service is to recover by itself. */
  readonly lift: (world: World) => Promise<void> | void;
  readonly payloadBytes?: number;
  /** Whether it may be over before anybody has to be told. */
  readonly mayGoUnnoticed?: boolean;
}

const nobody = (): [] => [];
const everybody = ({ nodes }: World): World["nodes"] => nodes;
const WAL_SEGMENT = 16 * 1_048_576;

export const FRONT_DOOR_KILLED: Fault = {
  name: "kill -9 of a front door",
  lastsMs: 500,
  refusing: nobody,
  inflict: ({ nodes }) => (nodes.find((node) => !node.leads) ?? nodes[0]).kill(),
  lift: startNodesAgain,
};

export const WORKER_KILLED: Fault = {
  name: "kill -9 of the node whose worker leads",
  lastsMs: 500,
  refusing: nobody,
  inflict: ({ nodes }) => (nodes.find((node) => node.leads) ?? nodes[0]).kill(),
  lift: startNodesAgain,
};

export const POSTMASTER_KILLED: Fault = {
  name: "kill -9 of PostgreSQL",
  lastsMs: 1_500,
  refusing: everybody,
  inflict: ({ database }) => database.end("SIGKILL"),
  lift: ({ database }) => database.startAgain(),
};

/** Seconds of a machine that stands still: everything is there, and nothing answers. */
const frozenFor = (lastsMs: number): Fault => ({
  name: `PostgreSQL frozen for ${lastsMs / 1_000} s`,
  lastsMs,
  refusing: everybody,
  inflict: ({ database }) => database.freeze(),
  lift: ({ database }) => database.thaw(),
});

const stopped = (name: string, signal: "SIGINT" | "SIGQUIT"): Fault => ({
  name: `PostgreSQL restarted, ${name}`,
  lastsMs: 1_000,
  refusing: everybody,
  inflict: ({ database }) => database.end(signal),
  lift: ({ database }) => database.startAgain(),
});

const clockOff = (name: string, offsetMs: number): Fault => ({
  name: `the clock of a node ${name}`,
  lastsMs: 3_000,
  settlesMs: 200,
  refusing: ({ nodes }) => nodes.slice(0, 1),
  inflict: ({ nodes }) => nodes[0].setClock(offsetMs),
  lift: ({ nodes }) => nodes[0].setClock(0),
});

/** The whole matrix. */
export const FAULTS: readonly Fault[] = [
  FRONT_DOOR_KILLED,
  WORKER_KILLED,
  POSTMASTER_KILLED,
  {
    name: "kill -9 of one of PostgreSQL's backends, at which it ends them all",
    lastsMs: 2_000,
    refusing: nobody,
    mayGoUnnoticed: true,
    inflict: ({ database }) => database.killBackend(),
    lift: () => {},
  },
  stopped("fast", "SIGINT"),
  stopped("immediate", "SIGQUIT"),
  frozenFor(3_000),
  frozenFor(12_000),
  {
    name: "one connection frozen, while the others answer",
    lastsMs: 5_000,
    refusing: nobody,
    mayGoUnnoticed: true,
    inflict: ({ database }) => database.freezeBackend(),
    lift: ({ database }) => database.thaw(),
  },
  {
    name: "PostgreSQL out of connections",
    lastsMs: 3_000,
    refusing: everybody,
    inflict: ({ database }) => database.takeConnections(),
    lift: ({ database }) => database.giveConnections(),
  },
  {
    name: "disk full under the tables",
    lastsMs: 8_000,
    refusing: nobody,
    payloadBytes: 60_000,
    // Room for a segment of the write-ahead log, so that what fails is the growth of a table.
    inflict: ({ database }) => database.limitFileSize(WAL_SEGMENT),
    lift: ({ database }) => database.limitFileSize(null),
  },
  {
    name: "disk full under the write-ahead log, at which PostgreSQL gives up",
    lastsMs: 4_000,
    settlesMs: 2_000,
    refusing: everybody,
    payloadBytes: 20_000,
    inflict: ({ database }) => database.limitFileSize(65_536),
    async lift({ database }) {
      if (database.isRunning) database.limitFileSize(null);
      await database.startAgain();
    },
  },
  clockOff("steps back by 60 s", -60_000),
  clockOff("steps back by 4 s", -4_000),
  clockOff("steps ahead by 60 s", 60_000),
];

async function startNodesAgain({ nodes }: World): Promise<void> {
  for (const node of nodes) if (!node.isRunning) await node.startAgain();
}
