import type { Metadata } from "next";
import { requireMember } from "@/server/auth/current";
import { OpenTask } from "../open-task";

export const metadata: Metadata = { title: "Review" };

export default async function ReviewTaskPage({ params }: { params: Promise<{ taskId: string }> }) {
  const { permissions } = await requireMember();
  if (!permissions.has("reviews:read")) return null; // the layout says so
  return <OpenTask id={(await params).taskId} />;
}
