/** `act` as a function that runs at once, and again at the end of each `everyMs` in which it was asked for meanwhile. */
export function throttled(act: () => void, everyMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isDue = false;
  const run = () => {
    isDue = false;
    act();
    timer = setTimeout(() => {
      timer = null;
      if (isDue) run();
    }, everyMs);
  };
  return () => {
    if (timer === null) run();
    else isDue = true;
  };
}
