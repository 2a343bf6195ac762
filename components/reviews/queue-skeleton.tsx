import { Skeleton } from "../ui/skeleton";

/** The queue before its tasks: the same places, nothing in them. */
export function QueueSkeleton() {
  return (
    <div
      aria-busy
      className="grid h-[calc(100dvh-var(--top-h))] grid-cols-[minmax(0,1fr)] sm:grid-cols-[304px_minmax(0,1fr)]"
    >
      <div className="border-line-faint sm:border-r">
        <div className="flex min-h-11 items-center border-b border-line-faint px-4">
          <span className="text-14 font-semibold">Queue</span>
        </div>
        {Array.from({ length: 7 }, (_, row) => (
          <div key={row} className="grid h-[77px] content-center gap-2.5 border-b border-line-faint px-4">
            <Skeleton width="80%" />
            <Skeleton width="45%" />
          </div>
        ))}
      </div>
      <div className="grid content-start gap-3 px-6 py-5 max-sm:hidden">
        <Skeleton width={340} height={18} />
        <Skeleton width={220} />
        <Skeleton width="70%" height={180} className="mt-6" />
      </div>
    </div>
  );
}
