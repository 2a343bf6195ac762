import { AgentSkeleton } from "@/components/agents/agent-skeleton";

export default AgentSkeleton;
