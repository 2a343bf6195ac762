"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Scope } from "@/server/auth/permissions";
import type { CreatedApiKey } from "@/server/keys/schemas";
import { failureText } from "../trpc/failure-text";
import { useTRPC } from "../trpc/provider";
import { isTrpcError } from "../trpc/query-client";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { StatusText } from "../ui/status-text";
import { expiryOf, LIFETIMES } from "./expiry";
import { SCOPE_WORDS } from "./scope-words";

const NAME_LENGTH_MAX = 100;
const REVIEW: Scope = "hitl:review";

export interface KeyFormProps {
  /** The scopes this person may give. */
  scopes: readonly Scope[];
  onCreated: (key: CreatedApiKey) => void;
  onCancel: () => void;
}

/** Name, scopes and lifetime of a new key, inside the dialog that asks for them. Input stays when creation fails. */
export function KeyForm({ scopes: offered, onCreated, onCancel }: KeyFormProps) {
  const trpc = useTRPC();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly Scope[]>(() =>
    offered.filter((scope) => scope === "ingest" || scope === "read"),
  );
  const [lifetime, setLifetime] = useState<string>("365");
  const [isMine, setMine] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const create = useMutation(trpc.keys.create.mutationOptions({ onSuccess: onCreated }));

  const isBound = isMine || scopes.includes(REVIEW);
  const nameError = isChecked && name.trim() === "" ? "Say what it is for, such as “treasury-prod”." : undefined;
  const scopeError = isChecked && scopes.length === 0 ? "Choose at least one." : undefined;
  const refusals = isTrpcError(create.error) ? (create.error.data?.details ?? []) : [];
  const refusalOf = (path: string) => refusals.find((problem) => problem.path.startsWith(path))?.message;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (create.isPending || name.trim() === "" || scopes.length === 0) return;
    create.mutate({ name, scopes: [...scopes], expiresAt: expiryOf(lifetime, Date.now()), isMine: isBound });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <Field id="key-name" label="Name" error={nameError ?? refusalOf("name")} isRequired>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={NAME_LENGTH_MAX}
            placeholder="treasury-prod"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
      <fieldset className="grid gap-1.5" aria-describedby={scopeError === undefined ? undefined : "key-scopes-error"}>
        <legend className="mb-1 text-12 font-medium text-fg-2">It may</legend>
        {offered.map((scope) => (
          <Checkbox
            key={scope}
            label={<span className="font-mono text-12">{scope}</span>}
            hint={SCOPE_WORDS[scope]}
            checked={scopes.includes(scope)}
            onChange={({ target }) =>
              setScopes(offered.filter((other) => (other === scope ? target.checked : scopes.includes(other))))
            }
          />
        ))}
        {(scopeError ?? refusalOf("scopes")) === undefined ? null : (
          <p id="key-scopes-error" className="text-12 text-bad">
            {scopeError ?? refusalOf("scopes")}
          </p>
        )}
      </fieldset>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field id="key-expiry" label="Expires" error={refusalOf("expiresAt")}>
          {(control) => (
            <Select
              {...control}
              value={lifetime}
              onChange={({ target }) => setLifetime(target.value)}
              options={LIFETIMES.map(({ value, label }) => ({
                value,
                label: value === "never" ? label : `After ${label}`,
              }))}
            />
          )}
        </Field>
        <Checkbox
          className="sm:pt-5"
          label="Bind it to me"
          hint={
            scopes.includes(REVIEW)
              ? "A key for reviews is always bound to you."
              : "What it does is recorded as done for you."
          }
          checked={isBound}
          disabled={scopes.includes(REVIEW)}
          onChange={({ target }) => setMine(target.checked)}
        />
      </div>
      {create.error === null || refusals.length > 0 ? null : (
        <div role="alert">
          <StatusText status="bad" className="text-12">
            <span className="whitespace-normal">No key was created: {failureText(create.error)}</span>
          </StatusText>
        </div>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={create.isPending}>
          Create key
        </Button>
      </div>
    </form>
  );
}
