import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockHolder, tryLock, waitForLock } from "./lock.mjs";
import { processBirth } from "./processes.mjs";

let directory;
let file;
beforeEach(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), "mastguard-lock-"));
  file = path.join(directory, "lock");
});
afterEach(() => fs.rmSync(directory, { recursive: true, force: true }));

const lockModule = new URL("./lock.mjs", import.meta.url).href;

describe("a lock", () => {
  it("is held once, names its holder, and is free again after release", () => {
    const first = tryLock(file, "start");
    expect(first.held).toBe(true);
    expect(tryLock(file, "admin")).toEqual({ held: false, holder: { pid: process.pid, purpose: "start" } });
    first.release();
    expect(lockHolder(file)).toBeNull();
    expect(tryLock(file, "admin").held).toBe(true);
  });

  it("left by a killed process does not block", () => {
    const script = `import(${JSON.stringify(lockModule)}).then(({ tryLock }) => { tryLock(${JSON.stringify(file)}, "start"); process.kill(process.pid, "SIGKILL"); })`;
    spawnSync(process.execPath, ["-e", script]);
    expect(fs.existsSync(file)).toBe(true);
    expect(tryLock(file, "start").held).toBe(true);
  });

  it("of a process id that another process got does not block", () => {
    fs.writeFileSync(file, JSON.stringify({ pid: process.pid, birth: "an earlier boot/1", purpose: "start" }));
    expect(tryLock(file, "start").held).toBe(true);
  });

  it("that is damaged does not block", () => {
    fs.writeFileSync(file, "{");
    expect(tryLock(file, "start").held).toBe(true);
  });

  it("goes to exactly one of many processes that find it stale at once", async () => {
    fs.writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, birth: "gone", purpose: "start" }));
    const script = `import(${JSON.stringify(lockModule)}).then(({ tryLock }) => { console.log(tryLock(${JSON.stringify(file)}, "start").held); setTimeout(() => {}, 1500); })`;
    const answers = await Promise.all(
      Array.from(
        { length: 6 },
        () =>
          new Promise((resolve) => {
            const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
            child.stdout.setEncoding("utf8").once("data", (text) => resolve(text.trim()));
          }),
      ),
    );
    expect(answers.filter((answer) => answer === "true")).toHaveLength(1);
  });

  it("is waited for only while the holder is one that may be waited for", async () => {
    const first = tryLock(file, "admin");
    setTimeout(() => first.release(), 200);
    const second = await waitForLock(file, "start", { timeoutMs: 5_000 });
    expect(second.held).toBe(true);
    const third = await waitForLock(file, "start", {
      timeoutMs: 5_000,
      mayWaitFor: ({ purpose }) => purpose !== "start",
    });
    expect(third).toMatchObject({ held: false });
  });
});

describe("processBirth", () => {
  it("stays the same for one process and is null for none", () => {
    expect(processBirth(process.pid)).toBe(processBirth(process.pid));
    expect(processBirth(2 ** 22 + 1)).toBeNull();
    expect(processBirth(0)).toBeNull();
  });
});
