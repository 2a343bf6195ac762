import path from "node:path";
import { defineConfig } from "prisma/config";

// The stand-in works offline; connected machines may ask for Prisma's own binary. Windows cannot execute a script.
if (process.env.PRISMA_NATIVE_ENGINE !== "1" && process.platform !== "win32") {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, "scripts/schema-engine.mjs");
}

/** `DATABASE_URL` is the owner's: eval "$(node scripts/env.mjs --owner)" names the private database's. */
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://mastguard_owner@127.0.0.1:5432/mastguard" },
});
