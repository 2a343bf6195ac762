import { z } from "zod";
import { exportAudit } from "@/server/audit/export";
import { ExportAuditQuery } from "@/server/audit/schemas";
import { validationError } from "@/server/http/zod-problems";
import { asReader } from "../as-reader";

const Field = z.string().max(400);

/**
 * The filtered log as a file, for the signed-in page; keys use `/api/v1/audit/export`. It writes `export.created`, so it is
 * a POST from a form of ours: another site's link or image must not put exports into somebody's log.
 */
export async function POST(request: Request): Promise<Response> {
  const form = z.record(z.string(), Field).safeParse(Object.fromEntries(await request.formData()));
  const { organization, ...query } = form.success ? form.data : {};
  return await asReader(request, organization, async (reader) => {
    const parsed = ExportAuditQuery.safeParse(query);
    if (!parsed.success) throw validationError(parsed.error);
    const { body, contentType, fileName } = await exportAudit(reader, parsed.data);
    return new Response(bytesOf(body), {
      headers: {
        "content-type": contentType,
        "content-disposition": `attachment; filename="${fileName}"`,
        "cache-control": "no-store",
      },
    });
  });
}

/** Texts as bytes, read only as fast as the browser takes them. */
function bytesOf(texts: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = texts[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
