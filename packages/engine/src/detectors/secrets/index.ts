export { secretEgressDetector } from "./secret-egress";
export { secretsDetector } from "./secrets";
