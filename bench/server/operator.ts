import { execFile } from "node:child_process";
import path from "node:path";
import { PROJECT } from "../../scripts/lib/home.mjs";

const OUTPUT_MAX_BYTES = 16 * 1024 * 1024;

/** Runs an operator command and returns the object it prints, also that of a failure. */
export function operatorCommand(env: NodeJS.ProcessEnv, ...argv: readonly string[]): Promise<unknown> {
  const args = [path.join(PROJECT, "scripts/admin.mjs"), ...argv];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: PROJECT, env, maxBuffer: OUTPUT_MAX_BYTES }, (error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout));
      } catch {
        reject(new Error(`\`${argv[0]}\` printed no JSON:\n${stderr.slice(-2_000)}`, { cause: error }));
      }
    });
  });
}
