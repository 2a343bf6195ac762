import { cookies } from "next/headers";
import type { CookieSpec } from "./cookies";

/** The value the asking browser holds; undefined when it has none. */
export async function inBrowser({ name }: CookieSpec): Promise<string | undefined> {
  return (await cookies()).get(name)?.value;
}

/** Has the browser keep a value until a time. Only where an answer can still set cookies: server actions, route handlers. */
export async function keepInBrowser({ name, options }: CookieSpec, value: string, expires: Date): Promise<void> {
  (await cookies()).set({ name, value, ...options, expires });
}

/** Has the browser forget it. Overwritten, not deleted: a `__Host-` cookie is accepted only with all its attributes. */
export async function forgetInBrowser({ name, options }: CookieSpec): Promise<void> {
  (await cookies()).set({ name, value: "", ...options, maxAge: 0 });
}
