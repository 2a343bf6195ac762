import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a sign-in step: mark, title, field, button. */
export default function AuthLoading() {
  return (
    <div aria-busy className="grid gap-4">
      <Skeleton width={24} height={24} />
      <Skeleton width={220} height={24} />
      <Skeleton width="100%" height={32} />
      <Skeleton width="100%" height={32} />
    </div>
  );
}
