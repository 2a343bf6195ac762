/**
 * An id as one segment of a path.
 * @throws TypeError for ids a URL cannot carry in a path: the empty string, `.` and `..`
 */
export function pathSegment(id: string): string {
  if (id === "" || id === "." || id === "..") throw new TypeError(`\`${id}\` cannot be part of a URL path`);
  return encodeURIComponent(id);
}
