import { formatVerifierKey } from "@mastguard/ledger";
import type { Evidence } from "@/components/audit/proof/evidence";
import { cursorOf } from "@/server/audit/cursor";
import { getInclusionProof } from "@/server/audit/evidence";
import { listEntries } from "@/server/audit/list-entries";
import { AuditFilters } from "@/server/audit/schemas";
import { verifierKeys } from "@/server/audit/signing-keys";
import { NotFoundError } from "@/server/errors";
import type { OrganizationId } from "@/server/ids";
import { asReader } from "../../as-reader";
import { newestCheckpoint } from "../../newest-checkpoint";

const INDEX = /^(0|[1-9]\d{0,14})$/;

/** One entry as hashed, with what a browser needs to check it (`Evidence`). 404 where the log has no such index. */
export async function GET(request: Request, { params }: { params: Promise<{ index: string }> }): Promise<Response> {
  const { index } = await params;
  const organizationId = new URL(request.url).searchParams.get("organization") ?? undefined;
  return await asReader(request, organizationId, async (reader) => {
    if (!INDEX.test(index)) throw new NotFoundError("There is no such entry.");
    const evidence = await evidenceOf(reader.organizationId, Number(index));
    return Response.json(evidence, { headers: { "cache-control": "no-store" } });
  });
}

async function evidenceOf(organizationId: OrganizationId, index: number): Promise<Evidence> {
  const all = AuditFilters.parse({ type: "all" });
  const { rows } = await listEntries(organizationId, { ...all, limit: 1, cursor: cursorOf(index + 1) });
  const row = rows[0];
  if (row?.index !== index) throw new NotFoundError("There is no such entry.");
  const checkpoint = await newestCheckpoint(organizationId);
  const treeSize = checkpoint?.size ?? 0;
  const isIncluded = index < treeSize;
  const { hashes } = isIncluded ? await getInclusionProof(organizationId, { index, size: treeSize }) : { hashes: [] };
  const keys = checkpoint === null ? [] : await verifierKeys(checkpoint.origin);
  return {
    entry: {
      index,
      body: row.body,
      leafHash: row.leaf_hash.toString("hex"),
      proof: { status: isIncluded ? "included" : "pending", treeSize, hashes },
    },
    checkpoint,
    verifierKeys: keys.map(formatVerifierKey),
  };
}
