"use client";

import { Combobox } from "../ui/combobox";
import { Field, Label } from "../ui/field";
import { Input } from "../ui/input";
import { Segmented } from "../ui/segmented";
import { Switch } from "../ui/switch";
import type { ChannelFields } from "./channel-draft";
import type { ChannelErrors } from "./channel-problems";

const DIGEST_DEFAULT = "15";

export interface WhenFieldsProps {
  fields: ChannelFields;
  onChange: (part: Partial<ChannelFields>, touched: readonly string[]) => void;
  errors: ChannelErrors;
}

/** At once or collected, and the hours in which only the gravest is told. */
export function WhenFields({ fields, onChange, errors }: WhenFieldsProps) {
  const { digestMinutes, isQuiet, quietHours } = fields;
  const isAtOnce = digestMinutes.trim() === "0";
  const setQuiet = (part: Partial<typeof quietHours>) =>
    onChange(
      { quietHours: { ...quietHours, ...part } },
      Object.keys(part).map((field) => `quietHours.${field}`),
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="grid gap-1">
          <span className="text-12 font-medium text-fg-2">When</span>
          <Segmented
            label="When it is told"
            value={isAtOnce ? "once" : "digest"}
            onValueChange={(rhythm) =>
              onChange({ digestMinutes: rhythm === "once" ? "0" : DIGEST_DEFAULT }, ["digestMinutes"])
            }
            options={[
              { value: "once", label: "At once" },
              { value: "digest", label: "As a digest" },
            ]}
          />
        </div>
        {isAtOnce ? null : (
          <Field
            id="channel-digest"
            label="Minutes"
            error={errors["digestMinutes"]}
            hint="Collects for this long from the first event, then sends one message."
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                autoComplete="off"
                className="max-w-20"
                value={digestMinutes}
                onChange={({ target }) => onChange({ digestMinutes: target.value }, ["digestMinutes"])}
              />
            )}
          </Field>
        )}
      </div>
      <div className="flex min-h-7 flex-wrap items-center gap-2">
        <Switch
          id="channel-quiet"
          checked={isQuiet}
          onCheckedChange={(isOn) =>
            onChange({ isQuiet: isOn }, ["quietHours.from", "quietHours.to", "quietHours.zone"])
          }
          aria-describedby="channel-quiet-note"
        />
        <Label htmlFor="channel-quiet">Quiet hours</Label>
        <span id="channel-quiet-note" className="text-12 text-fg-3">
          Only tasks of critical risk are told in them, the rest at their end.
        </span>
      </div>
      {isQuiet ? (
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-[7rem_7rem_minmax(0,1fr)]">
          {(["from", "to"] as const).map((end) => (
            <Field
              key={end}
              id={`quiet-${end}`}
              label={end === "from" ? "From" : "Until"}
              error={errors[`quietHours.${end}`]}
            >
              {(control) => (
                <Input
                  {...control}
                  type="time"
                  value={quietHours[end]}
                  onChange={({ target }) => setQuiet({ [end]: target.value })}
                />
              )}
            </Field>
          ))}
          <Field id="quiet-zone" label="Time zone" error={errors["quietHours.zone"]} className="max-sm:col-span-2">
            {(control) => (
              <Combobox
                {...control}
                value={quietHours.zone}
                onValueChange={(zone) => setQuiet({ zone })}
                options={ZONES.map((zone) => ({ value: zone }))}
              />
            )}
          </Field>
        </div>
      ) : null}
    </div>
  );
}

/** Those this browser knows; the server takes others too. */
const ZONES = ["UTC", ...Intl.supportedValuesOf("timeZone")];
