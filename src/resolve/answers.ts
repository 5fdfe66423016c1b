/** How many questions wait for each other's answers at the moment. */
export interface Depth {
  current: number;
}

/** Enough for people's code, and far from the end of the stack. */
const deepest = 300;

/**
 * Remembers answers, also the answer "unknown", which stands while a question is being answered, so that cycles end.
 * Not in a WeakMap, which costs garbage collection more: the answers live as long as the file's tree in any case.
 */
export function once<Question, Answer>(
  ask: (question: Question) => Answer | undefined,
  depth: Depth,
): (question: Question) => Answer | undefined {
  const answers = new Map<Question, Answer | null>();
  return (question) => {
    const known = answers.get(question);
    if (known !== undefined) return known ?? undefined;
    if (depth.current === deepest) return undefined;
    depth.current += 1;
    answers.set(question, null);
    const answer = ask(question);
    if (answer !== undefined) answers.set(question, answer);
    depth.current -= 1;
    return answer;
  };
}

/** Remembers answers once they are found; what is asked again before is answered anew, from what is known by then. */
export function kept<Question, Answer>(
  ask: (question: Question) => Answer | undefined,
): (question: Question) => Answer | undefined {
  const answers = new Map<Question, Answer | null>();
  return (question) => {
    const known = answers.get(question);
    if (known !== undefined) return known ?? undefined;
    const answer = ask(question);
    answers.set(question, answer ?? null);
    return answer;
  };
}
