import { NotShown } from "../frame/not-shown";

/** For members without `reviews:read`. */
export function ReviewsNotShown() {
  return (
    <NotShown title="Review queue" subject="reviews">
      Reviewers, policy managers, developers and auditors see what waits. An owner can give you one of these roles.
    </NotShown>
  );
}
