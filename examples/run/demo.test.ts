import { expect, test } from "vitest";
import { demo } from "./demo";

const { signal } = new AbortController();

test("a wrong option is refused by its name before anything is contacted or written", async () => {
  await expect(demo(["--pace", "0"], signal)).rejects.toThrow(/^--pace: /);
  await expect(demo(["--limit", "1.5"], signal)).rejects.toThrow(/^--limit: /);
  await expect(demo(["--speed", "9"], signal)).rejects.toThrow(/npm run demo -- /);
});
