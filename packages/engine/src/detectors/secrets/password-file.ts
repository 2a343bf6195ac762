import type { Candidate } from "./candidate";
import { isPlaceholder } from "./placeholder";

const BEFORE_MAX = 120;
const AFTER = /:5432:[A-Za-z0-9_*-]{1,63}:[A-Za-z0-9_.*@-]{1,63}:([^\s:"']{4,100})(?=\s|$|\\n)/y;

/** Lines of a PostgreSQL password file (`host:port:database:user:password`), by the port hardly anything else uses. */
export function findPasswordFileLines(text: string, found: (candidate: Candidate) => void): void {
  for (let at = text.indexOf(":5432:"); at >= 0; at = text.indexOf(":5432:", at + 6)) {
    AFTER.lastIndex = at;
    const match = AFTER.exec(text);
    const password = match?.[1];
    if (match === null || password === undefined || isPlaceholder(password)) continue;
    if (!/(?:^|[\s"'])[A-Za-z0-9.*_-]{1,100}$/.test(text.slice(Math.max(0, at - BEFORE_MAX), at))) continue;
    const end = at + match[0].length;
    found({ rule: "password-file", severity: "MEDIUM", confidence: 0.7, start: end - password.length, end, rank: 2 });
  }
}
