import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { createContext, runInContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fails, loopbackServer, succeeds } from "./testing/loopback-server";
import { decisionWith, event } from "./testing/samples";

const run = promisify(execFile);
const packageRoot = path.resolve(import.meta.dirname, "..");
const workspaceRoot = path.resolve(packageRoot, "../..");
const project = mkdtempSync(path.join(tmpdir(), "mastguard-sdk-"));
const installed = path.join(project, "node_modules/@auxdynamics/mastguard-sdk");
const dist = path.join(installed, "dist");

beforeAll(async () => {
  mkdirSync(installed, { recursive: true });
  await run(process.execPath, [path.join(packageRoot, "build.mjs"), "--out", dist]);
  writeFileSync(path.join(installed, "package.json"), readFileSync(path.join(packageRoot, "package.json")));
  symlinkSync(path.join(workspaceRoot, "node_modules/@types"), path.join(project, "node_modules/@types"));
}, 60_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

const check = `
  const client = new MastGuardClient({ apiKey: "mg_test_key", baseUrl: process.argv[2], retryDelay: 0 });
  client.governance.ingest(${JSON.stringify(event)}).then((decision) => {
    console.log(decision.decision, MastGuardError.isInstance(new TimeoutError(1)), client.toString());
  });`;

describe("the built package", () => {
  test.each([
    [
      "imports as ESM",
      "esm.mjs",
      `import { MastGuardClient, MastGuardError, TimeoutError } from "@auxdynamics/mastguard-sdk";`,
    ],
    [
      "is required as CommonJS",
      "cjs.cjs",
      `const { MastGuardClient, MastGuardError, TimeoutError } = require("@auxdynamics/mastguard-sdk");`,
    ],
    [
      "works where Web Crypto is no global, as in Node 18",
      "node18.cjs",
      `delete globalThis.crypto; const { MastGuardClient, MastGuardError, TimeoutError } = require("@auxdynamics/mastguard-sdk");`,
    ],
  ])("%s", async (_, file, head) => {
    const server = await loopbackServer(fails(503, { code: "UNAVAILABLE", message: "" }), succeeds(decisionWith()));
    writeFileSync(path.join(project, file), head + check);
    const { stdout } = await run(process.execPath, [path.join(project, file), server.url]);
    expect(stdout.trim()).toBe(`ALLOW true MastGuardClient(${server.url})`);
    expect(server.requests[1]?.headers["idempotency-key"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("recognises the errors of a second copy", async () => {
    const script = `
      const { MastGuardError, TimeoutError, NetworkError } = require("@auxdynamics/mastguard-sdk");
      import("@auxdynamics/mastguard-sdk").then((copy) => {
        const error = new copy.TimeoutError(5);
        console.log(error instanceof MastGuardError, MastGuardError.isInstance(error), TimeoutError.isInstance(error), NetworkError.isInstance(error));
      });`;
    writeFileSync(path.join(project, "copies.cjs"), script);
    const { stdout } = await run(process.execPath, [path.join(project, "copies.cjs")]);
    expect(stdout.trim()).toBe("false true true false");
  });

  test("runs with the globals of browsers and edge runtimes only", async () => {
    const server = await loopbackServer(succeeds(decisionWith()));
    const { fetch, crypto, URL, URLSearchParams, AbortController, TextEncoder, setTimeout, clearTimeout } = globalThis;
    const web = { fetch, crypto, URL, URLSearchParams, AbortController, TextEncoder, setTimeout, clearTimeout };
    const exported: { exports: Record<string, unknown> } = { exports: {} };
    const context = createContext({ ...web, module: exported, input: { baseUrl: server.url, event } });
    runInContext(readFileSync(path.join(dist, "index.cjs"), "utf8"), context);
    const answer: unknown = await runInContext(
      `(async () => {
        const { MastGuardClient, MastGuardWebhooks } = module.exports;
        const client = new MastGuardClient({ apiKey: "mg_test_key", baseUrl: input.baseUrl });
        const { decision } = await client.governance.ingest(input.event);
        return [decision, await MastGuardWebhooks.verifySignature("body", "sha256=" + "0".repeat(64), "whsec_x"), typeof process, typeof require].join();
      })()`,
      context,
    );
    expect(answer).toBe("ALLOW,false,undefined,undefined");
  });

  test("depends on nothing", () => {
    const manifest: Record<string, unknown> = JSON.parse(readFileSync(path.join(packageRoot, "package.json"), "utf8"));
    expect(Object.keys(manifest).filter((key) => /dependencies/i.test(key))).toEqual([]);
    for (const file of ["index.mjs", "index.cjs"]) {
      const code = readFileSync(path.join(dist, file), "utf8");
      expect(code).not.toMatch(/^import |\brequire\(|\bprocess\b|\bBuffer\b/m);
    }
  });

  test("every TypeScript example of its README and of the product's compiles against it, from ESM and from CommonJS", async () => {
    const examples = [packageRoot, workspaceRoot].flatMap((folder) => {
      const readme = readFileSync(path.join(folder, "README.md"), "utf8");
      return Array.from(readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm), (match) => match[1] ?? "");
    });
    expect(examples.length).toBeGreaterThan(3);
    const files = examples.map((code, index) => {
      const file = path.join(project, `readme-${index}.mts`);
      writeFileSync(file, code);
      return file;
    });
    const required = path.join(project, "required.cts");
    writeFileSync(
      required,
      `import sdk = require("@auxdynamics/mastguard-sdk");\nnew sdk.MastGuardClient({ apiKey: "k" });\n`,
    );
    const tsc = path.join(workspaceRoot, "node_modules/typescript/bin/tsc");
    const flags = ["--noEmit", "--strict", "--module", "node16", "--target", "es2022", "--types", "node"];
    const outcome = await run(process.execPath, [tsc, ...flags, ...files, required], { cwd: project }).catch(
      (error: { stdout?: string }) => ({ stdout: error.stdout ?? "tsc did not run" }),
    );
    expect(outcome.stdout).toBe("");
  }, 60_000);
});
