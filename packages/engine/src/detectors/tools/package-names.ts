import type { Evidence } from "../../detection/detector";
import type { TextEvidence } from "../../detection/text-evidence";
import type { JsonObject, JsonValue } from "../../vocabulary/json";
import { type Ecosystem, ecosystemOf } from "./known";
import { NameSet } from "./name-set";

/** A package an action asks for. */
export interface PackageName {
  readonly name: string;
  /** `null` when the action does not say. */
  readonly ecosystem: Ecosystem | null;
  readonly path: string;
  /** In the text at `path`; `null` when the name is a value of its own. */
  readonly span: { readonly start: number; readonly end: number } | null;
}

const PACKAGES_MAX = 60;
/** How much of a command is read, in UTF-16 code units. */
const COMMAND_MAX = 65_536;
const KEYS = new NameSet(
  "package packages packagename package_name dependency dependencies devdependencies library libraries gem gems crate crates module modules requirements uses".split(
    " ",
  ),
);
const ECOSYSTEM_KEYS = ["ecosystem", "registry", "manager", "package_manager", "language"] as const;
const NAME = /^@?[\p{L}\p{N}][\p{L}\p{N}._/-]{1,100}$/u;
const KEY_OF_NAMES = /^(?:dev|peer|optional)?dependencies$/i;

/** The packages that arguments name and that commands install, at most 60. */
export function packageNames({ action, texts }: Evidence): readonly PackageName[] {
  const found: PackageName[] = [];
  fromFields(action.payload, found);
  fromLauncher(action.payload, found);
  for (const text of texts) {
    if (found.length >= PACKAGES_MAX) break;
    if (text.origin === "payload" && isCommand(text.key) && mayInstall(text.text)) fromCommand(text, found);
  }
  return found.length > PACKAGES_MAX ? found.slice(0, PACKAGES_MAX) : found;
}

function fromFields(payload: JsonObject, found: PackageName[]): void {
  for (const key of Object.keys(payload)) {
    if (!KEYS.has(key)) continue;
    const value = payload[key] ?? null;
    const stated = ECOSYSTEM_KEYS.flatMap((name) => payload[name] ?? []).find((name) => typeof name === "string");
    const ecosystem =
      typeof stated === "string" ? ecosystemOf(stated) : key.toLowerCase() === "uses" ? "github_actions" : null;
    const path = `payload.${key}`;
    for (const [written, place] of namesIn(key, value, path)) {
      const name = bareName(written);
      if (NAME.test(name)) found.push({ name, ecosystem, path: place, span: null });
      if (found.length >= PACKAGES_MAX) return;
    }
  }
}

function namesIn(key: string, value: JsonValue, path: string): readonly (readonly [string, string])[] {
  if (typeof value === "string") return value.length <= 120 ? [[value, path]] : [];
  if (Array.isArray(value)) {
    return value
      .slice(0, PACKAGES_MAX)
      .flatMap((item: JsonValue, index) => (typeof item === "string" ? [[item, `${path}[${index}]`] as const] : []));
  }
  if (typeof value !== "object" || value === null || !KEY_OF_NAMES.test(key)) return [];
  return Object.keys(value)
    .slice(0, PACKAGES_MAX)
    .map((name) => [name, path] as const);
}

/** `{command: "npx", args: ["-y", "a-server"]}`, as servers of tools are configured. */
function fromLauncher(payload: JsonObject, found: PackageName[]): void {
  const command = payload["command"];
  const args = payload["args"];
  if (typeof command !== "string" || !Array.isArray(args)) return;
  const ecosystem = LAUNCHERS[command.trim().toLowerCase()];
  if (ecosystem === undefined) return;
  const index = args.findIndex((item: JsonValue) => typeof item === "string" && !item.startsWith("-"));
  const name: JsonValue | undefined = args[index];
  if (typeof name === "string" && NAME.test(bareName(name))) {
    found.push({ name: bareName(name), ecosystem, path: `payload.args[${index}]`, span: null });
  }
}

const LAUNCHERS: Readonly<Record<string, Ecosystem>> = { npx: "npm", bunx: "npm", uvx: "pypi", pipx: "pypi" };

const COMMAND_KEYS = new NameSet(
  "command commands cmd script code run args arguments shell bash input exec line source cell".split(" "),
);

/** Whether what stands under the key is run; elsewhere a line about installing is only talk. */
function isCommand(key: string | null): boolean {
  return key !== null && COMMAND_KEYS.has(key);
}

const MANAGERS: Readonly<Record<string, Ecosystem>> = {
  pip: "pypi",
  pip3: "pypi",
  uv: "pypi",
  poetry: "pypi",
  pipenv: "pypi",
  pipx: "pypi",
  npm: "npm",
  yarn: "npm",
  pnpm: "npm",
  bun: "npm",
  gem: "rubygems",
  bundle: "rubygems",
  cargo: "crates",
  go: "go",
};

function mayInstall(whole: string): boolean {
  const text = whole.length > COMMAND_MAX ? whole.slice(0, COMMAND_MAX) : whole;
  return text.includes(" install") || text.includes(" add ") || text.includes(" get ") || text.includes(" i ");
}

const INSTALL =
  /\b(pip3?|uv|poetry|pipenv|pipx|npm|yarn|pnpm|bun|gem|bundle|cargo|go)[ \t]{1,3}(?:pip[ \t]{1,3})?(?:install|i|add|get)\b/g;

function fromCommand({ text, path }: TextEvidence, found: PackageName[]): void {
  let reads = 0;
  for (const match of text.slice(0, COMMAND_MAX).matchAll(INSTALL)) {
    reads += 1;
    if (reads > 20) return;
    const start = match.index + match[0].length;
    const line = /^[^\n;|&<>]{0,600}/.exec(text.slice(start, start + 600))?.[0] ?? "";
    const ecosystem = MANAGERS[match[1] ?? ""] ?? null;
    let skips = false;
    for (const word of line.matchAll(/\S{1,200}/g)) {
      const written = word[0].replace(/^["']|["']$/g, "");
      if (skips || written.startsWith("-")) {
        skips =
          !skips &&
          /^(?:-r|-c|-e|-i|-t|--(?:index-url|extra-index-url|target|requirement|registry|prefix|version|group))$/.test(
            written,
          );
        continue;
      }
      const name = bareName(written);
      if (!NAME.test(name) || /^(?:\.|https?$|git\+)/.test(name) || written.includes("://")) continue;
      const from = start + word.index + word[0].indexOf(name);
      found.push({ name, ecosystem, path, span: { start: from, end: from + name.length } });
      if (found.length >= PACKAGES_MAX) return;
    }
  }
}

/** Without a version: `lodash@4`, `flask==2`, `uvicorn[standard]>=1`, `actions/checkout@v4`. */
function bareName(written: string): string {
  const at = written.indexOf("@", 1);
  const name = at > 0 ? written.slice(0, at) : written;
  return (/^[^=<>~!^[\s;]{1,200}/.exec(name)?.[0] ?? "").trim();
}
