import { Environment } from "@marcbachmann/cel-js";
import { ActionView, FindingView, MastView, RiskView, SessionView } from "./bindings";
import { CONDITION_LIMITS } from "./limits";
import { CONDITION_VARIABLES, type ConditionField } from "./variables";

function createEnvironment(): Environment {
  const environment = new Environment({
    // JSON lists mix types, so a list written in a condition may too.
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: CONDITION_LIMITS.nodesMax, maxDepth: 100 },
  });
  registerVariables(environment);
  registerFunctions(environment);
  registerArithmetic(environment);
  return environment;
}

const SHAPES = {
  action: ActionView,
  session: SessionView,
  risk: RiskView,
  findings: FindingView,
  mast: MastView,
} as const;

const FIELD_TYPES = {
  string: "string",
  number: "double",
  "string or null": "dyn",
  map: "map<string, double>",
} as const satisfies Record<ConditionField["type"], string>;

function registerVariables(environment: Environment): void {
  for (const variable of CONDITION_VARIABLES) {
    if (variable.name === "now") {
      environment.registerVariable(variable.name, "google.protobuf.Timestamp");
    } else if (variable.fields === null) {
      environment.registerVariable(variable.name, "map<string, dyn>");
    } else {
      const fields = Object.fromEntries(variable.fields.map(({ name, type }) => [name, FIELD_TYPES[type]]));
      const typeName = `mastguard.${variable.name}`;
      environment.registerType(typeName, { ctor: SHAPES[variable.name], fields });
      environment.registerVariable(variable.name, variable.type === "object" ? typeName : `list<${typeName}>`);
    }
  }
}

function registerFunctions(environment: Environment): void {
  const synchronous = { async: false };
  environment.registerFunction("count(list): int", (list: readonly unknown[]) => BigInt(list.length), synchronous);
  environment.registerFunction("count(map): int", (map: object) => BigInt(Object.keys(map).length), synchronous);
  // Declared for the type check; each use is compiled with its literal argument (`literal-functions.ts`).
  environment.registerFunction("matches(string, string): bool", notCompiled, synchronous);
  environment.registerFunction("cidr(string, string): bool", notCompiled, synchronous);
  environment.registerFunction("inWindow(google.protobuf.Timestamp, string, string): bool", notCompiled, synchronous);
}

function notCompiled(): never {
  throw new Error("A literal function was called without having been compiled");
}

type Numeric = number | bigint;

/** JSON numbers are doubles and numbers written in a condition are often ints; the library refuses to mix them. */
function registerArithmetic(environment: Environment): void {
  const operators = {
    "+": (a: Numeric, b: Numeric) => Number(a) + Number(b),
    "-": (a: Numeric, b: Numeric) => Number(a) - Number(b),
    "*": (a: Numeric, b: Numeric) => Number(a) * Number(b),
    "/": (a: Numeric, b: Numeric) => Number(a) / Number(b),
    "%": (a: Numeric, b: Numeric) => Number(a) % Number(b),
  };
  for (const [operator, apply] of Object.entries(operators)) {
    environment.registerOperator(`double ${operator} int: double`, apply);
    environment.registerOperator(`int ${operator} double: double`, apply);
  }
  environment.registerOperator("double % double: double", operators["%"]);
  // Numeric equality across the two; the library adds the mirrored and the negated forms.
  environment.registerOperator("double == int: bool", (a: number, b: bigint) => a === Number(b));
}

/** The expression environment of every condition: our variables, our functions, arithmetic over JSON numbers. */
export const ENVIRONMENT = createEnvironment();
