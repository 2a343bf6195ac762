export { type Guardrail, guardrailsHash, sealedGuardrails } from "./guardrail";
export { GuardrailParams, GuardrailSchema, UpdateGuardrailSchema } from "./schemas";
export { listGuardrails, updateGuardrail } from "./service";
