import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { withConnection } from "./connect.mjs";
import { openHome } from "./home.mjs";
import { startPostgres } from "./postgres.mjs";
import { isAlive, until } from "./processes.mjs";

const directory = fs.mkdtempSync(path.join(os.tmpdir(), "mastguard-postgres-"));
fs.chmodSync(directory, 0o711);
const open = () => openHome({ MASTGUARD_HOME: directory });
const pidFile = path.join(directory, "postgres/data/postmaster.pid");
const postmaster = () => Number(fs.readFileSync(pidFile, "utf8").split("\n")[0]);

afterAll(async () => {
  await (await startPostgres(open())).stop();
  fs.rmSync(directory, { recursive: true, force: true });
});

describe("the private PostgreSQL", () => {
  it("keeps its data over a clean stop and listens on loopback alone", async () => {
    const first = await startPostgres(open());
    await withConnection(first.url, {}, (client) => client.query("create table kept as select 1 as a"));
    await first.stop();
    expect(fs.existsSync(pidFile)).toBe(false);
    const second = await startPostgres(open());
    expect(second.adopted).toBe(false);
    const { rows } = await withConnection(second.url, {}, (client) =>
      client.query("select a, current_setting('listen_addresses') as on, current_setting('fsync') as fsync from kept"),
    );
    expect(rows).toEqual([{ a: 1, on: "127.0.0.1", fsync: "on" }]);
  });

  it("is adopted while it runs, and recovers after it was killed", async () => {
    const adopted = await startPostgres(open());
    expect(adopted.adopted).toBe(true);
    const pid = postmaster();
    process.kill(pid, "SIGKILL");
    await until(() => !isAlive(pid), 5_000);
    const recovered = await startPostgres(open());
    expect(recovered.adopted).toBe(false);
    const { rows } = await withConnection(recovered.url, {}, (client) => client.query("select a from kept"));
    expect(rows).toEqual([{ a: 1 }]);
  });

  it("is not confused by a pid file whose id another process got, and leaves that process alone", async () => {
    await (await startPostgres(open())).stop();
    const stranger = spawn(
      "sleep",
      ["60"],
      process.getuid?.() === 0 ? { uid: openHome({ MASTGUARD_HOME: directory }).account?.uid } : {},
    );
    fs.writeFileSync(pidFile, `${stranger.pid}\n${path.dirname(pidFile)}\n0\n5432\n\n127.0.0.1\n`);
    expect((await startPostgres(open())).adopted).toBe(false);
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
    stranger.kill();
  });

  it("that refuses our password is reported, not stopped", async () => {
    await startPostgres(open());
    const pid = postmaster();
    const home = open();
    await expect(
      startPostgres({ ...home, secrets: { ...home.secrets, superuserPassword: "wrong" } }),
    ).rejects.toMatchObject({ code: "DATABASE_NOT_OURS" });
    expect(isAlive(pid)).toBe(true);
  });

  it("moves to another port when somebody else took its own", async () => {
    await (await startPostgres(open())).stop();
    const { port } = open().secrets;
    const { createServer } = await import("node:net");
    const stranger = createServer().listen(port, "127.0.0.1");
    await new Promise((resolve) => stranger.once("listening", resolve));
    const moved = await startPostgres(open());
    expect(new URL(moved.url).port).not.toBe(String(port));
    expect(String(open().secrets.port)).toBe(new URL(moved.url).port);
    stranger.close();
  });
});
