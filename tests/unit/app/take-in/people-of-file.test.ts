// Each name of a file is looked up once, and what is told of it is kept beside it.
import { describe, expect, it } from "vitest";
import { PeopleOfFile, touchedByAll } from "../../../../src/app/take-in/people-of-file.ts";

function fileIn(recorded: readonly string[]) {
  const asked: string[] = [];
  const hasPerson = (person: string) => {
    asked.push(person);
    return recorded.includes(person);
  };
  return { people: new PeopleOfFile({ hasPerson }), asked };
}

describe("the people of a file", () => {
  it("asks the ledger once for each name, and believes the file about the others", () => {
    const { people, asked } = fileIn(["alex"]);
    const met = ["alex", "blake", "alex", "blake"].map((person) => people.isDefined(person));
    expect(met).toEqual([true, false, true, false]);
    people.define("blake");
    people.define("casey");
    expect(["blake", "casey", "drew"].map((person) => people.isDefined(person))).toEqual([
      true,
      true,
      false,
    ]);
    expect(asked).toEqual(["alex", "blake", "drew"]);
    expect([...people]).toEqual(["alex", "blake", "casey"]);
  });

  it("tells whose money was recorded, in the order of it, with the latest year", () => {
    const { people } = fileIn(["alex", "blake", "casey", "drew"]);
    for (const person of ["drew", "casey", "blake", "alex"]) people.isDefined(person);
    people.note("alex", 2024);
    people.note("alex", 2025);
    people.note("alex", 2023);
    people.note("blake", undefined);
    people.note("casey", undefined);
    people.note("casey", 2024);
    people.note("casey", undefined);
    expect([...people.touched]).toEqual([
      ["alex", 2025],
      ["casey", 2024],
    ]);
    expect(people.touched.size).toBe(2);
    expect([...people.noted].toSorted()).toEqual(["alex", "blake", "casey"]);
  });

  it("tells it of several files, the latest year of each person", () => {
    const [one, other] = [fileIn(["alex"]).people, fileIn(["alex", "blake"]).people];
    one.note("alex", 2025);
    other.note("alex", 2024);
    other.note("blake", 2024);
    const all = touchedByAll([one.touched, other.touched]);
    expect([...all]).toEqual([
      ["alex", 2025],
      ["blake", 2024],
    ]);
    expect(all.size).toBe(2);
    expect(touchedByAll([]).size).toBe(0);
  });
});
