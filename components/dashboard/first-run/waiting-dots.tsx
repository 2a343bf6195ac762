/** Three quiet dots beside words that say what is waited for. */
export function WaitingDots() {
  return (
    <span aria-hidden className="inline-flex gap-[3px]">
      {["bg-accent", "bg-accent-line", "bg-line-strong"].map((tone, index) => (
        <span
          key={tone}
          style={{ animationDelay: `${index * 200}ms` }}
          className={`size-1 rounded-full ${tone} motion-safe:animate-pulse`}
        />
      ))}
    </span>
  );
}
