import { ListChecks } from "lucide-react";
import Link from "next/link";
import { Note } from "../ui/note";
import { POLICY_TEMPLATE_HREF } from "./first-run/first-run";

/** After the first event, until there is a rule: decisions come from risk alone. */
export function NextStep() {
  return (
    <Note icon={ListChecks} tone="accent">
      No policy yet: every decision comes from risk alone.{" "}
      <Link href={POLICY_TEMPLATE_HREF} className="font-medium text-accent-text hover:underline">
        Add the first policy
      </Link>
    </Note>
  );
}
