export { CONTAINMENT_ENTRIES, type Contained, compileContainment, sealedContainment } from "./containment";
export { CONTAINMENT_REASONS, ContainmentChangeSchema, ContainmentStateSchema, ContainSchema } from "./schemas";
export { contain, getContainment, letGo } from "./service";
export { readContained } from "./store";
