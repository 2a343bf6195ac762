import { expect, it } from "vitest";
import { figures, metricsText, observeCommit, reportFailingCanaries } from "./metrics";

it("figures of several processes are added up; what every one of them would say alike is said once", async () => {
  observeCommit("committed");
  observeCommit("committed");
  reportFailingCanaries(3);
  const mine = await figures();
  const sent: typeof mine = structuredClone(mine); // as it travels between processes
  const { text } = await metricsText([mine, sent, sent]);
  expect(text).toContain('mastguard_decision_commits_total{status="committed"} 6\n');
  expect(text).toContain("mastguard_failing_canaries 3\n");
  expect(text).toContain("process_cpu_seconds_total");
});
