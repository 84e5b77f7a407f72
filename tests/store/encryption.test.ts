// What is encrypted for the mail: the plain text is in no file, the passphrase opens it and another does
// not, and the standard `age` program opens it too.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Decrypter } from "age-encryption";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/run.ts";
import { HOUSEHOLD, temporaryFolder } from "../support/temporary-ledger.ts";
import { testIo } from "../support/test-io.ts";
import { needs } from "../support/tools.ts";

const PASSPHRASE = "four words on paper";

async function session() {
  const folder = temporaryFolder();
  const rothbook = async (words: string[], answers?: string[]) => {
    const env = {
      ROTHBOOK_LEDGER: join(folder, "rothbook.db"),
      XDG_STATE_HOME: join(folder, "state"),
    };
    const world = testIo({ cwd: folder, env, ...(answers && { answers }) });
    return { exit: await run(words, world.io), stdout: world.stdout(), stderr: world.stderr() };
  };
  writeFileSync(join(folder, "household.jsonl"), HOUSEHOLD);
  writeFileSync(join(folder, "key"), `${PASSPHRASE}\n`);
  expect((await rothbook(["init", "--no-input"])).exit).toBe(0);
  expect((await rothbook(["import", join(folder, "household.jsonl")])).exit).toBe(0);
  return { folder, rothbook };
}

async function opened(file: string, passphrase: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  return await decrypter.decrypt(readFileSync(file));
}

describe("an encrypted export", () => {
  it("is the export, for whoever has the passphrase and nobody else", async () => {
    const { folder, rothbook } = await session();
    const key = ["--encrypt", "--passphrase-file", join(folder, "key")];
    expect(await rothbook(["export", "--output", "out.jsonl", ...key])).toMatchObject({ exit: 0 });
    const file = join(folder, "out.jsonl.age");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "latin1")).toMatch(/^age-encryption\.org\/v1\n/);
    const { stdout } = await rothbook(["export"]);
    expect(Buffer.from(await opened(file, PASSPHRASE)).toString()).toBe(stdout);
    await expect(opened(file, "another passphrase")).rejects.toThrow();
  }, 120_000);

  it("is opened by age itself", async (context) => {
    needs(context, "age", "script");
    const name = "export.jsonl.age";
    const { folder, rothbook } = await session();
    const key = ["--encrypt", "--passphrase-file", join(folder, "key")];
    await rothbook(["export", "--output", name, ...key]);
    // age asks on the terminal only; `script` makes one.
    const command = `age -d -o plain ${name}`;
    const input = `${PASSPHRASE}\n`;
    spawnSync("script", ["-qec", command, "/dev/null"], { cwd: folder, input });
    expect(readFileSync(join(folder, "plain"), "utf8")).toBe((await rothbook(["export"])).stdout);
  }, 120_000);
});

describe("an encrypted packet", () => {
  it("leaves no plain file, in its folder either", async () => {
    const { folder, rothbook } = await session();
    const words = ["packet", "--tax-year", "2025", "--output", "packet.pdf", "--encrypt"];
    const asked = await rothbook(words, ["too short", PASSPHRASE, "not the same", PASSPHRASE]);
    expect(asked.stdout).toContain("packet.pdf.age is written");
    expect(asked.stderr).toContain("is shorter than 12 characters");
    expect(asked.stderr).toContain("is not the same");
    const pdf = await opened(join(folder, "packet.pdf.age"), PASSPHRASE);
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
    expect(readdirSync(folder).filter((name) => name.endsWith(".pdf"))).toEqual([]);
  }, 120_000);

  it.each([
    [["--encrypt"], "there is no terminal to ask for a passphrase"],
    [["--passphrase-file", "key"], "--passphrase-file is for an encrypted file"],
    [["--encrypt", "--passphrase-file", "short"], "the passphrase is shorter than 12 characters"],
    [["--encrypt", "--passphrase-file", "none"], "there is no file"],
  ])("is refused with %s", async (options, message) => {
    const { folder, rothbook } = await session();
    writeFileSync(join(folder, "short"), "abc\n");
    const placed = options.map((each) =>
      /^(key|short|none)$/.test(each) ? join(folder, each) : each,
    );
    const ended = await rothbook(["packet", "--tax-year", "2025", "--output", "p.pdf", ...placed]);
    expect(ended.stderr).toContain(message);
    expect([2, 3]).toContain(ended.exit);
    expect(readdirSync(folder)).not.toContain("p.pdf");
  });
});
