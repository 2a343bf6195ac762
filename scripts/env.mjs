// The environment of the server as shell exports: eval "$(node scripts/env.mjs)"
import "./lib/require-node.mjs";

void import("./lib/operator/env.mjs").then(({ printEnv }) => printEnv(process.argv.slice(2)));
