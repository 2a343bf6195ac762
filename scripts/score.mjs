// How well the detectors see: npm run score -- [--data FOLDER] [--kind KIND] [--totals] [--json]
import "./lib/require-node.mjs";

void import("./lib/measure.mjs").then(({ measure }) =>
  measure(async (lifetime) => {
    const { score } = await import("../bench/score/main.ts");
    await lifetime.stop(score(process.argv.slice(2)));
  }),
);
