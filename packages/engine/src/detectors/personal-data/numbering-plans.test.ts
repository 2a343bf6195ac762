import { expect, it } from "vitest";
import { NumberingPlans } from "./numbering-plans";

it("knows a country's numbers, and still knows them when it answers nothing new", () => {
  const plans = new NumberingPlans();
  expect(plans.isValid("+442079460958")).toBe(true);
  expect(plans.isValid("02079460958", "GB")).toBe(true);
  for (let at = 0; at < 200; at += 1) plans.isValid(`+4420794${10_000 + at}`);
  expect(plans.isValid("+12125550123")).toBeNull();
  expect(plans.isValid("+442079460958")).toBe(true);
});
