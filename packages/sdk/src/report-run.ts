import { MastGuardError } from "./errors/mastguard-error";
import type { Outcome } from "./outcome";
import type { RunOptions, RunSteps } from "./run";

/** How a run ended. */
export type RunEnd<T> =
  | { readonly status: "not_executed" }
  | { readonly status: "succeeded"; readonly executedAt: Date; readonly result: T }
  | { readonly status: "failed"; readonly executedAt: Date; readonly error: unknown };

/** Which action a run was of. */
interface Ran {
  readonly traceId: string;
  /** Of what was, or was about to be, executed. */
  readonly digest: string;
}

/**
 * Reports the end of a run. It never throws: what was executed is executed, and an error here would have it executed again. What goes
 * wrong is told to the client's `onError`.
 */
export async function reportRun<T>(
  { reportOutcome, tell }: RunSteps,
  { traceId, digest }: Ran,
  { outputOf, onReport }: RunOptions<T>,
  end: RunEnd<T>,
): Promise<void> {
  const tellIfNew = (error: unknown) => {
    if (error instanceof MastGuardError) return; // the transport has told it
    tell(error instanceof Error ? error : new Error("Reporting an outcome failed", { cause: error }));
  };
  const bare: Outcome = {
    status: end.status,
    executedDigest: digest,
    ...(end.status !== "not_executed" && { executedAt: end.executedAt }),
  };
  const send = async () => {
    try {
      return await reportOutcome(traceId, { ...bare, ...textsOf(end, outputOf) });
    } catch (error) {
      if (error instanceof MastGuardError && error.status !== 413 && error.status !== 422) throw error;
      tellIfNew(error);
      return await reportOutcome(traceId, bare); // whatever is wrong with its texts, what was executed has to be known
    }
  };
  try {
    const report = await send();
    onReport?.(report);
  } catch (error) {
    tellIfNew(error);
  }
}

function textsOf<T>(end: RunEnd<T>, outputOf: RunOptions<T>["outputOf"]): Pick<Outcome, "output" | "error"> {
  if (end.status === "not_executed") return {};
  if (end.status === "succeeded") return outputOf === undefined ? {} : { output: outputOf(end.result) };
  const { error } = end;
  return { error: error instanceof Error ? { name: error.name, message: error.message } : String(error) };
}
