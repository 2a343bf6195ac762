"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type AttentionSettings, AttentionSettingsSchema } from "@/server/reviews/quality/schemas";
import { failureText } from "../../trpc/failure-text";
import { useTRPC } from "../../trpc/provider";
import { Button } from "../../ui/button";
import { Card, CardBody, CardHeader } from "../../ui/card";
import { Checkbox } from "../../ui/checkbox";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { notify } from "../../ui/toast";

/** How many reviews one person is asked to decide in an hour. For who may change the organization's settings. */
export function AttentionLimit({ settings }: { settings: AttentionSettings }) {
  const trpc = useTRPC();
  const saving = useMutation(trpc.reviews.setAttention.mutationOptions());
  const [saved, setSaved] = useState(settings);
  const [perHour, setPerHour] = useState(String(settings.reviewsPerHour));
  const [isHard, setIsHard] = useState(settings.isHard);
  const parsed = AttentionSettingsSchema.safeParse({ reviewsPerHour: Number(perHour), isHard });
  const isChanged = perHour !== String(saved.reviewsPerHour) || isHard !== saved.isHard;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!parsed.success) return;
    try {
      setSaved(await saving.mutateAsync(parsed.data));
      notify.done(
        `One person is asked to decide ${parsed.data.reviewsPerHour} reviews an hour; more ${isHard ? "approvals are refused" : "are warned about"}.`,
      );
    } catch (error) {
      notify.failed("Limit not changed.", { detail: failureText(error) });
    }
  };

  return (
    <Card aria-label="Limit for one person">
      <CardHeader title="Limit for one person" />
      <CardBody>
        <form onSubmit={(event) => void save(event)} className="flex flex-wrap items-start gap-x-6 gap-y-3">
          <Field
            id="reviews-per-hour"
            label="Reviews an hour"
            hint="Also too many: ten in a row within 5 s of opening."
            error={parsed.success ? undefined : "Must be a whole number from 1 to 1,000."}
            className="w-72 max-w-full"
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                value={perHour}
                onChange={(event) => setPerHour(event.target.value)}
              />
            )}
          </Field>
          <Checkbox
            label="Refuse their approvals once it is reached"
            hint={
              isHard ? "They can still reject, and approve again after a rest." : "They are warned and get nothing new."
            }
            checked={isHard}
            onChange={(event) => setIsHard(event.target.checked)}
            className="sm:mt-5"
          />
          <Button
            type="submit"
            className="ml-auto sm:mt-5"
            disabled={!isChanged || !parsed.success || saving.isPending}
          >
            Save limit
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}
