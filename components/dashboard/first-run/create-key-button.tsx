"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTRPC } from "../../trpc/provider";
import { isTrpcError } from "../../trpc/query-client";
import { Button } from "../../ui/button";

const NAME = "quickstart";

/** Creates a key that may send events and read, and hands it up: this is the only moment it can be seen. */
export function CreateKeyButton({ onCreated, children }: { onCreated: (key: string) => void; children: ReactNode }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const create = useMutation(
    trpc.keys.create.mutationOptions({
      onSuccess: async ({ key }) => {
        onCreated(key);
        await queryClient.invalidateQueries(trpc.dashboard.pathFilter());
      },
    }),
  );
  return (
    <div className="flex flex-wrap items-center gap-2">
      {create.error === null ? null : (
        <p role="alert" className="text-12 text-bad">
          No key was created: {isTrpcError(create.error) ? create.error.message : "the connection was lost."}
        </p>
      )}
      <Button variant="primary" isBusy={create.isPending} onClick={() => create.mutate({ name: NAME })}>
        {children}
      </Button>
    </div>
  );
}
