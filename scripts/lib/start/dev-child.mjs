// Forked by dev.mjs: serves until told to close, and no longer than its parent lives, however that ends.
import { serveHere } from "./serve.mjs";

process.on("SIGINT", () => {}); // the parent decides
const { port, welcome, close } = await serveHere();
let closing = null;
const end = () => {
  closing ??= close().finally(() => process.exit(0));
};
process.on("message", (message) => message === "close" && end());
process.on("disconnect", end);
process.on("SIGTERM", end);
process.send({ port, welcome });
