// Every check in one command; --check, --unit, --integration, --e2e or --long runs a part.
import "./lib/require-node.mjs";

void import("./lib/test/test.mjs").then(({ test }) => test(process.argv.slice(2)));
