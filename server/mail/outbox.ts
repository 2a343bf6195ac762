import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { newUuid } from "@/server/ids";
import type { Mail } from "./mail";

const OutboxMailSchema = z.object({
  id: z.string(),
  at: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
});

/** A mail that local mode kept instead of sending. */
export type OutboxMail = Readonly<z.output<typeof OutboxMailSchema>>;

const KEPT_MAX = 50;

/** Puts a mail into `<home>/outbox`, readable by its owner alone, and forgets all but the newest 50. */
export async function writeToOutbox(home: string, mail: Mail): Promise<void> {
  const folder = path.join(home, "outbox");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const kept: OutboxMail = { id: newUuid(), at: new Date().toISOString(), ...mail };
  await writeFile(path.join(folder, `${kept.id}.json`), JSON.stringify(kept), { mode: 0o600 });
  for (const name of (await names(folder)).slice(KEPT_MAX)) await rm(path.join(folder, name), { force: true });
}

/** The mails in `<home>/outbox`, the newest first. */
export async function readOutbox(home: string): Promise<readonly OutboxMail[]> {
  const folder = path.join(home, "outbox");
  const texts = await Promise.all((await names(folder)).map((name) => readFile(path.join(folder, name), "utf8")));
  return texts.map((text) => OutboxMailSchema.parse(JSON.parse(text)));
}

/** Names begin with the time (UUIDv7), so the order of names is the order of mails. */
async function names(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder))
      .filter((name) => name.endsWith(".json"))
      .sort()
      .reverse();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
