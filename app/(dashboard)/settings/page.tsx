import { redirect } from "next/navigation";
import { pagesOf } from "@/components/frame/nav";
import { NotShown } from "@/components/frame/not-shown";
import { requireMember } from "@/server/auth/current";

/** The first of the settings that a member may see. */
export default async function SettingsPage() {
  const { permissions } = await requireMember();
  const [first] = pagesOf("/settings", [...permissions]);
  if (first !== undefined) redirect(first.href);
  return (
    <NotShown title="Settings" subject="settings">
      Administrators and owners see and change them. Ask one of them for a role that needs them.
    </NotShown>
  );
}
