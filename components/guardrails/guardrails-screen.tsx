"use client";

import type { GuardrailEffect } from "@mastguard/engine";
import { useState } from "react";
import type { GuardrailView, UpdateGuardrailInput } from "@/server/guardrails/schemas";
import type { ModelJudgeView } from "@/server/model-judge/schemas";
import { Page, PageHeader } from "../frame/page";
import { Card } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { DataTable } from "../ui/data-table";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { consequenceOf, effectInWords, isLoosening } from "./effects";
import { guardrailColumns } from "./guardrail-columns";
import { ModelJudge } from "./model-judge";
import { SelfTest } from "./self-test";
import { useGuardrails } from "./use-guardrails";

export interface GuardrailsScreenProps {
  /** As the server read them for this page. */
  guardrails: readonly GuardrailView[];
  /** `policies:write`; without it everything is to be read only. */
  canWrite: boolean;
  /** Or why it cannot be shown. */
  judge: ModelJudgeView | { readonly problem: string };
  /** `settings:write`: who may let payloads leave. */
  canSwitchJudge: boolean;
}

/** A change that lets more through, and the question before it. */
interface Asked {
  readonly guardrail: GuardrailView;
  readonly change: UpdateGuardrailInput;
  readonly question: string;
  readonly consequence: string;
}

/** What happens to findings, by type. Letting more through is asked about first; everything else is in force at once. */
export function GuardrailsScreen({ guardrails: initial, canWrite, judge, canSwitchJudge }: GuardrailsScreenProps) {
  const { guardrails, busyType, update } = useGuardrails(initial);
  const [asked, setAsked] = useState<Asked | null>(null);
  const save = ({ type }: GuardrailView, change: UpdateGuardrailInput) => {
    update(type, change).catch(() => {}); // the toast says it
  };
  const setEffect = (guardrail: GuardrailView, to: GuardrailEffect) => {
    const { title, effect, defaultEffect } = guardrail;
    if (to === effect) return;
    const change: UpdateGuardrailInput = { effect: to === defaultEffect ? "default" : to };
    const question = `${title}: from ${effectInWords(effect)} to ${effectInWords(to)}?`;
    if (isLoosening(effect, to)) setAsked({ guardrail, change, question, consequence: consequenceOf(to) });
    else save(guardrail, change);
  };
  const setOptIn = (guardrail: GuardrailView, optIn: readonly string[]) => {
    const change = { optIn: [...optIn] };
    const question = `${guardrail.title}: silence the rule?`;
    const consequence = "What this rule sees is dropped again.";
    if (optIn.length < guardrail.optIn.length) setAsked({ guardrail, change, question, consequence });
    else save(guardrail, change);
  };
  return (
    <Page>
      <PageHeader
        title="Guardrails"
        note={<span className="text-12">What happens when a detector finds something. No policy can lift it.</span>}
        actions={
          canWrite ? undefined : (
            <span className="text-12 text-fg-3">Your role can read guardrails, not change them.</span>
          )
        }
      />
      <SelfTest />
      {"problem" in judge ? (
        <Card aria-label="Model judge">
          <ErrorState title="The model judge cannot be shown">{judge.problem}</ErrorState>
        </Card>
      ) : (
        <ModelJudge judge={judge} canSwitch={canSwitchJudge} />
      )}
      <Card>
        <DataTable
          caption="Guardrails by kind of finding"
          columns={guardrailColumns({ canWrite, busyType, onEffect: setEffect, onOptIn: setOptIn })}
          rows={guardrails}
          rowKey={({ type }) => type}
          emptyState={<EmptyState title="No detector reports anything" />}
        />
      </Card>
      <ConfirmDialog
        isOpen={asked !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setAsked(null);
        }}
        title={asked?.question ?? ""}
        confirmLabel="Change guardrail"
        isDanger={asked?.guardrail.effect === "block"}
        onConfirm={async () => {
          if (asked !== null) await update(asked.guardrail.type, asked.change);
        }}
      >
        {asked === null ? null : `More will pass than now. ${asked.consequence} In force from the next decision.`}
      </ConfirmDialog>
    </Page>
  );
}
