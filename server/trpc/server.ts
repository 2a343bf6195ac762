import { TRPCError } from "@trpc/server";
import { notFound } from "next/navigation";
import { cache } from "react";
import { currentActorContext, currentSession } from "@/server/auth/current";
import { NotFoundError } from "@/server/errors";
import { newId } from "@/server/ids";
import { createCallerFactory } from "./procedures";
import { appRouter } from "./router";

const createCaller = createCallerFactory(appRouter);

/**
 * The procedures, called from a server component without HTTP: `const page = await trpc().keys.list({ page: 1 })`.
 * They act for whoever asks for the page.
 */
export const trpc = cache(() =>
  createCaller({
    requestId: newId("req"),
    isSameOrigin: true, // server actions compare Origin and Host before they run; a page only reads
    readSession: currentSession,
    readMember: currentActorContext,
  }),
);

/** The answer, or `null` where a procedure says that there is nothing by that id. */
export async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof TRPCError && error.cause instanceof NotFoundError) return null;
    throw error;
  }
}

/** The answer, or the not-found page where a procedure says that there is nothing by that id. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  return (await orNull(answer)) ?? notFound();
}
