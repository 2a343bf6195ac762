"use client";

import { useQuery } from "@tanstack/react-query";
import { NOTIFIED_EVENTS } from "@/server/notifications/schemas";
import { useTRPC } from "../trpc/provider";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Note } from "../ui/note";
import { PickList } from "../ui/pick-list";
import { Segmented } from "../ui/segmented";
import type { ChannelFields } from "./channel-draft";
import type { ChannelErrors } from "./channel-problems";
import { EVENT_WORDS, linksInWords } from "./channel-words";
import { ConfigFields } from "./config-fields";
import { TypeField } from "./type-field";
import { WhenFields } from "./when-fields";

const NAME_LENGTH_MAX = 100;

export interface ChannelFormProps {
  fields: ChannelFields;
  /** @param touched the places whose messages are being corrected. */
  onChange: (part: Partial<ChannelFields>, touched: readonly string[]) => void;
  errors: ChannelErrors;
  /** Of the stored channel; null for a new one. */
  secretsSet: readonly string[] | null;
  /** Whether mails may carry links that answer; null where that is not this person's to see. */
  areLinksOn: boolean | null;
  hasFocus: boolean;
}

/** Every field of a channel: whom it reaches, of what it tells, and when. */
export function ChannelForm({ fields, onChange, errors, secretsSet, areLinksOn, hasFocus }: ChannelFormProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <Field id="channel-name" label="Name" error={errors["name"]} isRequired>
        {(control) => (
          <Input
            {...control}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- whoever opens the pane from the keyboard goes on in it
            autoFocus={hasFocus}
            autoComplete="off"
            maxLength={NAME_LENGTH_MAX}
            placeholder="Treasury on Slack"
            value={fields.name}
            onChange={({ target }) => onChange({ name: target.value }, ["name"])}
          />
        )}
      </Field>
      {secretsSet === null ? <TypeField value={fields.type} onValueChange={(type) => onChange({ type }, [])} /> : null}
      <ConfigFields fields={fields} onChange={onChange} secretsSet={secretsSet ?? []} errors={errors} />
      {fields.type === "email" ? <Note>{linksInWords(areLinksOn)}</Note> : null}
      <Events fields={fields} onChange={onChange} error={errors["events"]} />
      <Policies fields={fields} onChange={onChange} error={errors["policyIds"]} />
      <WhenFields fields={fields} onChange={onChange} errors={errors} />
    </div>
  );
}

type PartProps = Pick<ChannelFormProps, "fields" | "onChange"> & { error: string | undefined };

function Events({ fields: { events }, onChange, error }: PartProps) {
  return (
    <fieldset className="min-w-0" aria-describedby={error === undefined ? undefined : "channel-events-error"}>
      <legend className="mb-1 text-12 font-medium text-fg-2">Tell of</legend>
      <div className="grid gap-x-4 gap-y-1.5 sm:grid-cols-2">
        {NOTIFIED_EVENTS.map((event) => (
          <Checkbox
            key={event}
            label={EVENT_WORDS[event].label}
            hint={EVENT_WORDS[event].hint}
            checked={events.includes(event)}
            onChange={({ target }) =>
              onChange(
                {
                  events: NOTIFIED_EVENTS.filter((other) =>
                    other === event ? target.checked : events.includes(other),
                  ),
                },
                ["events"],
              )
            }
          />
        ))}
      </div>
      {error === undefined ? null : (
        <p id="channel-events-error" className="mt-1 text-12 text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function Policies({ fields: { isForAll, policyIds }, onChange, error }: PartProps) {
  const trpc = useTRPC();
  const { data, isError } = useQuery(trpc.policies.list.queryOptions(undefined, { enabled: !isForAll }));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <div className="grid justify-items-start gap-1">
        <span className="text-12 font-medium text-fg-2">Of which policies</span>
        <Segmented
          label="Of which policies"
          value={isForAll ? "all" : "some"}
          onValueChange={(which) => onChange({ isForAll: which === "all" }, ["policyIds"])}
          options={[
            { value: "all", label: "All" },
            { value: "some", label: "Chosen ones" },
          ]}
        />
        {isForAll ? (
          <p className="text-12 text-fg-3">Also reviews that no policy asked for, but a guardrail or the default.</p>
        ) : null}
      </div>
      {isForAll ? null : (
        <PickList
          id="channel-policies"
          label="Policies"
          options={(data ?? []).map(({ id, name, decision }) => ({
            value: id,
            label: name,
            ...(decision === "HITL" ? {} : { hint: `Opens no reviews: ${decision}` }),
          }))}
          value={policyIds}
          onValueChange={(chosen) => onChange({ policyIds: chosen }, ["policyIds"])}
          error={error}
          empty={
            isError
              ? "Policies could not be read. Try again in a moment."
              : data === undefined
                ? "Reading policies…"
                : "There are no policies yet."
          }
        />
      )}
    </div>
  );
}
