import { Clock, LoaderCircle, ShieldAlert, ShieldCheck, ShieldQuestion } from "lucide-react";
import { StatusText } from "../../ui/status-text";
import type { ProofState } from "./use-proof";

const DONE = {
  verified: { status: "ok", icon: ShieldCheck, words: "Verified in this browser" },
  failed: { status: "bad", icon: ShieldAlert, words: "Does not verify" },
  unsupported: { status: "warn", icon: ShieldQuestion, words: "Not checked in full" },
} as const;

/** Where the proof of an entry stands, as icon and words. */
export function ProofStatus({ state }: { state: ProofState }) {
  return <output>{statusOf(state)}</output>;
}

function statusOf(state: ProofState) {
  if (state.kind === "pending")
    return (
      <StatusText status="muted" icon={Clock}>
        Waiting for the next checkpoint
      </StatusText>
    );
  if (state.kind === "verifying")
    return (
      <StatusText status="muted" icon={LoaderCircle}>
        Verifying
      </StatusText>
    );
  const { status, icon, words } = DONE[state.result.outcome];
  return (
    <StatusText status={status} icon={icon}>
      {words}
    </StatusText>
  );
}
