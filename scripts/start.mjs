// One command from an empty clone to a running server; `--dev` reloads on change.
import "./lib/require-node.mjs";

void import("./lib/start/start.mjs").then(({ start }) => start({ isDev: process.argv.includes("--dev") }));
