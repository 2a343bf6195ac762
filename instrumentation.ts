/** Called by Next once per server process, before it answers: a process with a bad environment refuses to start. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("@/server/env");
  env();
}
