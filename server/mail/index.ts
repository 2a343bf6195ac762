export { deliver } from "./deliver";
export type { Mail } from "./mail";
export { type OutboxMail, readOutbox } from "./outbox";
