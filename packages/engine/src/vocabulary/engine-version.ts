/**
 * The version of the decision rules, recorded with every decision. It moves whenever the same action, snapshot and
 * session could be decided differently, so a past decision can be recomputed by the engine that made it.
 */
export const ENGINE_VERSION = "0.2.0";
