import { GUARDRAIL_EFFECTS, type GuardrailEffect } from "@mastguard/engine";
import type { GuardrailView } from "@/server/guardrails/schemas";
import { Checkbox } from "../ui/checkbox";
import type { Column } from "../ui/data-table";
import { Select } from "../ui/select";
import { detectorInWords, effectInWords } from "./effects";

interface GuardrailColumnsInput {
  readonly canWrite: boolean;
  readonly busyType: string | null;
  readonly onEffect: (guardrail: GuardrailView, effect: GuardrailEffect) => void;
  readonly onOptIn: (guardrail: GuardrailView, optIn: readonly string[]) => void;
}

/** What a finding of the type is, and what happens then. */
export function guardrailColumns(input: GuardrailColumnsInput): readonly Column<GuardrailView>[] {
  const { canWrite, busyType, onEffect } = input;
  return [
    {
      id: "type",
      header: "Finding",
      isFill: true,
      cell: (row) => <Meaning row={row} {...input} />,
    },
    {
      id: "detector",
      header: "Detector",
      hideBelow: "sm",
      cell: ({ detectorId }) => <span className="text-fg-2">{detectorInWords(detectorId)}</span>,
    },
    {
      id: "references",
      header: "Known as",
      hideBelow: "md",
      cell: ({ references }) => <span className="text-12 text-fg-3">{references.join(", ")}</span>,
    },
    {
      id: "effect",
      header: "Guardrail",
      cell: (row) =>
        canWrite ? (
          <div className="py-1">
            <Select
              aria-label={`Guardrail for ${row.title}`}
              className="w-28"
              disabled={busyType === row.type}
              value={row.effect}
              options={GUARDRAIL_EFFECTS.map((effect) => ({
                value: effect,
                label: effectInWords(effect),
              }))}
              onChange={({ target }) => {
                const effect = GUARDRAIL_EFFECTS.find((known) => known === target.value);
                if (effect !== undefined) onEffect(row, effect);
              }}
            />
            <p className="text-11 text-fg-3">
              {row.effect === row.defaultEffect ? "default" : `default: ${effectInWords(row.defaultEffect)}`}
            </p>
          </div>
        ) : (
          <span>{effectInWords(row.effect)}</span>
        ),
    },
  ];
}

function Meaning({ row, canWrite, busyType, onOptIn }: { row: GuardrailView } & GuardrailColumnsInput) {
  const { type, title, remediation, optional, optIn } = row;
  return (
    <div className="min-w-0 py-1 whitespace-normal">
      <span className="font-medium">{title}</span> <span className="font-mono text-11 text-fg-3">{type}</span>
      <p className="text-12 text-fg-2">{remediation}</p>
      {optional.length === 0 ? null : (
        <fieldset className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-12" disabled={!canWrite || busyType === type}>
          <legend className="sr-only">Rules of {title} that are silent unless you ask for them</legend>
          {optional.map((rule) => (
            <Checkbox
              key={rule}
              label={rule.replaceAll("_", " ")}
              checked={optIn.includes(rule)}
              onChange={({ target }) =>
                onOptIn(row, target.checked ? [...optIn, rule] : optIn.filter((known) => known !== rule))
              }
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
