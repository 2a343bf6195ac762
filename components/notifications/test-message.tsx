"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Send } from "lucide-react";
import type { ChannelView } from "@/server/notifications/schemas";
import { failureText } from "../trpc/failure-text";
import { useTRPC } from "../trpc/provider";
import { Button } from "../ui/button";
import { StatusText } from "../ui/status-text";
import { answerInWords } from "./channel-words";

/** Sends one message now and says what the provider said. Whether it is on, and its quiet hours, do not count for it. */
export function TestMessage({ channel, isFirst }: { channel: ChannelView; isFirst: boolean }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const test = useMutation(
    trpc.notifications.test.mutationOptions({
      onSettled: () => client.invalidateQueries(trpc.notifications.pathFilter()),
    }),
  );
  const { data, error, isPending } = test;
  return (
    <>
      <output className="min-w-0 grow basis-40 text-12 text-fg-3">
        {isPending ? "Waiting for the provider, at most 10 s." : null}
        {!isPending && data !== undefined ? (
          <StatusText status={data.status === "delivered" ? "ok" : "bad"}>
            <span className="[overflow-wrap:anywhere] whitespace-normal">
              {data.status === "delivered" ? "Test delivered." : "Test not delivered."} {answerInWords(data)}
            </span>
          </StatusText>
        ) : null}
        {!isPending && error !== null ? (
          <StatusText status="bad">
            <span className="whitespace-normal">No test was sent: {failureText(error)}</span>
          </StatusText>
        ) : null}
        {test.isIdle ? "One message, now, whatever its hours." : null}
      </output>
      <Button
        variant={isFirst ? "primary" : "default"}
        isBusy={isPending}
        onClick={() => test.mutate({ id: channel.id })}
      >
        {isPending ? null : <Send aria-hidden />}
        Send test message
      </Button>
    </>
  );
}
