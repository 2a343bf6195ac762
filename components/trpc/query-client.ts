import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "@/server/trpc/router";

const FRESH_MS = 10_000;
const RETRIES_MAX = 2;

/** A failed call of ours; `error.data` holds code, request id and field problems. */
export function isTrpcError(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError;
}

/** The cache of one browser tab. A refusal is final; only what failed on our side or on the way is asked again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: signInAgain }),
    mutationCache: new MutationCache({ onError: signInAgain }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: (failures, error) => failures < RETRIES_MAX && !isRefusal(error),
      },
    },
  });
}

function isRefusal(error: unknown): boolean {
  const status = isTrpcError(error) ? error.data?.httpStatus : undefined;
  return status !== undefined && status < 500;
}

/** The session ended elsewhere: back to the sign-in page, and from there to where we are. */
function signInAgain(error: unknown): void {
  if (!isTrpcError(error) || error.data?.code !== "UNAUTHENTICATED") return;
  const { pathname, search } = window.location;
  window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}
