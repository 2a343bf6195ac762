import { startIntegrator } from "@/server/audit/integrator";
import { startDrain } from "@/server/decisions";
import { startSweeper } from "@/server/jobs/sweeper";
import { modelEndpoint, startModelJudge } from "@/server/model-judge";
import { startSelfTest } from "@/server/self-test";
import { senderOptions, startWebhooks } from "@/server/webhooks";

/** What a node does beside answering requests. Every part is safe on many nodes at once. */
export function startBackground(): { stop(): Promise<void> } {
  const parts = [
    startIntegrator(),
    startSweeper(),
    startSelfTest(),
    startDrain(),
    startModelJudge(modelEndpoint()),
    startWebhooks(senderOptions()),
  ];
  return {
    async stop() {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}
