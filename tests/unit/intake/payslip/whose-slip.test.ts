import { expect, test } from "vitest";
import { standsIn } from "../../../../src/app/take-in/same-name.ts";
import { whoseSlip } from "../../../../src/intake/payslip/whose-slip.ts";

const PEOPLE = [
  { person: "robin", name: "Robin Vale" },
  { person: "ivy", name: "Ivy Moss" },
];
const context = {
  file: "slip.txt",
  peopleNamed: (text: string) => PEOPLE.filter(({ name }) => standsIn(name, text)),
};

test.each([
  ["Orchard Press LLC   Pay Statement\nRobin Vale\n", "Robin Vale", "Orchard Press LLC"],
  ["Vale, Robin\nPay Date: 02/06/2026\n", "Robin Vale", ""],
  ["Employee: Sam Reed   Dept 4\nRobin Vale, manager\n", "Sam Reed", ""],
  ["Robin Vale\nIvy Moss\n", undefined, ""],
  ["Pay Date: 02/06/2026\n", undefined, ""],
])("%j names %s", (text, name, employer) => {
  const { owner, employer: said } = whoseSlip(text, context);
  expect(owner.employeeWords).toEqual(name === undefined ? [] : [name]);
  expect(said).toBe(employer);
});

test.each([
  ["Dana Okafor", "paid to DANA A. OKAFOR on", true],
  ["Dana Okafor", "Okafor, Dana", true],
  ["Dana Okafor", "Luis Okafor and Dana", false],
  ["Dana", "Dana", false],
])("%s in %j: %s", (name, text, stands) => {
  expect(standsIn(name, text)).toBe(stands);
});
