import { AgentsSkeleton } from "@/components/agents/agents-skeleton";

export default AgentsSkeleton;
