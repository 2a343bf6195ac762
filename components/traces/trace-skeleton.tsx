import { Skeleton } from "../ui/skeleton";

/** The story before it is told: the same places, nothing in them. */
export function TraceSkeleton() {
  return (
    <div aria-busy>
      <div className="grid gap-2.5 px-4 pt-5 pb-3.5 sm:px-6">
        <Skeleton width={320} height={18} />
        <Skeleton width={460} />
      </div>
      <div className="grid grid-cols-2 border-y border-line-faint sm:grid-cols-3 lg:grid-cols-6">
        {["Decision", "Risk", "Processing", "Waited for a person", "Final answer", "Outcome"].map((label) => (
          <div key={label} className="grid gap-2 px-4 py-2.5 sm:px-6">
            <span className="text-12 text-fg-3">{label}</span>
            <Skeleton width={72} height={12} />
          </div>
        ))}
      </div>
      <div className="grid gap-4 px-4 py-5 sm:px-6 lg:w-[calc(100%-344px)]">
        <Skeleton width={90} height={12} />
        <Skeleton width="100%" height={160} />
        <Skeleton width={120} height={12} />
        <Skeleton width="100%" height={230} />
      </div>
    </div>
  );
}
