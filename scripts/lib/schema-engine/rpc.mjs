import { readFileSync } from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { fileURLToPath } from "node:url";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { migrationAdapter } from "./adapter.mjs";

const GENERIC_ERROR = 4466; // JSON-RPC code under which the engine reports user-facing errors

/**
 * Answers JSON-RPC requests, one a line on stdin, until stdin ends. Requests are served one after another, as the
 * native engine does.
 * @param {{ url: string | undefined, schemaFiles: readonly string[] }} options
 */
export async function serveRpc({ url, schemaFiles }) {
  const panics = watchPanics();
  await loadEngine();
  const { factory, dropShadows } = migrationAdapter(url);
  const datamodels = schemaFiles.length > 0 ? schemaFiles.map((file) => [file, readFileSync(file, "utf8")]) : undefined;
  let engine;
  const answer = async ({ id, method, params }) => {
    try {
      engine ??= await glue.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
      const result = await engine[method === "getDatabaseVersion" ? "version" : method](params);
      if (method === "diff" && result?.stdout) send({ id: 0, method: "print", params: { content: result.stdout } });
      await dropShadows();
      send({ id, result: result ?? null });
    } catch (error) {
      send({ id, error: describe(error, panics.message) });
    }
  };
  for await (const line of readline.createInterface({ input: process.stdin })) {
    if (!line.trim()) continue;
    const request = JSON.parse(line);
    if (request.method) await answer(request); // without a method it is the client's answer to our `print`
  }
  await dropShadows();
}

async function loadEngine() {
  const folder = path.dirname(fileURLToPath(import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg")));
  const bytes = readFileSync(path.join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue });
  const { __wbg_set_wasm: bind } = glue;
  const { __wbindgen_start: start } = instance.exports;
  bind(instance.exports);
  start();
}

/** The engine reports a panic's text to this global before it traps. */
function watchPanics() {
  const registry = {
    message: "",
    set_message(message) {
      registry.message = message;
    },
  };
  globalThis.PRISMA_WASM_PANIC_REGISTRY = registry;
  return registry;
}

function describe(error, panic) {
  const message = panic || (typeof error?.message === "string" ? error.message : String(error));
  const code = error?.code ?? error?.error_code;
  return {
    code: GENERIC_ERROR,
    message: "An error happened. Check the data field for details.",
    data: { is_panic: false, message, error_code: code, meta: error?.meta ?? {} },
  };
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}
