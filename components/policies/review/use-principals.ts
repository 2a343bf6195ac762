"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { PrincipalView } from "@/server/policies/schemas";
import { useTRPC } from "../../trpc/provider";
import { type Choosable, choosable, type NameOf, namesFrom } from "./principals";

const NONE: readonly PrincipalView[] = [];

export interface Principals {
  readonly all: readonly PrincipalView[];
  /** Whoever may decide, with the text that chooses them. */
  readonly choices: readonly Choosable[];
  readonly nameOf: NameOf;
  /** Whether they are known: before that nobody is called unknown. */
  readonly isRead: boolean;
}

/** Whom reviews can be for, and what they are called. */
export function usePrincipals(): Principals {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.policies.principals.queryOptions());
  // Of a thousand people, and asked for by every field of a review, at every letter that is typed.
  return useMemo(() => {
    const all = data ?? NONE;
    return { all, choices: choosable(all), nameOf: namesFrom(all), isRead: data !== undefined };
  }, [data]);
}
