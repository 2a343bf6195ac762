import type { Call, Mountable } from "./call";

/** A mounted route, the name it is mounted by, and the parameters of this path. */
export interface HotMatch {
  readonly name: string;
  readonly mountable: Mountable;
  readonly params: Call["params"];
}

/**
 * The routes the front door answers itself, by `METHOD /path`, with Next's `[name]` for a segment that varies.
 * An exact path costs one look-up; everything unknown goes to Next, which also says what is not allowed.
 */
export class HotRoutes {
  private readonly exact = new Map<string, HotMatch>();
  private readonly patterns: { readonly pattern: RegExp; readonly match: Omit<HotMatch, "params"> }[] = [];

  constructor(routes: ReadonlyMap<string, Mountable>) {
    for (const [name, mountable] of routes) {
      if (!name.includes("[")) this.exact.set(name, { name, mountable, params: {} });
      else this.patterns.push({ pattern: patternOf(name), match: { name, mountable } });
    }
  }

  find(method: string, path: string): HotMatch | null {
    const asked = `${method} ${path}`;
    const exact = this.exact.get(asked);
    if (exact) return exact;
    for (const { pattern, match } of this.patterns) {
      const groups = pattern.exec(asked)?.groups;
      if (groups) return { ...match, params: decoded(groups) };
    }
    return null;
  }
}

function patternOf(name: string): RegExp {
  const parts = name.split(/\[(\w+)\]/);
  const source = parts.map((part, index) =>
    index % 2 === 1 ? `(?<${part}>[^/]+)` : part.replace(/[.*+?^${}()|\\]/g, "\\$&"),
  );
  return new RegExp(`^${source.join("")}$`);
}

/** The front door has refused what cannot be decoded. */
function decoded(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}
