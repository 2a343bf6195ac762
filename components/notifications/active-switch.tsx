"use client";

import { useState } from "react";
import type { ChannelView } from "@/server/notifications/schemas";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Switch } from "../ui/switch";
import { notify } from "../ui/toast";
import type { ChannelActs } from "./use-channels";

/** On or off. Off is asked about first: what waits for the channel is given up. */
export function ActiveSwitch({ channel, acts }: { channel: ChannelView; acts: ChannelActs }) {
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const { name, isReadable, isActive } = channel;
  const switchOn = async () => {
    setBusy(true);
    try {
      await acts.setActive(channel, true);
    } catch (error) {
      notify.failed("Channel not switched on.", error instanceof Error ? { detail: error.message } : {});
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Switch
        aria-label={`Tell by ${name}`}
        checked={isActive}
        disabled={isBusy || !isReadable}
        onCheckedChange={(isOn) => (isOn ? void switchOn() : setAsking(true))}
        className="align-middle"
      />
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Switch ${name} off?`}
        confirmLabel="Switch off"
        onConfirm={() => acts.setActive(channel, false)}
      >
        Nobody is told by it from now on, and messages that wait are discarded. Switched on again, it tells of what
        happens from then on.
      </ConfirmDialog>
    </>
  );
}
