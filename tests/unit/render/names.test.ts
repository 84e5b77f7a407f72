// What a packet calls people by: the given name only where the record says plainly which word that is.
import { describe, expect, it } from "vitest";
import { nameOf, namesBeside } from "../../../src/render/documents/names.ts";

describe("a person is called", () => {
  it.each([
    ["Dana Okafor", "Dana", "Okafor"],
    ["Luis Reyes, Jr.", "Luis", "Reyes"],
    ["Anne-Marie van der Berg", "Anne-Marie", "van der Berg"],
    ["王小明 (Xiaoming Wang)", "Xiaoming", "Wang"],
    ["Xiaoming Wang (王小明)", "Xiaoming", "Wang"],
    ["Minh Nguyễn", "Minh", "Nguyễn"],
  ])("by the given name where it plainly comes first: %s", (name, first, surname) => {
    expect(nameOf(name)).toMatchObject({ first, surname });
  });

  it.each([
    ["Wang Xiaoming"],
    ["Nguyễn Văn Minh"],
    ["Park Ji-woo"],
    ["王小明"],
    ["王 小明"],
    ["Dana"],
    ["Okafor, Dana"],
    ["Dr. Dana Okafor"],
    ["D. Okafor"],
    ["J Robert Oppenheimer"],
    // Either word may be the family's.
    ["Kim Nguyen"],
  ])("by the whole name otherwise: %s", (name) => {
    expect(nameOf(name)).toMatchObject({ first: name, surname: name });
  });

  it("by the whole Latin name where its order is not known beside another script", () => {
    expect(nameOf("Wang Xiaoming (王小明)")).toMatchObject({ first: "Wang Xiaoming" });
    expect(nameOf("Tanaka Hiroshi (田中 博)")).toMatchObject({ first: "Tanaka Hiroshi" });
  });

  it("by the whole name where two share the given one", () => {
    const firsts = (...names: string[]) => namesBeside(names).map(({ first }) => first);
    expect(firsts("Sam Okafor", "Sam Reyes")).toEqual(["Sam Okafor", "Sam Reyes"]);
    expect(firsts("Sam Okafor", "Dana Reyes")).toEqual(["Sam", "Dana"]);
  });
});
