import { build } from "esbuild";

/** Bundles the package, expression library included, into one platform-neutral ES module at `dist/index.js` or the path given. */
await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: ["src/index.ts"],
  outfile: process.argv[2] ?? "dist/index.js",
  bundle: true,
  format: "esm",
  platform: "neutral",
  // The libraries are ES modules behind `exports`; the neutral platform looks at no other field.
  mainFields: ["module", "main"],
  target: "es2022",
});
