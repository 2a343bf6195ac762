import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { PROJECT } from "../scripts/lib/home.mjs";
import type * as measurements from "./engine-measure";

/** The engine's measurements, bundled as the server's code is. */
export async function bundledMeasurements(): Promise<typeof measurements> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mastguard-bench-"));
  const outfile = path.join(folder, "engine-measure.mjs");
  try {
    await build({
      absWorkingDir: PROJECT,
      entryPoints: ["bench/engine-measure.ts"],
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      alias: { "@mastguard/engine": path.join(PROJECT, "packages/engine/src/index.ts") },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
