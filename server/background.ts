import { startIntegrator } from "@/server/audit/integrator";
import { startDrain } from "@/server/decisions";
import { startSweeper } from "@/server/jobs/sweeper";
import { modelEndpoint, startModelJudge } from "@/server/model-judge";
import { sendOptions, startNotifications } from "@/server/notifications";
import { startSelfTest } from "@/server/self-test";
import { senderOptions, startWebhooks } from "@/server/webhooks";

interface Background {
  stop(): Promise<void>;
}

/** What every front door does beside answering: its own detectors are tested, and the queue is decided by as many as there are. */
export function startDoorBackground(): Background {
  return together([startSelfTest(), startDrain()]);
}

/**
 * What a machine does once, whatever the number of its front doors: they would only look for the same work more often. Every
 * part is safe on many machines at once.
 */
export function startMachineBackground(): Background {
  return together([
    startIntegrator(),
    startSweeper(),
    startModelJudge(modelEndpoint()),
    startWebhooks(senderOptions()),
    startNotifications(sendOptions()),
  ]);
}

function together(parts: readonly Background[]): Background {
  return {
    async stop() {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}
