import { z } from "zod";
import { JUDGE_CATEGORIES, JUDGE_VERDICTS } from "./schemas";

const REASON_MAX = 500;
const CATEGORIES_MAX = 5;

/** A model's answer. Anything beside these fields is no answer. */
const AnswerSchema = z.strictObject({
  verdict: z.enum(JUDGE_VERDICTS),
  confidence: z.number().min(0).max(1),
  categories: z.array(z.enum(JUDGE_CATEGORIES)).max(CATEGORIES_MAX),
  reason: z
    .string()
    .max(REASON_MAX)
    // One line of what can be seen: the words of a model that read hostile text are shown to people.
    .transform((text) => text.replaceAll(/[\p{C}\s]+/gu, " ").trim()),
});
export type JudgeAnswer = z.output<typeof AnswerSchema>;

/** What an OpenAI-compatible server answers, as far as it is read. */
const Completion = z.looseObject({
  choices: z.array(z.looseObject({ message: z.looseObject({ content: z.string() }) })).min(1),
});

/** Reads a chat completion whose content is one JSON object of the asked form; `null` for everything else. */
export function parseCompletion(text: string): JudgeAnswer | null {
  const completion = Completion.safeParse(jsonOf(text));
  const answer = AnswerSchema.safeParse(jsonOf(completion.data?.choices[0]?.message.content ?? ""));
  return answer.success ? { ...answer.data, categories: [...new Set(answer.data.categories)] } : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
