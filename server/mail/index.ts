export { deliver } from "./deliver";
export type { Mail } from "./mail";
export { readOutbox } from "./outbox";
