import type { Metadata } from "next";
import Link from "next/link";
import { Logo } from "@/components/frame/logo";
import { Button } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

/** Also the answer for what a person may not see: it reads exactly as if it did not exist. */
export default function NotFound() {
  return (
    <main className="grid min-h-dvh content-center justify-items-center gap-1 p-6 text-center">
      <Logo className="mb-3 size-6" />
      <h1 className="text-16">There is nothing at this address</h1>
      <p className="max-w-[48ch] text-fg-2">
        It may have been removed, or it belongs to another organization. Check the id, or look it up in the audit log.
      </p>
      <div className="mt-4 flex gap-2">
        <Button asChild variant="primary" size="lg">
          <Link href="/overview">Go to overview</Link>
        </Button>
        <Button asChild size="lg">
          <Link href="/audit">Open the audit log</Link>
        </Button>
      </div>
    </main>
  );
}
