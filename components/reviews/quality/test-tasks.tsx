"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type TestSettings, TestSettingsSchema } from "@/server/reviews/test-tasks/schemas";
import { failureText } from "../../trpc/failure-text";
import { useTRPC } from "../../trpc/provider";
import { Button } from "../../ui/button";
import { Card, CardBody, CardHeader } from "../../ui/card";
import { Checkbox } from "../../ui/checkbox";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { notify } from "../../ui/toast";

/** What is offered to who switches tests on. */
const EVERY_AT_FIRST = 50;

/** Whether, and how often, reviewers get a made-up action to catch. For who may change the organization's settings. */
export function TestTasks({ settings }: { settings: TestSettings }) {
  const trpc = useTRPC();
  const saving = useMutation(trpc.reviews.setTests.mutationOptions());
  const [saved, setSaved] = useState(settings);
  const [isOn, setIsOn] = useState(settings.every !== null);
  const [every, setEvery] = useState(String(settings.every ?? EVERY_AT_FIRST));
  const parsed = TestSettingsSchema.safeParse({ every: isOn ? Number(every) : null });
  const isChanged = isOn !== (saved.every !== null) || (isOn && every !== String(saved.every));

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!parsed.success) return;
    try {
      const now = await saving.mutateAsync(parsed.data);
      setSaved(now);
      notify.done(
        now.every === null
          ? "No more test tasks are opened. One that is open stays until it is answered or expires."
          : `About one test task is opened for every ${now.every} real ones.`,
      );
    } catch (error) {
      notify.failed("Test tasks not changed.", { detail: failureText(error) });
    }
  };

  return (
    <Card aria-label="Test tasks">
      <CardHeader title="Test tasks" note={saved.every === null ? "off" : "on"} />
      <CardBody>
        <form onSubmit={(event) => void save(event)} className="grid gap-3">
          <p className="max-w-[72ch] text-fg-2">
            Now and then the queue holds a made-up action that whoever reads it rejects, such as a payment to another
            account than the invoice names. It is told from real ones when it has been answered, is never executed, and
            counts in no figure of agents, rules or reviewers but “Tests caught”. Tell your reviewers that you do this.
          </p>
          <p className="max-w-[72ch] text-fg-2">
            What gives a test away before it is answered: no message on any channel tells of it, and the audit log and
            its agent’s page do not have it. It names one of your agents, so a reviewer may stop that agent over it;
            once it has ended, it says that the agent never asked.
          </p>
          <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
            <Checkbox
              label="Open test tasks"
              hint="Among the real ones, at times nobody can count on."
              checked={isOn}
              onChange={(event) => setIsOn(event.target.checked)}
              className="sm:mt-5"
            />
            {isOn ? (
              <Field
                id="tests-every"
                label="Real tasks for each test"
                hint="On average. A smaller number means more tests."
                error={parsed.success ? undefined : "Must be a whole number from 5 to 1,000."}
                className="w-72 max-w-full"
              >
                {(control) => (
                  <Input
                    {...control}
                    inputMode="numeric"
                    value={every}
                    onChange={(event) => setEvery(event.target.value)}
                  />
                )}
              </Field>
            ) : null}
            <Button
              type="submit"
              className="ml-auto sm:mt-5"
              disabled={!isChanged || !parsed.success || saving.isPending}
            >
              Save tests
            </Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}
