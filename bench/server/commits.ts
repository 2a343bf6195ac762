/** Computed decisions by what became of them at the commit: `committed`, `stale_session` and so on, as /metrics counts them. */
export type Commits = Readonly<Record<string, number>>;

/** So far, over all front doors of the machine. */
export async function commitsOf(port: number): Promise<Commits> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  if (response.status !== 200) throw new Error(`/metrics answered ${response.status}`);
  const lines = (await response.text()).matchAll(/^mastguard_decision_commits_total\{status="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...lines].map(([, status = "", count]) => [status, Number(count)]));
}

/** What was counted between two readings. */
export function commitsBetween(before: Commits, after: Commits): Commits {
  const counted = Object.entries(after).map(([status, count]) => [status, count - (before[status] ?? 0)] as const);
  return Object.fromEntries(counted.filter(([, count]) => count > 0));
}
