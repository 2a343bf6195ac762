export { QueueQuery, ReviewTaskView } from "./schemas";
export { expireReview, reviewQueue } from "./service";
