// Measurements: npm run bench -- ingest | engine [options]
import "./lib/require-node.mjs";

void (async () => {
  const { createLifetime } = await import("./lib/lifetime.mjs");
  const { sayOnStderr } = await import("./lib/progress.mjs");
  const { install } = await import("./lib/install.mjs");
  sayOnStderr(); // stdout is the result
  const lifetime = createLifetime({ signalCode: 130 });
  try {
    await install();
    (await import("tsx/esm/api")).register();
    const { bench } = await import("../bench/main.ts");
    await bench(process.argv.slice(2), lifetime);
  } catch (error) {
    await lifetime.fail(error);
  }
})();
