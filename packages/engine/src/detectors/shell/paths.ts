import { PATH_CLASSES, type PathClass } from "./path-classes";

/** What is to be said of one path. */
interface PathFacts {
  readonly written: string;
  readonly path: string;
  readonly climbs: boolean;
  /** The classes that fit, the gravest first. */
  readonly classes: readonly PathClass[];
}

const LENGTH_MAX = 512;
const NOTHING: readonly PathClass[] = [];
/** The path asked for last: it is asked for several times in a row. */
let last: PathFacts = { written: "", path: ".", climbs: false, classes: NOTHING };

function factsOf(written: string): PathFacts {
  if (last.written === written) return last;
  const { path, climbs } = normalizePath(written);
  const classes = PATH_CLASSES.filter(([, pattern]) => pattern.test(path)).map(([name]) => name);
  last = { written, path, climbs, classes };
  return last;
}

/** A word without any sign of a path; of these only a few file names mean anything. */
const WORD = /^[\w@%+=,^!#-]*$/;
const BARE_NAME = /^(?:id_|Cookies|SAM|[wbu]tmp|lastlog|credentials?$|secrets?$|krb5cc_)/;

/** Whether a word cannot be a path that belongs to any class: most words of most commands. */
function isPlainWord(written: string): boolean {
  return WORD.test(written) && !BARE_NAME.test(written);
}

/** Written as it is normalized: no home, no `.` or `..`, no doubled or last slash. */
const IS_NORMAL = /^(?!\/(?:root|home|Users|private)(?:\/|$)|file:|\.|.{0,511}(?:[~$?]|\/[./]|\/$))/s;

/**
 * The path with home directories written `~`, and `.`, `..` and doubled slashes resolved. A relative path stays relative.
 * `climbs` when `..` leads from one absolute directory into another.
 */
export function normalizePath(written: string): { readonly path: string; readonly climbs: boolean } {
  if (written !== "" && written.length <= LENGTH_MAX && IS_NORMAL.test(written))
    return { path: written, climbs: false };
  let path = written.slice(0, LENGTH_MAX).replace(/^file:(?:\/\/)?/, "");
  path = path.replace(/\?(?:immutable|mode|cache)=.*$/, "");
  const isAbsolute = path.startsWith("/");
  const segments: string[] = [];
  let climbs = false;
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else {
      if (isAbsolute && segments.length <= 1) climbs = true;
      if (isAbsolute || (segments.length > 0 && segments.at(-1) !== "..")) segments.pop();
      else segments.push(segment);
    }
  }
  let joined = (isAbsolute ? "/" : "") + segments.join("/");
  if (joined === "") joined = isAbsolute ? "/" : ".";
  // A relative path that climbs and then names a top directory means the one at the root.
  const climbed = /^(?:\.\.\/)+((?:etc|root|proc|var|usr|bin|boot)\/.*)$/.exec(joined);
  if (climbed !== null) {
    joined = `/${climbed[1] ?? ""}`;
    climbs = true;
  }
  joined = joined.replace(/^(?:~[a-z_][\w-]*|\/root|\/(?:home|Users)\/[^/]+|\$\{?HOME\}?)(?=\/|$)/, "~");
  return { path: joined.replace(/^\/private(?=\/(?:etc|var|tmp))/, ""), climbs: climbs && segments.length > 0 };
}

/** The class of a path; the gravest that fits, unless another that fits is preferred. */
export function classifyPath(written: string, prefer?: PathClass): PathClass {
  if (written.length < 1 || written.length > LENGTH_MAX || isPlainWord(written)) return "other";
  const { classes } = factsOf(written);
  if (prefer !== undefined && classes.includes(prefer)) return prefer;
  return classes[0] ?? "other";
}

/** Whether reading the file reveals credentials. */
export function holdsSecrets(written: string): boolean {
  return !written.endsWith(".pub") && classifyPath(written, "secret") === "secret";
}

/** Whether the path is the operating system's, in whatever role. */
export function belongsToSystem(written: string): boolean {
  switch (classifyPath(written)) {
    case "system":
    case "authority":
    case "device":
    case "secret":
      return /^\/(?:etc|boot|bin|sbin|lib|usr|sys|proc|dev|System|var)/.test(factsOf(written).path);
    case "persistence":
    case "log":
      return /^\/(?:etc|var|usr|lib)/.test(factsOf(written).path);
    default:
      return false;
  }
}
