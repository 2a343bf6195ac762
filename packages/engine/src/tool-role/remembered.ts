/** Names of tools and keys come again and again; longer ones are worked out each time. */
const NAMES_MAX = 2_048;
const NAME_MAX = 128;

/**
 * Makes a pure function of a name remember its answers, so that an ordinary action does not pay for taking names
 * apart. Bounded: when it is full it starts anew.
 */
export function remembered<Answer>(of: (name: string) => Answer): (name: string) => Answer {
  const answers = new Map<string, { readonly answer: Answer }>();
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined) return known.answer;
    const answer = of(name);
    if (name.length > NAME_MAX) return answer;
    if (answers.size >= NAMES_MAX) answers.clear();
    answers.set(name, { answer });
    return answer;
  };
}
