/**
 * What a person reads about each rule of a finding type, from a table.
 * @param otherwise for a rule of an earlier or later version, which the table does not have.
 */
export function reasonFrom(reasons: Readonly<Record<string, string>>, otherwise: string): (rule: string) => string {
  return (rule) => (Object.hasOwn(reasons, rule) ? reasons[rule] : undefined) ?? otherwise;
}
