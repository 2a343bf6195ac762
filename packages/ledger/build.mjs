import { build } from "esbuild";

/** Bundles the package into one platform-neutral ES module, at `dist/index.js` or at the path given. */
await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: ["src/index.ts"],
  outfile: process.argv[2] ?? "dist/index.js",
  bundle: true,
  format: "esm",
  platform: "neutral",
  target: "es2022",
});
