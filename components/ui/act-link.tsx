import Link from "next/link";
import { Button } from "./button";

/** The next step of an empty state, when it is a page: looks like a button, is a link. */
export function ActLink({ href, children }: { href: string; children: string }) {
  return (
    <Button asChild>
      <Link href={href}>{children}</Link>
    </Button>
  );
}
