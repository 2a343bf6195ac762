// How well the detectors see: npm run score -- [--data FOLDER] [--kind KIND] [--totals] [--json]
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
    const { score } = await import("../bench/score/main.ts");
    await lifetime.stop(score(process.argv.slice(2)));
  } catch (error) {
    await lifetime.fail(error);
  }
})();
