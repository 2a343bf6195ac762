import type { PrincipalView } from "@/server/policies/schemas";
import { shortenMiddle } from "../../lib/format";

export type PrincipalKind = "role" | "group" | "user";

/** Somebody a policy names, as screens show them. */
export interface Named {
  readonly principal: string;
  readonly kind: PrincipalKind;
  /** `Owners`, `Finance`, `Ada Byron`; of somebody unknown the id, shortened. */
  readonly name: string;
  /** The e-mail address of a person who has a name, too. */
  readonly email: string | null;
  /** How many people these are who may decide reviews; null for what this organization has not, or not any more. */
  readonly deciders: number | null;
}

/** Finds out who a principal is. */
export type NameOf = (principal: string) => Named;

const ROLE_WORDS: Readonly<Record<string, string>> = {
  owner: "Owners",
  admin: "Admins",
  policy_manager: "Policy managers",
  reviewer: "Reviewers",
  auditor: "Auditors",
  developer: "Developers",
  billing: "Billing contacts",
};

/** The names of everybody a review can be for; of whoever is not among them, what is left of the name. */
export function namesFrom(all: readonly PrincipalView[]): NameOf {
  const known = new Map(all.map((view) => [view.principal, view]));
  return (principal) => {
    const { kind, id } = partsOf(principal);
    const view = known.get(principal);
    const name = kind === "role" ? (ROLE_WORDS[id] ?? id) : (view?.name ?? shortenMiddle(id, 4, 4));
    return { principal, kind, name, email: view?.email ?? null, deciders: view?.deciders ?? null };
  };
}

function partsOf(principal: string): { readonly kind: PrincipalKind; readonly id: string } {
  const at = principal.indexOf(":");
  const kind = principal.slice(0, at);
  return { kind: kind === "group" || kind === "user" ? kind : "role", id: principal.slice(at + 1) };
}

/** What can be chosen, and the text that chooses it: a name alone where nobody else is called so. */
export interface Choosable extends Named {
  readonly text: string;
  /** Finds them as well. */
  readonly keywords: string;
}

/** Whoever may decide: roles and groups with somebody in them who does, then people. */
export function choosable(all: readonly PrincipalView[]): readonly Choosable[] {
  const nameOf = namesFrom(all);
  const able = all.filter(({ deciders }) => deciders > 0).map(({ principal }) => nameOf(principal));
  const counts = new Map<string, number>();
  for (const { name } of able) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  return able.map((one) => ({
    ...one,
    keywords: one.email ?? "",
    text:
      counts.get(one.name.toLowerCase()) === 1 ? one.name : `${one.name} (${one.email ?? partsOf(one.principal).id})`,
  }));
}
