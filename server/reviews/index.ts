export { escalateReview } from "./escalate";
export { expireReview } from "./expire";
export { type LoggedReview, loggedReview, reviewFrom, STATE_ENTRIES } from "./logged-review";
export { remindReview } from "./remind";
export { reviewQueue } from "./service";
