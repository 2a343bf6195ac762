/** Beside a list that has no task: what will be here. */
export function NoTaskOpen() {
  return (
    <p className="grid h-full place-content-center px-6 text-center text-fg-3">
      A task opens here: what the agent wants to do, why it paused, and the place to answer.
    </p>
  );
}
