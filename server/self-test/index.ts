export { failingCanaries, runSelfTest, startSelfTest } from "./self-test";
