import type { CheckpointView, ProvenEntry } from "@/server/audit/schemas";

/** Everything a browser needs to check one entry by itself. */
export interface Evidence {
  readonly entry: ProvenEntry;
  /** What the proof leads to; `null` before the first of this log. */
  readonly checkpoint: CheckpointView | null;
  /** Trusted to sign it, `name+key id+base64` (C2SP signed-note). */
  readonly verifierKeys: readonly string[];
}
