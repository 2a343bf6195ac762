import { TraceSkeleton } from "@/components/traces/trace-skeleton";

export default TraceSkeleton;
