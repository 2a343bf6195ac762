import { expect, it } from "vitest";
import { requireLocal } from "./local.mjs";

it.each([
  "postgresql://u:p@localhost/x",
  "postgres://u:p@127.0.0.1:5432/x",
  "postgresql://u:p@127.8.9.10/x",
  "postgresql://u:p@[::1]:5432/x",
  "postgresql://u@localhost/x?host=/tmp",
  "postgresql://u@%2Ftmp/x",
  "postgresql://u@localhost/x?host=127.0.0.1&hostaddr=::1",
])("takes %s for this machine", async (url) => {
  await expect(requireLocal(url)).resolves.toBeUndefined();
});

it.each([
  ["postgresql://u:secret@prod.db/x", "prod.db"],
  ["postgresql://u:secret@localhost/x?host=prod.db", "prod.db"],
  ["postgresql://u:secret@prod.db/x?host=localhost", "prod.db"],
  ["postgresql://u:secret@prod.db/x?host=localhost&host=prod.db", "prod.db"],
  ["postgresql://u:secret@localhost/x?host=localhost&host=prod.db", "prod.db"],
  ["postgresql://u:secret@localhost/x?hostaddr=203.0.113.7", "203.0.113.7"],
  ["postgresql://u:secret@localhost,prod.db/x", "localhost,prod.db"],
  ["postgresql://u:secret@prod.db/x?host=", "prod.db"],
  ["postgresql://u:secret@prod.db/x?host=%2Ftmp", "prod.db"],
  ["postgresql://u:secret@127.0.0.1.evil/x", "127.0.0.1.evil"],
  ["postgresql:///x", "names no host"],
  ["postgresql://u:secret@/x", "is not an address"],
  ["postgresql:///x?host=", "names no host"],
  ["host=prod.db dbname=x password=secret", "is not an address"],
  ["socket:/tmp?db=x", "is not an address"],
  ["//localhost/x", "is not an address"],
])("refuses %s without showing its password", async (url, named) => {
  const error = await requireLocal(url).catch((thrown) => thrown);
  expect(error).toMatchObject({ code: "DATABASE_NOT_LOCAL" });
  expect(error.message).toContain(named);
  expect(error.message).not.toContain("secret");
});
