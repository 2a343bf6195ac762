import { readEntryBody } from "@mastguard/ledger";
import type { Evidence } from "./evidence";

/**
 * The entries with their proofs as one object of format `mastguard-export/1` (server/audit/README.md), so that whatever
 * checks an export checks this too. The entries share checkpoint and keys. @param createdAt ISO 8601.
 */
export function proofFile(
  { checkpoint, verifierKeys }: Pick<Evidence, "checkpoint" | "verifierKeys">,
  entries: readonly Evidence["entry"][],
  filters: Readonly<Record<string, string>>,
  createdAt: string,
): string {
  const [first] = entries;
  const read = first === undefined ? null : readEntryBody(first.body);
  const file = {
    format: "mastguard-export/1",
    organizationId: read?.ok ? read.body.organizationId : null,
    createdAt,
    filters,
    origin: checkpoint?.origin ?? null,
    checkpoint: checkpoint?.note ?? null,
    verifierKeys,
    entries: entries.map(({ index, leafHash, body, proof }) => ({
      index,
      leafHash,
      body,
      proof: proof.status === "included" ? proof.hashes : null,
    })),
    end: { count: entries.length, firstIndex: first?.index ?? null, lastIndex: entries.at(-1)?.index ?? null },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Hands a text to the browser as a file. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
