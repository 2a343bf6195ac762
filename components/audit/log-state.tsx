"use client";

import { useMutation } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import type { CheckpointView } from "@/server/audit/schemas";
import { formatCount } from "../lib/format";
import { useTRPC } from "../trpc/provider";
import { isTrpcError } from "../trpc/query-client";
import { Button } from "../ui/button";
import { StatusText } from "../ui/status-text";
import { Time } from "../ui/time";
import { notify } from "../ui/toast";
import { type Verification, verifiedNow } from "./verification";

export interface LogStateProps {
  /** The newest when the page was drawn; `null` before the first. */
  checkpoint: CheckpointView | null;
  onVerified: (verification: Verification) => void;
}

/** The newest checkpoint, and the button that has the server check the whole log. */
export function LogState({ checkpoint, onVerified }: LogStateProps) {
  const trpc = useTRPC();
  const { mutate, isPending } = useMutation(
    trpc.audit.verify.mutationOptions({
      onSuccess: (result) => onVerified(verifiedNow(result)),
      onError: (error) =>
        notify.failed("The log was not verified.", {
          detail: isTrpcError(error)
            ? `${error.message} (${error.data?.requestId ?? "no request id"})`
            : "The server was not reached.",
        }),
    }),
  );
  return (
    <>
      {checkpoint === null ? (
        <StatusText status="muted" className="text-12">
          Nothing signed yet
        </StatusText>
      ) : (
        <StatusText status="ok" icon={ShieldCheck} className="text-12">
          <span className="text-fg-3 tabular-nums">
            Checkpoint {formatCount(checkpoint.size)}
            <span className="max-sm:hidden">
              {" "}
              signed <Time value={checkpoint.signedAt} />
            </span>
          </span>
        </StatusText>
      )}
      <Button variant="ghost" size="sm" isBusy={isPending} onClick={() => mutate()} className="text-accent-text!">
        {isPending ? "Verifying" : "Verify"}
      </Button>
    </>
  );
}
