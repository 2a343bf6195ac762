import base from "./playwright.config";

/** `npm run screenshots`: the pictures of the README, taken from the product with the recorded sessions in it. */
export default {
  ...base,
  workers: 1,
  testMatch: "screenshots.ts",
  timeout: 300_000,
  reporter: [["list"]],
  use: { ...base.use, storageState: "test-results/owner-first.json" },
};
