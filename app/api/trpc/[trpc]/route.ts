import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { requestContext } from "@/server/trpc/context";
import { appRouter } from "@/server/trpc/router";

const BATCH_MAX = 20;

const handler = (request: Request): Promise<Response> =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    maxBatchSize: BATCH_MAX,
    createContext: ({ req, info }) => requestContext(req, info.connectionParams),
    responseMeta: ({ ctx }) => ({
      headers: new Headers({ "cache-control": "no-store", ...(ctx ? { "x-request-id": ctx.requestId } : {}) }),
    }),
  });

export { handler as GET, handler as POST };
