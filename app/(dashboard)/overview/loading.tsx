import { OverviewSkeleton } from "@/components/dashboard/overview-skeleton";

export default OverviewSkeleton;
