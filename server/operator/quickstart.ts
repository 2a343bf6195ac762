import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { isId, type OrganizationId } from "@/server/ids";

const QuickstartSchema = z.object({
  organizationId: z.string().refine((text): text is OrganizationId => isId("org", text)),
  /** The key of the printed snippet. Kept in clear: the folder already holds the master key. */
  key: z.string(),
  /** Where this home was last served. */
  origin: z.string(),
});

/** What the first start of a home made, so that later ones print the same working snippet. */
export type Quickstart = Readonly<z.output<typeof QuickstartSchema>>;

/** What `<home>/quickstart.json` holds; null when there is none, or it is no longer readable as one. */
export async function readQuickstart(home: string): Promise<Quickstart | null> {
  let text: string;
  try {
    text = await readFile(fileIn(home), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  const parsed = QuickstartSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}

/** Writes it whole or not at all, readable by its owner alone. */
export async function writeQuickstart(home: string, quickstart: Quickstart): Promise<void> {
  await mkdir(home, { recursive: true });
  const draft = `${fileIn(home)}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(quickstart, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, fileIn(home));
}

function fileIn(home: string): string {
  return path.join(home, "quickstart.json");
}

/** A damaged file is made anew: it holds nothing that cannot be. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
