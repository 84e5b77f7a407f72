import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { initLedger } from "../../src/app/copies/init-ledger.ts";
import type { LedgerFiles } from "../../src/app/ports.ts";
import { temporaryFolder, testFiles } from "../support/temporary-ledger.ts";

const PERSON = { kind: "person", person: "alex", birth_date: "1985-04-02" };

describe("a ledger that is made with its first events", () => {
  it("is not there before they are", async () => {
    const path = join(temporaryFolder(), "new.db");
    let wasThere: boolean | undefined;
    const files: LedgerFiles = {
      ...testFiles,
      begin(place) {
        const making = testFiles.begin(place);
        return {
          ...making,
          fill: async (work) => {
            const value = await making.fill(work);
            wasThere = existsSync(path);
            return value;
          },
        };
      },
    };
    const made = await initLedger(files, path, [PERSON]);
    expect(made).toMatchObject({ ok: true, value: { recorded: { events: ["e4"] } } });
    expect(wasThere).toBe(false);
    expect(readdirSync(dirname(path))).toEqual(["new.db"]);
  });

  it("is not made at all when one of them is refused", async () => {
    const path = join(temporaryFolder(), "new.db");
    const made = await initLedger(testFiles, path, [
      PERSON,
      { ...PERSON, birth_date: "1985-02-30" },
    ]);
    expect(made).toMatchObject({ ok: true, value: { recorded: { events: [] } } });
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  it("never takes the place of a file that came meanwhile", async () => {
    const path = join(temporaryFolder(), "new.db");
    const making = testFiles.begin(path);
    writeFileSync(path, "precious");
    expect(() => making.keep()).toThrow(/exists/);
    making.discard();
    expect(readdirSync(dirname(path))).toEqual(["new.db"]);
  });
});
