export { expireReview, reviewQueue } from "./service";
