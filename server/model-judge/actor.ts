/** Who writes what the judge has to say into the log. */
export const JUDGE = { type: "system", id: "model-judge" } as const;
