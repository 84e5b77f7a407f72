// Tax forms as PDF: what is proposed, what is not, and where it was read. The forms are made here, with the names and
// places of the official one, or as a payer might design its own.
import { describe, expect, it } from "vitest";
import { pdfReader } from "../../../../src/intake/pdf/pdf-reader.ts";
import { readPages } from "../../../../src/intake/pdf/read-pages.ts";
import type { ReadContext, ReadRecord } from "../../../../src/intake/read-record.ts";
import { recognise } from "../../../../src/intake/recognise.ts";
import { encodeData } from "../../../../src/ledger/event.ts";
import {
  officialForm1099r,
  ownForm1099r,
  type Placed,
  pdfOfTexts,
} from "../../../support/pdf-samples.ts";

const CONTEXT: ReadContext = { file: "form.pdf", person: "alex", plan: "acme-401k" };

async function read(bytes: Uint8Array, context = CONTEXT): Promise<ReadRecord[]> {
  const inner = (text: Uint8Array) => recognise(text, { file: context.file });
  const records: ReadRecord[] = [];
  const chunks = (async function* () {
    yield bytes;
  })();
  for await (const some of pdfReader({ inner, open: readPages }).read(chunks, context))
    records.push(...some);
  return records;
}

/** The one open line: why it waits, and what it proposes. */
async function open(bytes: Uint8Array, context = CONTEXT) {
  const waiting = (await read(bytes, context)).flatMap(({ result }) =>
    result.bucket === "needs_review" ? [result] : [],
  );
  return waiting.map(({ reason, proposal }) => ({
    reason,
    proposal: proposal.map(({ kind, data }) => ({ kind, ...encodeData(kind, data) })),
  }));
}

/** By its start; the code is one letter. */
const without = (gone: string) => (texts: Placed[]) =>
  texts.filter(([, , text]) => text !== gone && !(gone.length > 1 && text.startsWith(gone)));

const OFFICIAL = {
  f2_01: "Example Trust Company\n1 Main Street",
  f2_07: "900012345678",
  f2_08: "12,345.67",
  f2_09: "345.67",
  f2_11: "69.13",
  f2_12: "12,000.00",
  f2_14: "G",
};

const PROPOSED = {
  kind: "form_1099r",
  person: "alex",
  plan: "acme-401k",
  payer: "example-trust-company",
  tax_year: 2024,
  box_1: "12345.67",
  box_2a: "345.67",
  box_4: "69.13",
  box_5: "12000.00",
  box_7: "G",
  account_number: "…5678",
};

describe("an official Form 1099-R", () => {
  it("is read by its fields, each box beside its line", async () => {
    const [form, ...others] = await open(await officialForm1099r(OFFICIAL));
    expect(form?.proposal).toEqual([PROPOSED]);
    expect(form?.reason).toMatch(/^Form 1099-R for 2024, page 1, read by its fields; compare it; /);
    expect(form?.reason).toMatch(/box 1 12,345\.67 at line \d+ ".*12,345\.67"/);
    expect(others).toEqual([]);
  });

  it("is read by the places of its boxes when it is printed", async () => {
    const [form] = await open(await officialForm1099r(OFFICIAL, { flat: true }));
    // Whether the IRA box is ticked cannot be seen, so neither can whether a plan paid.
    const { plan: _, ...withoutPlan } = PROPOSED;
    expect(form?.proposal).toEqual([withoutPlan]);
    expect(form?.reason).toContain("read by the places of its boxes");
    expect(form?.reason).toContain("a tick that is drawn is not seen");
  });

  it("says its ticks, and an IRA has no plan", async () => {
    const ticked = { ...OFFICIAL, c2_2: true, c2_3: true, c2_4: true, f2_14: "7" } as const;
    const [form] = await open(await officialForm1099r(ticked));
    expect(form?.proposal).toMatchObject([
      { box_2b_not_determined: true, box_2b_total: true, ira_sep_simple: true, box_7: "7" },
    ]);
    expect(form?.proposal[0]).not.toHaveProperty("plan");
  });

  it("keeps a blank box 2a apart from 0.00", async () => {
    const { f2_09: _, ...blank } = OFFICIAL;
    const [none] = await open(await officialForm1099r(blank));
    expect(none?.proposal[0]).not.toHaveProperty("box_2a");
    expect(none?.reason).toContain("box 2a is blank, which is not 0.00");
    const [zero] = await open(await officialForm1099r({ ...OFFICIAL, f2_09: "0.00" }));
    expect(zero?.proposal).toMatchObject([{ box_2a: "0.00" }]);
  });

  it("is one form, however many copies say the same", async () => {
    const copies = { copies: ["Copy1", "CopyB", "CopyC"] };
    expect(await open(await officialForm1099r(OFFICIAL, copies))).toHaveLength(1);
  });

  it("is refused while it is blank", async () => {
    const records = await read(await officialForm1099r({}));
    expect(records.map(({ result }) => result)).toMatchObject([
      { bucket: "error", problems: [{ message: "the form is blank: nothing is filled in" }] },
    ]);
  });

  it("waits for whose it is", async () => {
    const [form] = await open(await officialForm1099r(OFFICIAL), { file: "form.pdf" });
    expect(form?.proposal).toEqual([]);
    expect(form?.reason).toContain("not read: whose form it is");
  });
});

describe("a payer's own Form 1099-R", () => {
  const own = async (change?: (texts: Placed[]) => Placed[]) =>
    await open(await pdfOfTexts([ownForm1099r(change)]));

  it("is read by box number, name and place", async () => {
    const [form, ...others] = await own();
    const { plan: _, ...withoutPlan } = PROPOSED;
    expect(form?.proposal).toEqual([{ ...withoutPlan, tax_year: 2025, box_2b_total: true }]);
    expect(form?.reason).toContain("Form 1099-R for 2025, page 1, read by its labels");
    expect(others).toEqual([]);
  });

  it("is read where amounts stand to the right of the names", async () => {
    const rows = ["1 Gross distribution", "2a Taxable amount", "7 Distribution code(s)"];
    const values = ["$900.00", "$0.00", "1B"];
    const [form] = await open(
      await pdfOfTexts([
        [
          [50, 40, "2025 Form 1099-R"],
          [50, 54, "Payer's name: Example Trust"],
          ...rows.map((row, at): Placed => [50, 80 + at * 12, row]),
          ...values.map((value, at): Placed => [400, 80 + at * 12, value]),
        ],
      ]),
    );
    expect(form?.proposal).toEqual([
      {
        kind: "form_1099r",
        person: "alex",
        plan: "acme-401k",
        payer: "example-trust",
        tax_year: 2025,
        box_1: "900.00",
        box_2a: "0.00",
        box_7: "1B",
      },
    ]);
  });

  it("is no proposal when a box has two amounts", async () => {
    const [form] = await own((texts) => [...texts, [300, 99, "$ 54,321.00"]]);
    expect(form?.proposal).toEqual([]);
    expect(form?.reason).toContain('box 1, which has "$ 12,345.67" and "$ 54,321.00"');
  });

  it.each([
    ["G", "box 7"],
    ["$ 12,345.67", "box 1"],
    ["Tax Year", "the year of the form"],
  ])("is no proposal without %s", async (gone, named) => {
    const [form] = await own(without(gone));
    expect(form?.proposal).toEqual([]);
    expect(form?.reason).toContain(`not read: ${named}`);
  });
});

describe("a Form 5498", () => {
  it("is read by box number and name", async () => {
    const [form] = await open(
      await pdfOfTexts([
        [
          [50, 40, "Form 5498 IRA Contribution Information"],
          [300, 40, "2025"],
          [50, 60, "TRUSTEE'S or ISSUER'S name"],
          [50, 72, "Example Trust"],
          [300, 60, "1 IRA contributions (other than amounts in boxes 2-4)"],
          [300, 76, "$ 0.00"],
          [300, 92, "2 Rollover contributions"],
          [450, 92, "3 Roth IRA conversion amount"],
          [300, 108, "$ 16,080.00"],
          [300, 124, "5 FMV of account"],
          [450, 124, "10 Roth IRA contributions"],
          [300, 140, "$ 20,000.00"],
          [450, 140, "$ 7,000.00"],
        ],
      ]),
    );
    expect(form?.proposal).toEqual([
      {
        kind: "form_5498",
        person: "alex",
        payer: "example-trust",
        tax_year: 2025,
        box_1: "0.00",
        box_2: "16080.00",
        box_5: "20000.00",
        box_10: "7000.00",
      },
    ]);
  });
});
