export { isConsentLogged } from "./consent";
export { modelEndpoint } from "./endpoint";
export { startModelJudge } from "./model-judge";
export { opinionOf } from "./opinions";
export { ModelJudgeSchema, type OpinionView, UpdateModelJudgeSchema } from "./schemas";
export { getModelJudge, updateModelJudge } from "./setting";
