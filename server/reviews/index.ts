export { expireReview } from "./expire";
export { type LoggedReview, loggedReview } from "./logged-review";
export { reviewQueue } from "./service";
