import { describe, expect, it } from "vitest";
import { destructiveTraces } from "./index";
import type { JsonValue } from "./vocabulary/json";

const rules = (output: string) => destructiveTraces({ output }).map(({ rule }) => rule);

describe("traces of destruction in an output", () => {
  it.each([
    "rm -rf /",
    "$ rm -rf /usr",
    "root@host:/# mkfs.ext4 /dev/sda1",
    "dd if=/dev/zero of=/dev/sda",
    "chmod -R 777 /etc",
    "chown -R root:root /srv/app",
    "kill -9 -1",
    "ufw disable",
    "setenforce 0",
    "DROP TABLE customers;",
    "mysql> DROP DATABASE shop;",
    "TRUNCATE TABLE orders",
    "DELETE FROM users;",
    "done\nstill working\nDROP SCHEMA public CASCADE;\nok",
  ])("%j is one", (output) => {
    expect(rules(output).length).toBeGreaterThan(0);
  });

  it.each([
    "Invoice 7 was paid.",
    "Please do not delete this message; the format is fine.",
    "1 row deleted",
    "We drop by on Thursday to update the contract.",
    "SELECT * FROM users WHERE id = 7",
    "DELETE FROM users WHERE id = 7",
    "kill process 4711 was requested and declined",
    "ls -la /tmp",
    "$ rm -rf build",
    "the docker container is running",
    "",
  ])("%j is none", (output) => {
    expect(rules(output)).toEqual([]);
  });

  it("says where: the field and the line", () => {
    const text = "ok\nDROP TABLE customers;\nok";
    expect(destructiveTraces({ output: { log: ["fine", text] } })).toMatchObject([
      { path: "output.log[1]", span: { start: 3, end: 24 } },
    ]);
  });

  it("is bounded on any output", () => {
    const output = "rm -rf /\n".repeat(29_000);
    expect(destructiveTraces({ output })).toHaveLength(10);
    expect(destructiveTraces({ output: "update me please\n".repeat(15_000) })).toEqual([]);
  });

  it("says where without the output's own words: a key that is no plain name is told by its place", () => {
    const paths = destructiveTraces({
      output: { ok: "", "jane@example.com": ["rm -rf /"], ["k".repeat(9_000)]: "rm -rf /" },
    }).map(({ path }) => path);
    expect(paths).toEqual(["output.{1}[0]", "output.{2}"]);
    const deep = Array.from({ length: 60 }).reduce<JsonValue>((inner) => ({ abcdefghij: inner }), "rm -rf /");
    expect(destructiveTraces({ output: deep })[0]?.path).toHaveLength(300);
  });
});
