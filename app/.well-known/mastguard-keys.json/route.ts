import { z } from "zod";
import { publicKeys } from "@/server/audit/signing-keys";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

/** The public halves of every key that signs or signed, outside the envelope, for whoever verifies. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "none",
    response: z.never(),
    handler: async () =>
      Reply.raw(JSON.stringify({ keys: await publicKeys() }), {
        contentType: "application/json; charset=utf-8",
        headers: { "cache-control": "public, max-age=300", "access-control-allow-origin": "*" },
      }),
  }),
});
