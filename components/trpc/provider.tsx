"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchStreamLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "@/server/trpc/router";
import { transformer } from "@/server/trpc/transformer";
import { createQueryClient } from "./query-client";

/** As in server/trpc/context.ts: which organization this tab shows. */
const ORGANIZATION_HEADER = "mastguard-organization";
const URL_LENGTH_MAX = 4_000;
/** As in app/api/trpc: larger batches are refused. */
const BATCH_MAX = 20;

const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>();

export { useTRPC };

export interface TrpcProviderProps {
  /** The organization of this page; calls act in it even after another tab has switched. */
  organizationId: string;
  children: ReactNode;
}

/** Queries, mutations and event streams for the screens below; remounts when the organization changes. */
export function TrpcProvider({ organizationId, children }: TrpcProviderProps) {
  return (
    <ClientsOf key={organizationId} organizationId={organizationId}>
      {children}
    </ClientsOf>
  );
}

function ClientsOf({ organizationId, children }: TrpcProviderProps) {
  const [queryClient] = useState(createQueryClient);
  const [trpcClient] = useState(() => createClient(organizationId));
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}

function createClient(organizationId: string) {
  const named = { [ORGANIZATION_HEADER]: organizationId };
  const common = { url: "/api/trpc", transformer };
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === "subscription",
        true: httpSubscriptionLink({ ...common, connectionParams: named }), // an EventSource cannot send headers
        false: httpBatchStreamLink({ ...common, headers: named, maxURLLength: URL_LENGTH_MAX, maxItems: BATCH_MAX }),
      }),
    ],
  });
}
