import { NotShown } from "../frame/not-shown";

/** For members without `policies:read`, which policies and guardrails share. */
export function PoliciesNotShown({ title, subject }: { title: string; subject: string }) {
  return (
    <NotShown title={title} subject={subject}>
      Policy managers, reviewers, developers and auditors see them. An owner can give you one of these roles.
    </NotShown>
  );
}
