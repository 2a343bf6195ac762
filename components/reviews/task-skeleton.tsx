import { Skeleton } from "../ui/skeleton";

const LINES = [420, 360, 300];
const FACTS = [200, 170, 190, 150];

/** A task that has not come yet, in its own shape. */
export function TaskSkeleton() {
  return (
    <div aria-busy className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)]">
      <div className="grid min-h-[76px] content-center gap-3 border-b border-line-faint px-6 max-sm:px-4">
        <Skeleton width={280} height={14} />
        <Skeleton width={340} />
      </div>
      <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] overflow-hidden lg:grid-cols-[minmax(0,1fr)_304px]">
        <div className="grid content-start gap-4 px-6 py-4 max-sm:px-4">
          <Skeleton width={90} />
          {LINES.map((width) => (
            <Skeleton key={width} width={width} />
          ))}
          <Skeleton width="100%" height={160} />
        </div>
        <div className="grid content-start gap-3 border-l border-line-faint px-5 py-4 max-lg:hidden">
          {FACTS.map((width) => (
            <Skeleton key={width} width={width} />
          ))}
        </div>
      </div>
    </div>
  );
}
