import { QualitySkeleton } from "@/components/reviews/quality/quality-skeleton";

export default QualitySkeleton;
