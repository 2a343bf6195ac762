// Operator commands: npm run --silent admin -- <command> [options]
import "./lib/require-node.mjs";

void import("./lib/operator/admin.mjs").then(({ admin }) => admin(process.argv.slice(2)));
