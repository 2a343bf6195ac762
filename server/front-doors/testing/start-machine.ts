import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";

/** A machine of several front doors, in processes of their own. */
export interface Machine {
  readonly origin: string;
  readonly supervisor: ChildProcess;
  /** How many answers each living front door has given, by process id. */
  readonly answers: () => Promise<ReadonlyMap<number, number>>;
  /** The exit code of the supervisor, once all have ended. */
  readonly stop: () => Promise<number | null>;
}

export async function startMachine(env: Readonly<Record<string, string>> = {}): Promise<Machine> {
  const supervisor = fork("server/front-doors/testing/machine.ts", [], {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, HOST: "127.0.0.1", PORT: "0", FRONT_DOORS: "2", ...env },
  });
  const ended = once(supervisor, "exit");
  const [first] = await Promise.race([
    once(supervisor, "message"),
    ended.then(() => Promise.reject(new Error("the front doors did not start"))),
  ]);
  const origin = `http://127.0.0.1:${z.object({ port: z.int() }).parse(first).port}`;
  return {
    origin,
    supervisor,
    answers: () => answersOf(origin),
    async stop() {
      if (supervisor.connected) supervisor.send("close");
      await ended;
      return supervisor.exitCode;
    },
  };
}

async function answersOf(origin: string): Promise<ReadonlyMap<number, number>> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const lines = text.matchAll(/^mastguard_front_door_answers_total\{pid="(\d+)"\} (\d+)$/gm);
  return new Map([...lines].map(([, pid, count]) => [Number(pid), Number(count)]));
}
