"use client";

import { useQuery } from "@tanstack/react-query";
import type { PrincipalView } from "@/server/policies/schemas";
import { useTRPC } from "../../trpc/provider";
import { type NameOf, namesFrom } from "./principals";

const NONE: readonly PrincipalView[] = [];

export interface Principals {
  readonly all: readonly PrincipalView[];
  readonly nameOf: NameOf;
  /** Whether they are known: before that nobody is called unknown. */
  readonly isRead: boolean;
}

/** Whom reviews can be for, and what they are called. */
export function usePrincipals(): Principals {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.policies.principals.queryOptions());
  const all = data ?? NONE;
  return { all, nameOf: namesFrom(all), isRead: data !== undefined };
}
