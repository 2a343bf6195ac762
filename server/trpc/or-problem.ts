import { TRPCError } from "@trpc/server";
import { UnavailableError } from "@/server/errors";

/** What a part of a page shows in place of its answer. */
export interface Problem {
  /** For the person who looks at it. */
  readonly problem: string;
}

/** The answer of one part of a page, or why it has none for now: the rest of the page is shown all the same. */
export async function orProblem<T>(answer: Promise<T>): Promise<T | Problem> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof TRPCError && error.cause instanceof UnavailableError)
      return { problem: error.cause.publicMessage };
    throw error;
  }
}
