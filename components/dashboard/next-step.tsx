import { ListChecks } from "lucide-react";
import Link from "next/link";
import { Note } from "../ui/note";

/** The policy editor with an empty policy. */
export const NEW_POLICY_HREF = "/policies?policy=new";

/** After the first event, until there is a rule: decisions come from risk alone. */
export function NextStep() {
  return (
    <Note icon={ListChecks} tone="accent">
      No policy yet: every decision comes from risk alone.{" "}
      <Link href={NEW_POLICY_HREF} className="font-medium text-accent-text hover:underline">
        Add the first policy
      </Link>
    </Note>
  );
}
