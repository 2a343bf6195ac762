import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { masterKeyOf, openHome } from "./home.mjs";

let directory;
beforeEach(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), "mastguard-home-"));
});
afterEach(() => fs.rmSync(directory, { recursive: true, force: true }));

const open = () => openHome({ MASTGUARD_HOME: path.join(directory, "home") });
const key = Buffer.alloc(32, 1).toString("base64url");
const otherKey = Buffer.alloc(32, 2).toString("base64url");

describe("the data folder", () => {
  it("and its secrets are readable by their owner alone", () => {
    const home = open();
    home.remember({ port: 1 });
    expect(fs.statSync(home.directory).mode & 0o066).toBe(0);
    expect(fs.statSync(path.join(home.directory, "secrets.json")).mode & 0o777).toBe(0o600);
  });

  it("keeps what it was told to remember", () => {
    open().remember({ port: 1 });
    open().remember({ ownerPassword: "a" });
    expect(open().secrets).toEqual({ port: 1, ownerPassword: "a" });
  });

  it("refuses to go on with damaged secrets instead of making new ones", () => {
    open();
    fs.writeFileSync(path.join(directory, "home/secrets.json"), "{");
    expect(open).toThrow(/backup/);
  });

  it.runIf(process.getuid?.() === 0)(
    "puts the database elsewhere when its account cannot enter, and remembers where",
    () => {
      expect(open().databaseDirectory).toMatch(/^\/var\/lib\/mastguard-[0-9a-f]{12}$/); // mkdtemp makes 0700
      fs.chmodSync(directory, 0o711);
      expect(open().databaseDirectory).toBe(path.join(fs.realpathSync(directory), "home/postgres"));
      open().remember({ databaseDirectory: "/var/lib/mastguard-elsewhere" });
      expect(open().databaseDirectory).toBe("/var/lib/mastguard-elsewhere");
    },
  );
});

describe("the master key", () => {
  it("is made once for a private database", () => {
    const made = masterKeyOf(open(), {});
    expect(Buffer.from(made, "base64url")).toHaveLength(32);
    expect(masterKeyOf(open(), {})).toBe(made);
  });

  it("given from outside is used and never written down", () => {
    expect(masterKeyOf(open(), { MASTGUARD_MASTER_KEY: key })).toBe(key);
    expect(fs.readFileSync(path.join(directory, "home/secrets.json"), "utf8")).not.toContain(key);
  });

  it("that differs from the one the data was sealed with is refused", () => {
    masterKeyOf(open(), { MASTGUARD_MASTER_KEY: key });
    expect(() => masterKeyOf(open(), { MASTGUARD_MASTER_KEY: otherKey })).toThrow(/sealed/);
    expect(() => masterKeyOf(open(), {})).toThrow(/sealed/);
  });

  it("must be given with a DATABASE_URL, and be 32 bytes", () => {
    const DATABASE_URL = "postgresql://a@b/c";
    expect(() => masterKeyOf(open(), { DATABASE_URL })).toThrow(/MASTGUARD_MASTER_KEY must be set/);
    expect(() => masterKeyOf(open(), { DATABASE_URL, MASTGUARD_MASTER_KEY: "short" })).toThrow(/32 bytes/);
    expect(masterKeyOf(open(), { DATABASE_URL, MASTGUARD_MASTER_KEY: key })).toBe(key);
  });
});
