#!/usr/bin/env node
/**
 * Stands in for Prisma's native schema engine, which is downloaded from a host that not every network reaches: the same
 * arguments and JSON-RPC protocol, on the WebAssembly engine from npm and the PostgreSQL driver adapter. Named to the
 * Prisma command line by prisma.config.ts; only used to author migrations (`prisma migrate dev`, `validate`, `generate`).
 */
const { argv } = process;
if (argv.includes("--version")) {
  console.log("schema-engine-cli wasm");
} else {
  const url = option("--datasource") ? JSON.parse(option("--datasource")).url : undefined;
  if (argv.includes("cli")) {
    const { runCommand } = await import("./lib/schema-engine/commands.mjs");
    await runCommand(option("cli"), url);
  } else {
    const { serveRpc } = await import("./lib/schema-engine/rpc.mjs");
    await serveRpc({ url, schemaFiles: values("--datamodels") });
    process.exit(0); // open pools would keep us alive
  }
}

function option(name) {
  return values(name)[0];
}

/** What follows an argument, up to the next one that starts with `--`. */
function values(name) {
  const from = argv.indexOf(name) + 1;
  if (from === 0) return [];
  const to = argv.findIndex((value, index) => index >= from && value.startsWith("--"));
  return argv.slice(from, to === -1 ? undefined : to);
}
