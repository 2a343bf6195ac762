// Measurements: npm run bench -- ingest | engine [options]
import "./lib/require-node.mjs";

void import("./lib/measure.mjs").then(({ measure }) =>
  measure(async (lifetime) => {
    const { bench } = await import("../bench/main.ts");
    await bench(process.argv.slice(2), lifetime);
  }),
);
