"use client";

import { useQuery } from "@tanstack/react-query";
import { formatPlural } from "../lib/format";
import { failureText } from "../trpc/failure-text";
import { useTRPC } from "../trpc/provider";
import { Button } from "../ui/button";
import { Card, CardBody } from "../ui/card";
import { StatusText } from "../ui/status-text";

/** Whether every detector still sees what it must see. Shown each one an example just now; the server does so every ten minutes. */
export function SelfTest() {
  const trpc = useTRPC();
  const { data, error, isFetching, refetch } = useQuery(
    trpc.guardrails.selfTest.queryOptions(undefined, { refetchOnWindowFocus: false }),
  );
  const failing = data?.filter(({ passed }) => !passed) ?? [];
  return (
    <Card aria-label="Self-test">
      <CardBody className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">Self-test</span>
        <output className="min-w-0">
          {error !== null ? (
            <StatusText status="bad">{failureText(error)}</StatusText>
          ) : data === undefined ? (
            <span className="text-fg-3">Showing each detector what it must see …</span>
          ) : failing.length === 0 ? (
            <StatusText status="ok">All {formatPlural(data.length, "finding type")} were seen.</StatusText>
          ) : (
            <StatusText status="bad">
              Blind to {failing.map(({ type }) => type.replaceAll("_", " ")).join(", ")}. Tell your operator: decisions
              count on it.
            </StatusText>
          )}
        </output>
        <Button size="sm" className="ml-auto" isBusy={isFetching} onClick={() => void refetch()}>
          Run again
        </Button>
      </CardBody>
    </Card>
  );
}
