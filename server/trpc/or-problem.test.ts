import { TRPCError } from "@trpc/server";
import { expect, it } from "vitest";
import { NotFoundError, UnavailableError } from "@/server/errors";
import { orProblem } from "./or-problem";

const failed = (cause: Error) => Promise.reject(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }));

it("what is unavailable for now is a sentence in its place", async () => {
  const cause = new UnavailableError("The stored setting is not the logged one.", 60, { detail: "row 7 differs" });
  expect(await orProblem(failed(cause))).toEqual({ problem: "The stored setting is not the logged one." });
});

it("an answer is itself, and any other failure is the page's", async () => {
  expect(await orProblem(Promise.resolve(1))).toBe(1);
  await expect(orProblem(failed(new NotFoundError()))).rejects.toBeInstanceOf(TRPCError);
  await expect(orProblem(Promise.reject(new Error("no route")))).rejects.toThrow("no route");
});
