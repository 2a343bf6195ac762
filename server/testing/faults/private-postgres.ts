import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { type Home, openHome } from "../../../scripts/lib/home.mjs";
import { migrate } from "../../../scripts/lib/migrate.mjs";
import { startPostgres } from "../../../scripts/lib/postgres.mjs";
import { runningPostmaster } from "../../../scripts/lib/postmaster.mjs";
import { isAlive, until } from "../../../scripts/lib/processes.mjs";
import { provision } from "../../../scripts/lib/provision.mjs";

const DATABASE = "mastguard";
const PATIENCE_MS = 20_000;

/** A migrated PostgreSQL that one test file has to itself: what is done to it here would break every other file on a shared one. */
export class PrivatePostgres {
  private readonly taken: pg.Client[] = [];

  private constructor(
    private readonly home: Home,
    /** As superuser, in the product's database. */
    private readonly adminUrl: string,
    /** As the product connects. */
    readonly appUrl: string,
  ) {}

  /** Starts one in a temporary folder, with the run's master key. */
  static async start(): Promise<PrivatePostgres> {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), "mastguard-faults-"));
    fs.chmodSync(directory, 0o711); // as root, PostgreSQL runs as another account that must pass through
    const home = openHome({ ...process.env, MASTGUARD_HOME: directory });
    const { url } = await startPostgres(home);
    const { masterKey } = inject("cluster");
    const made = await provision({ adminUrl: url, masterKey, database: DATABASE, ownerPassword: "test-owner" });
    await migrate(made.ownerUrl);
    const adminUrl = Object.assign(new URL(url), { pathname: `/${DATABASE}` }).href;
    return new PrivatePostgres(home, adminUrl, made.appUrl);
  }

  /** Asks as superuser, on a connection of its own. */
  async query<R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    const client = await this.connect();
    try {
      return (await client.query<R>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  /** A connection as superuser, which the caller ends. */
  async connect(url = this.adminUrl): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => {});
    await client.connect();
    return client;
  }

  get isRunning(): boolean {
    return runningPostmaster(this.data) !== null;
  }

  /** Signals the postmaster: SIGKILL as a machine's memory killer would, SIGINT and SIGQUIT as an operator. */
  async end(signal: "SIGKILL" | "SIGINT" | "SIGQUIT"): Promise<void> {
    const { pid } = this.postmaster();
    process.kill(pid, signal);
    if (!(await until(() => !this.isRunning, PATIENCE_MS))) throw new Error(`the postmaster did not end by ${signal}`);
  }

  /** What a supervisor does. */
  async startAgain(): Promise<void> {
    await startPostgres(this.home);
  }

  /** Kills one backend of the product, at which PostgreSQL ends all others and recovers. */
  async killBackend(): Promise<void> {
    process.kill((await this.productBackend()).pid, "SIGKILL");
  }

  /** The postmaster first, so that it begins no process that would be missed. */
  freeze(): void {
    const { pid } = this.postmaster();
    process.kill(pid, "SIGSTOP");
    for (const child of childrenOf(pid)) process.kill(child, "SIGSTOP");
  }

  thaw(): void {
    const { pid } = this.postmaster();
    for (const stopped of [...childrenOf(pid), pid]) process.kill(stopped, "SIGCONT");
  }

  /** No file may grow past this, as on a disk that is full; null lifts it. */
  limitFileSize(bytes: number | null): void {
    const { pid } = this.postmaster();
    const { account } = this.home; // whose limits are whose to change
    const as = account === null ? {} : { uid: account.uid, gid: account.gid };
    for (const one of [pid, ...childrenOf(pid)]) {
      const limit = ["--pid", String(one), `--fsize=${bytes ?? "unlimited"}:`];
      const { status, stderr } = spawnSync("prlimit", limit, { ...as, cwd: "/", encoding: "utf8" });
      if (status !== 0 && isAlive(one)) throw new Error(`prlimit failed: ${stderr}`);
    }
  }

  /** Stops one backend of the product in its tracks. */
  async freezeBackend(): Promise<void> {
    process.kill((await this.productBackend()).pid, "SIGSTOP");
  }

  /** Takes every connection, those of the product too, until nobody gets one. */
  async takeConnections(): Promise<void> {
    const control = await this.connect();
    this.taken.push(control);
    for (;;) {
      await control.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'mastguard_app'");
      while (await this.takeOne());
      const { rows } = await control.query("select from pg_stat_activity where usename = 'mastguard_app'");
      if (rows.length === 0) return;
    }
  }

  async giveConnections(): Promise<void> {
    await Promise.all(this.taken.splice(0).map((client) => client.end()));
  }

  /** By the database. */
  async clock(): Promise<Date> {
    const [row] = await this.query<{ now: Date }>("select clock_timestamp() as now");
    return row?.now ?? new Date(Number.NaN);
  }

  async remove(): Promise<void> {
    await this.giveConnections();
    if (this.isRunning) await this.end("SIGQUIT");
    fs.rmSync(this.home.directory, { recursive: true, force: true });
    fs.rmSync(this.home.databaseDirectory, { recursive: true, force: true });
  }

  private async productBackend(): Promise<{ pid: number }> {
    const [backend] = await this.query<{ pid: number }>(
      "select pid from pg_stat_activity where usename = 'mastguard_app' and query like '%commit_decisions%' order by query_start desc limit 1",
    );
    if (backend === undefined) throw new Error("the product has no connection");
    return backend;
  }

  private async takeOne(): Promise<boolean> {
    try {
      this.taken.push(await this.connect());
      return true;
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === "53300") return false;
      throw error;
    }
  }

  private get data(): string {
    return path.join(this.home.databaseDirectory, "data");
  }

  private postmaster(): { pid: number } {
    const running = runningPostmaster(this.data);
    if (running === null) throw new Error("the private PostgreSQL does not run");
    return running;
  }
}

function childrenOf(parent: number): number[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  return stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, ppid]) => (pid !== undefined && ppid === parent ? [pid] : []));
}
