// Replays recorded agent sessions against a running server: npm run demo -- [--pace N] [--limit N] [--fast]
import "./lib/require-node.mjs";

void (async () => {
  const { createLifetime } = await import("./lib/lifetime.mjs");
  const { install } = await import("./lib/install.mjs");
  const { generate } = await import("./lib/build.mjs");
  const { loadEnvFile } = await import("./lib/settings.mjs");
  const lifetime = createLifetime({ signalCode: 130 });
  try {
    loadEnvFile();
    await install();
    await generate();
    (await import("tsx/esm/api")).register();
    const { demo } = await import("../examples/run/demo.ts");
    const stopping = new AbortController();
    const running = demo(process.argv.slice(2), stopping.signal);
    lifetime.onStop(async () => {
      stopping.abort();
      await running.catch(() => {}); // reported below
    });
    await lifetime.stop(await running);
  } catch (error) {
    await lifetime.fail(error);
  }
})();
