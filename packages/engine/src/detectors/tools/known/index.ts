import { NPM } from "./npm";
import { CRATES, GITHUB_ACTIONS, GO_MODULES, RUBYGEMS } from "./others";
import { PYPI } from "./pypi";

/** Where packages come from. */
export const ECOSYSTEMS = ["npm", "pypi", "rubygems", "crates", "go", "github_actions"] as const;

export type Ecosystem = (typeof ECOSYSTEMS)[number];

const NAMES: Readonly<Record<Ecosystem, string>> = {
  npm: NPM,
  pypi: PYPI,
  rubygems: RUBYGEMS,
  crates: CRATES,
  go: GO_MODULES,
  github_actions: GITHUB_ACTIONS,
};

const ALIASES: Readonly<Record<string, Ecosystem>> = {
  node: "npm",
  js: "npm",
  python: "pypi",
  pip: "pypi",
  ruby: "rubygems",
  gem: "rubygems",
  rust: "crates",
  cargo: "crates",
  "crates.io": "crates",
  golang: "go",
  actions: "github_actions",
};

/** The ecosystem a word names, such as `PyPI` or `crates.io`; `null` for any other. */
export function ecosystemOf(word: string): Ecosystem | null {
  const name = word.trim().toLowerCase().slice(0, 40);
  return (
    ECOSYSTEMS.find((ecosystem) => ecosystem === name) ??
    (Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? null) : null)
  );
}

/** The well-known names of an ecosystem, lower case. */
export function knownNames(ecosystem: Ecosystem): readonly string[] {
  return NAMES[ecosystem].toLowerCase().split(" ");
}
