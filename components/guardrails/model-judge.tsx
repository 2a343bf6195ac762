"use client";

import { useState } from "react";
import type { ModelJudgeView } from "@/server/model-judge/schemas";
import { Card, CardBody } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { StatusText } from "../ui/status-text";
import { Switch } from "../ui/switch";
import { useModelJudge } from "./use-model-judge";

export interface ModelJudgeProps {
  /** As the server read it for this page. */
  judge: ModelJudgeView;
  /** `settings:write`. */
  canSwitch: boolean;
}

/** Whether a model is asked for its opinion afterwards, what leaves then, and where to. Switching on is asked about first. */
export function ModelJudge({ judge: initial, canSwitch }: ModelJudgeProps) {
  const { judge, isBusy, update } = useModelJudge(initial);
  // What the question shows is what is agreed to, whatever the setting becomes meanwhile.
  const [asked, setAsked] = useState<ModelJudgeView["endpoint"]>(null);
  const { enabled, endpoint } = judge;
  return (
    <Card aria-label="Model judge">
      <CardBody className="grid gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium">Model judge</span>
          <State judge={judge} />
          <Switch
            className="ml-auto"
            aria-label="Ask a model about doubtful actions"
            checked={enabled}
            disabled={!canSwitch || isBusy || (endpoint === null && !enabled)}
            onCheckedChange={(on) => {
              if (on) setAsked(endpoint);
              else update({ enabled: false }).catch(() => {}); // the toast says it
            }}
          />
        </div>
        <p className="max-w-[96ch] text-12 text-fg-2">
          A model can be asked afterwards what it thinks of actions with a doubtful finding. Its opinion is recorded
          beside the decision and decides nothing.{" "}
          {endpoint === null ? (
            <>
              No endpoint is configured: an operator sets <code className="font-mono">MODEL_JUDGE_URL</code> and{" "}
              <code className="font-mono">MODEL_JUDGE_MODEL</code> and restarts the server; then it can be switched on
              here.
            </>
          ) : (
            <>
              While it is on, parts of the payloads and conversations of these actions leave for{" "}
              <span className="font-mono break-all">{endpoint.origin}</span>, at most 8 kB each, without the credentials
              and personal data that the detectors see.
            </>
          )}
          {canSwitch ? null : " Owners and admins switch it."}
        </p>
      </CardBody>
      <ConfirmDialog
        isOpen={asked !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setAsked(null);
        }}
        title={`Send doubtful actions to ${asked?.origin ?? "the endpoint"}?`}
        confirmLabel="Switch on"
        onConfirm={async () => {
          if (asked !== null) await update({ enabled: true, origin: asked.origin });
        }}
      >
        From the next decision on, parts of the payloads and conversations of actions with a doubtful finding leave for{" "}
        <span className="font-mono break-all">{asked?.origin}</span>. What the detectors recognize as credentials or
        personal data is masked, web addresses down to their host; what they do not recognize leaves as it is. Decisions
        stay what they are.
      </ConfirmDialog>
    </Card>
  );
}

function State({ judge: { enabled, origin, endpoint, isAsking } }: { judge: ModelJudgeView }) {
  if (isAsking) return <StatusText status="ok">On, asking {endpoint?.model}</StatusText>;
  if (!enabled) return <StatusText status="muted">{endpoint === null ? "Not configured" : "Off"}</StatusText>;
  return (
    <StatusText status="warn">
      <span className="whitespace-normal">
        Switched on for {origin}, which is not the configured endpoint: nothing is sent
        {endpoint === null ? "" : `. Off and on again agrees to ${endpoint.origin}`}
      </span>
    </StatusText>
  );
}
