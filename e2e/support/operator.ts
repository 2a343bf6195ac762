import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { surroundings } from "./surroundings";

let running: ChildProcess | undefined;

/** Runs an operator command on this run's data, without starting a process for each. What it answers; throws what `npm run admin` would print. */
export async function operator(...argv: readonly string[]): Promise<Record<string, unknown>> {
  running ??= start();
  const child = running;
  const id = randomUUID();
  return await new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`the operator's process ended with ${code}`));
    const onMessage = (answer: { id: string; exitCode: number; output: Record<string, unknown> }): void => {
      if (answer.id !== id) return;
      child.off("message", onMessage).off("exit", onExit);
      if (answer.exitCode === 0) resolve(answer.output);
      else reject(new Error(`${argv.join(" ")}: ${JSON.stringify(answer.output)}`));
    };
    child.on("message", onMessage).once("exit", onExit).send({ id, argv });
  });
}

/** Ends what the first command opened. */
export function closeOperator(): void {
  running?.disconnect();
  running = undefined;
}

function start(): ChildProcess {
  const { DATABASE_URL: _, ...server } = surroundings(); // a command works as the application's role
  const env: NodeJS.ProcessEnv = { ...server, NODE_ENV: "production" };
  return fork(path.join(import.meta.dirname, "operator-process.mjs"), { env, execArgv: [], stdio: "ignore" });
}
