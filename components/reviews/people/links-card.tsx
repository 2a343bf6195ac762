"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { LinkSettings } from "@/server/reviews/links/schemas";
import { failureText } from "../../trpc/failure-text";
import { useTRPC } from "../../trpc/provider";
import { Card, CardBody, CardHeader } from "../../ui/card";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { Label } from "../../ui/field";
import { Switch } from "../../ui/switch";
import { notify } from "../../ui/toast";

/** Whether reviewers may answer by a link in their own mail. On is asked about first: it lets more in. */
export function LinksCard({ settings, mayChange }: { settings: LinkSettings; mayChange: boolean }) {
  const trpc = useTRPC();
  const saving = useMutation(trpc.reviews.setLinks.mutationOptions());
  const [{ isEnabled }, setSaved] = useState(settings);
  const [isAsking, setAsking] = useState(false);
  const id = useId();
  const set = async (isOn: boolean) => setSaved(await saving.mutateAsync({ isEnabled: isOn }));
  const switchOff = async () => {
    try {
      await set(false);
      notify.done("One-person links switched off.", {
        detail: "Every link that was sent is worth nothing from now on.",
      });
    } catch (error) {
      notify.failed("One-person links not changed.", { detail: failureText(error) });
    }
  };
  return (
    <Card aria-label="One-person links">
      <CardHeader title="One-person links" note={isEnabled ? "on" : "off"} />
      <CardBody>
        <div className="flex items-start gap-4">
          <div className="grid max-w-[72ch] gap-1">
            <Label htmlFor={id}>Let reviewers answer by a link in their own mail</Label>
            <p className="text-fg-2">
              A mail about one review then carries a link for the person it goes to, if they signed in by that address
              before. It answers that review once, with a reason, without signing in. Critical actions always ask for
              the dashboard. Opening a link approves nothing.
            </p>
          </div>
          <Switch
            id={id}
            checked={isEnabled}
            disabled={!mayChange || saving.isPending}
            onCheckedChange={(isOn) => (isOn ? setAsking(true) : void switchOff())}
            className="mt-1 ml-auto"
          />
        </div>
        <ConfirmDialog
          isOpen={isAsking}
          onOpenChange={setAsking}
          title="Switch one-person links on?"
          confirmLabel="Switch on"
          onConfirm={() => set(true)}
        >
          Whoever reads a reviewer’s mailbox can then answer a review in their name, once for each mail. The log says
          which answers were given by link. Links sent before this are not valid again.
        </ConfirmDialog>
      </CardBody>
    </Card>
  );
}
