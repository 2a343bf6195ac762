import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function TaskNotFound() {
  return (
    <EmptyState
      title="There is no such task"
      action={
        <Button asChild>
          <Link href="/reviews">Back to the queue</Link>
        </Button>
      }
    >
      The address may be incomplete, or the task belongs to another organization.
    </EmptyState>
  );
}
