import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** A source file with what it imports, as paths from the root (`server/ids`) or package names. */
interface Source {
  readonly file: string;
  readonly imports: readonly { readonly from: string; readonly isTypeOnly: boolean }[];
}

const ROOTS = ["app", "components", "server", "packages"];
const IMPORT =
  /^\s*(?:import|export)\s+(type\s+)?[^"';]*?from\s+"([^"]+)"|^\s*import\s+"([^"]+)"|import\(\s*"([^"]+)"\s*\)/gm;

function sources(): Source[] {
  return ROOTS.flatMap((root) =>
    fs.readdirSync(root, { recursive: true, encoding: "utf8" }).map((file) => path.posix.join(root, file)),
  )
    .filter(
      (file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts") && !/(^|\/)(node_modules|dist|fixtures)\//.test(file),
    )
    .map((file) => ({ file, imports: importsOf(file) }));
}

function importsOf(file: string): Source["imports"] {
  return [...fs.readFileSync(file, "utf8").matchAll(IMPORT)].map(([, type, named, bare, dynamic]) => ({
    from: resolved(file, named ?? bare ?? dynamic ?? ""),
    isTypeOnly: type !== undefined,
  }));
}

function resolved(file: string, specifier: string): string {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  return specifier.startsWith(".") ? path.posix.join(path.posix.dirname(file), specifier) : specifier;
}

/** A file without its comments and texts. */
function codeOf(file: string): string {
  return fs.readFileSync(file, "utf8").replaceAll(/\/\*[^]*?\*\/|\/\/.*$|`[^`]*`|"[^"\n]*"/gm, "");
}

const isTest = (file: string) => /\.(test|long\.test)\.tsx?$|(^|\/)testing(\/|\.ts$)/.test(file);
const ALL = sources();
const CODE = ALL.filter(({ file }) => !isTest(file));

/** Every import of `CODE` that a rule forbids, as `file → imported`. */
function breaches(
  isSubject: (file: string) => boolean,
  isForbidden: (from: string, file: string, isTypeOnly: boolean) => boolean,
): string[] {
  return CODE.filter(({ file }) => isSubject(file)).flatMap(({ file, imports }) =>
    imports
      .filter(({ from, isTypeOnly }) => isForbidden(from, file, isTypeOnly))
      .map(({ from }) => `${file} → ${from}`),
  );
}

/** How a payload is read, and how values travel, has to be the same in a page as on the server. */
const ON_BOTH_SIDES = new Set([
  "server/errors",
  "server/http/field-path",
  "server/http/json-text",
  "server/http/same-decimal",
  "server/trpc/transformer",
]);

describe("directions", () => {
  it("there is something to look at", () => {
    expect(CODE.length).toBeGreaterThan(200);
  });

  it("packages import neither the server nor screens nor Node, and each other only by name", () => {
    expect(
      breaches(
        (file) => file.startsWith("packages/"),
        (from, file) =>
          /^(server|app|components|generated|node:)/.test(from) ||
          (from.startsWith("packages/") && !from.startsWith(`packages/${file.split("/")[1]}/`)),
      ),
    ).toEqual([]);
  });

  it("detection knows detectors by their registry, settings and canaries, never one by name", () => {
    expect(
      breaches(
        (file) => file.startsWith("packages/engine/src/detection/"),
        (from) => /^packages\/engine\/src\/detectors\/(?!(?:registry|settings|canaries)$)/.test(from),
      ),
    ).toEqual([]);
  });

  it("the server imports neither routes nor screens, except the routes that the front door mounts", () => {
    expect(
      breaches(
        (file) => file.startsWith("server/") && file !== "server/door.ts",
        (from) => /^(app|components)\//.test(from),
      ),
    ).toEqual([]);
    expect(
      breaches(
        (file) => file === "server/door.ts",
        (from) => /^(app|components)\//.test(from) && !/^app\/api\/.+\/route$/.test(from),
      ),
    ).toEqual([]);
  });

  it("components take only schemas, types and what runs on both sides from the server", () => {
    expect(
      breaches(
        (file) => file.startsWith("components/"),
        (from, _, isTypeOnly) =>
          from.startsWith("app/") ||
          (from.startsWith("server/") && !isTypeOnly && !from.endsWith("/schemas") && !ON_BOTH_SIDES.has(from)),
      ),
    ).toEqual([]);
  });

  it("what runs on both sides imports nothing that runs on one", () => {
    expect(
      breaches(
        (file) => ON_BOTH_SIDES.has(file.replace(/\.ts$/, "")),
        (from) => from !== "superjson" && !ON_BOTH_SIDES.has(from),
      ),
    ).toEqual([]);
  });

  it("one capability reaches another through its index, its schemas or its router", () => {
    const capabilities = [
      "agents",
      "approvals",
      "audit",
      "containment",
      "dashboard",
      "decisions",
      "keys",
      "limits",
      "model-judge",
      "notifications",
      "organizations",
      "outcomes",
      "policies",
      "reviews",
      "webhooks",
    ];
    const rooms = new RegExp(`^server/(${capabilities.join("|")})/(.+)$`);
    const isOpen = (from: string) => /^(schemas|router|routes)$/.test(rooms.exec(from)?.[2] ?? "");
    expect(
      breaches(
        (file) => rooms.test(file),
        (from, file) => rooms.test(from) && rooms.exec(from)?.[1] !== rooms.exec(file)?.[1] && !isOpen(from),
      ),
    ).toEqual([]);
  });

  it("only server/db opens Prisma's client, only stores use its values, and only server/env.ts reads the environment", () => {
    expect(
      breaches(
        (file) => !file.startsWith("server/db/") && !file.endsWith("/store.ts"),
        (from, _, isTypeOnly) => from.startsWith("generated/prisma") && !isTypeOnly,
      ),
    ).toEqual([]);
    expect(
      CODE.filter(({ file }) => fs.readFileSync(file, "utf8").includes("new PrismaClient")).map(({ file }) => file),
    ).toEqual(["server/db/client.ts"]);
    const readers = CODE.filter(({ file }) => !file.startsWith("packages/") && /process\.env\b/.test(codeOf(file))).map(
      ({ file }) => file,
    );
    // The other two hand settings on: to a library that reads nothing else, and from the operator's shell to server/env.ts.
    expect(readers.sort()).toEqual(["server/auth/auth-options.ts", "server/env.ts", "server/operator/cli.ts"]);
  });

  it("nothing that the front door loads imports Next or React", () => {
    const loaded = [...loadedBy("server/main"), ...loadedBy("server/door-process")];
    expect(loaded.length).toBeGreaterThan(50);
    const found = loaded.flatMap(({ file, imports }) =>
      imports
        .filter(
          ({ from, isTypeOnly }) => !isTypeOnly && /^(next|react|react-dom|@trpc\/(client|tanstack))(\/|$)/.test(from),
        )
        .map(({ from }) => `${file} → ${from}`),
    );
    expect(found).toEqual([]);
  });

  it("nothing that decides an action, answers a review or keeps a rule knows of the model judge", () => {
    const deciding = ["app/api/v1/governance/ingest/route", "server/decisions", "server/reviews", "server/policies"];
    const loaded = deciding.flatMap((name) => loadedBy(name));
    expect(loaded.length).toBeGreaterThan(100);
    expect(loaded.map(({ file }) => file).filter((file) => file.includes("model-judge"))).toEqual([]);
    const own = loaded.filter(({ file }) =>
      /^(server\/(decisions|reviews|policies|guardrails)|packages\/engine)\//.test(file),
    );
    expect(
      own.filter(({ file }) => /judge[._](opinion|question)|model_judge/.test(fs.readFileSync(file, "utf8"))),
    ).toEqual([]);
  });
});

/** Every file of `CODE` that is loaded with this one, itself included; types load nothing. */
function loadedBy(name: string): Source[] {
  const byPath = new Map(CODE.map((source) => [source.file.replace(/(\/index)?\.tsx?$/, ""), source]));
  const packages = new Map([["@mastguard/engine", "packages/engine/src"]]);
  const seen = new Set<Source>();
  const visit = (from: string) => {
    const source = byPath.get((packages.get(from) ?? from).replace(/\/index$/, ""));
    if (!source || seen.has(source)) return;
    seen.add(source);
    for (const one of source.imports) if (!one.isTypeOnly) visit(one.from);
  };
  visit(name);
  return [...seen];
}
