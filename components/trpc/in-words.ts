import { failureText } from "./failure-text";

/** What a call answers. @throws Error with a sentence for the person who made it, for the dialog that asked. */
export async function inWords<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    throw new Error(failureText(error), { cause: error });
  }
}
