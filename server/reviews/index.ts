export { escalateReview } from "./escalate";
export { expireReview } from "./expire";
export { issueReviewLinks } from "./links/issue-links";
export { type LoggedReview, loggedReview, reviewFrom, STATE_ENTRIES } from "./logged-review";
export { rejectionOf } from "./rejection";
export { remindReview } from "./remind";
export { reviewQueue } from "./service";
