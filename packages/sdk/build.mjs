// Builds dist/: ESM, CJS and the type declarations of both. `--out DIR` builds elsewhere, for tests.
// oxlint-disable no-restricted-imports -- a build script, not part of the package
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const packageRoot = path.dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({ options: { out: { type: "string", default: path.join(packageRoot, "dist") } } });
const out = path.resolve(values.out);

rmSync(out, { recursive: true, force: true });
await Promise.all([bundle("esm", "index.mjs"), bundle("cjs", "index.cjs")]);
declareTypes();

function bundle(format, file) {
  return build({
    absWorkingDir: packageRoot,
    entryPoints: ["src/index.ts"],
    outfile: path.join(out, file),
    bundle: true,
    format,
    platform: "neutral",
    target: "es2022",
    sourcemap: true,
    legalComments: "none",
  });
}

/** Node's resolution wants extensions in relative imports, and `.d.cts` files for CommonJS consumers. */
function declareTypes() {
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json", "--outDir", out], {
    cwd: packageRoot,
    stdio: "inherit",
  });
  for (const name of readdirSync(out, { recursive: true })) {
    if (!name.endsWith(".d.ts")) continue;
    const file = path.join(out, name);
    const source = readFileSync(file, "utf8");
    writeFileSync(file, withExtension(source, ".js"));
    writeFileSync(file.replace(/\.ts$/, ".cts"), withExtension(source, ".cjs"));
  }
}

function withExtension(source, extension) {
  return source.replace(/(from |import\()"(\.[^"]*)"/g, `$1"$2${extension}"`);
}
