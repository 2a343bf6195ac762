"use server";

import type { z } from "zod";
import { clientAddress } from "@/server/auth/current";
import { unavailable } from "@/server/db/unavailable";
import { AppError } from "@/server/errors";
import { plainWords } from "@/server/http/zod-problems";
import {
  LinkAnswerSchema,
  type LinkOutcome,
  LinkTokenSchema,
  type LinkView,
  type Told,
} from "@/server/reviews/links/schemas";
import { answerReviewLink, openReviewLink } from "@/server/reviews/links/service";

/** The review that a link is for, or why it is worth nothing. */
export async function openLink(token: string): Promise<Told<LinkView>> {
  return await told(async () => await openReviewLink(LinkTokenSchema.parse(token), await clientAddress()));
}

/** Answers it. */
export async function answerLink(token: string, answer: unknown): Promise<Told<LinkOutcome>> {
  const parsed = LinkAnswerSchema.safeParse(answer, { error: plainWords });
  if (!parsed.success) return { ok: false, message: problemInWords(parsed.error.issues[0]) };
  return await told(
    async () => await answerReviewLink(LinkTokenSchema.parse(token), parsed.data, await clientAddress()),
  );
}

function problemInWords(issue: z.core.$ZodIssue | undefined): string {
  return issue?.path[0] === "rationale" ? `Your reason ${issue.message}.` : "Reload the page and send it again.";
}

/** Errors that a person can do something about are told; thrown ones lose their words on the way to the browser. */
async function told<T>(work: () => Promise<T>): Promise<Told<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const known = error instanceof AppError ? error : unavailable(error);
    if (known === null) throw error;
    return { ok: false, message: known.publicMessage };
  }
}
