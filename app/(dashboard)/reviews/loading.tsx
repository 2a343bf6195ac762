import { QueueSkeleton } from "@/components/reviews/queue-skeleton";

export default QueueSkeleton;
