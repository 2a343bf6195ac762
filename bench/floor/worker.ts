// What no decision can be faster than: the same load on a server that does as good as nothing. One job by message.
import { randomBytes } from "node:crypto";
import http from "node:http";
import pg from "pg";
import { GroupedInserts } from "./grouped-inserts";
import { FloorPlan } from "./plan";

process.on("SIGINT", () => {}); // Ctrl-C reaches the whole group; the measuring process decides
process.on("disconnect", () => process.exit(0));
process.once("message", (message) => void serve(FloorPlan.parse(message)));

async function serve({ databaseUrl, rowBytes }: FloorPlan): Promise<void> {
  const keep = databaseUrl === null ? null : await insertingInto(databaseUrl, rowBytes);
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = JSON.stringify(JSON.parse(Buffer.concat(chunks).toString()));
      const answer = () =>
        response
          .writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) })
          .end(text);
      if (keep === null) answer();
      else keep().then(answer, (error: unknown) => response.writeHead(500).end(String(error)));
    });
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.send?.({ port: typeof address === "object" ? address?.port : null });
  });
}

/** Commits one row of random bytes, which do not compress, and so are written as they are. */
async function insertingInto(url: string, rowBytes: number): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Storage plain: the row stays in one piece however long it is, which is the cheapest way to keep it.
  await client.query(
    "create table if not exists kept (id bigint generated always as identity primary key, content bytea storage plain not null)",
  );
  const inserts = new GroupedInserts(client);
  const content = randomBytes(rowBytes);
  return () => inserts.insert(content);
}
