import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { ask, open, post } from "./testing/door";

const FORM = { "content-type": "multipart/form-data; boundary=x" };
const ACTION = { "next-action": "60a1", "content-type": "text/plain;charset=UTF-8" };

describe("a page", () => {
  it.each(["PUT", "PATCH", "DELETE", "OPTIONS", "POST"])("is not rendered for %s", async (method) => {
    const { port } = await open();
    for (const path of ["/", "/review-link", "/overview?x=1", "/audit", "/audit/exports"])
      expect(await ask(port, { method, path })).toMatchObject({
        status: 405,
        headers: { allow: "GET, HEAD" },
        text: expect.stringContaining("METHOD_NOT_ALLOWED"),
      });
    const shown = await ask(port, { method, headers: { accept: "text/html" } });
    expect(shown).toMatchObject({ status: 405, text: "This resource answers to GET, HEAD.\n" });
  });

  it("is read, and has its actions called by its script or as a form", async () => {
    const { port } = await open();
    for (const method of ["GET", "HEAD"]) expect((await ask(port, { method, path: "/review-link" })).status).toBe(200);
    for (const headers of [FORM, ACTION])
      expect((await post(port, { path: "/review-link", headers, body: "x" })).status).toBe(200);
  });

  it("takes 262,144 bytes for an action, and answers 413 to one more, action or not", async () => {
    const { port } = await open({
      page: (request, response) => void request.resume().on("end", () => response.end("done")),
    });
    const sent = (size: number, headers: Record<string, string>) =>
      post(port, { path: "/review-link", headers, body: Buffer.alloc(size) });
    expect(await sent(262_144, ACTION)).toMatchObject({ status: 200, text: "done" });
    for (const headers of [ACTION, FORM, {}, { ...ACTION, "transfer-encoding": "chunked" }])
      expect((await sent(262_145, headers)).status).toBe(413);
  });
});

it("the routes of pages say themselves which methods they take: an export of the log is a plain form", async () => {
  const { port } = await open();
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  expect((await post(port, { path: "/audit/export", headers, body: "format=csv" })).status).toBe(200);
  for (const path of routesOfPages()) expect((await ask(port, { method: "POST", path })).status, path).toBe(200);
});

/** Paths of the routes in `app/` that stand outside `app/api`, with `x` for a segment that varies. */
function routesOfPages(): string[] {
  return fs
    .readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("/route.ts") && !file.startsWith("api/"))
    .map((file) => `/${file.replace(/\/route\.ts$/, "")}`.replaceAll(/\/\([^/]*\)/g, "").replaceAll(/\[[^/]*\]/g, "x"));
}

it("routes, and what Next serves in development, say themselves which methods they take", async () => {
  const { port } = await open();
  for (const path of ["/api/auth/signout", "/api/trpc/reviews.answer", "/api/v1/keys", "/_next/x", "/__nextjs_font"])
    for (const method of ["POST", "PUT"]) expect((await ask(port, { method, path })).status).toBe(200);
});
