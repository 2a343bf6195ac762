import { TaskSkeleton } from "@/components/reviews/task-skeleton";

export default TaskSkeleton;
