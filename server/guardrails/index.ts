export { areSealed, type Guardrail, guardrailsHash, requireSealedGuardrails, SEALED_HASH_SQL } from "./guardrail";
export { GuardrailParams, GuardrailSchema, UpdateGuardrailSchema } from "./schemas";
export { listGuardrails, updateGuardrail } from "./service";
