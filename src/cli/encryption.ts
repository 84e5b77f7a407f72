// Encrypts what is to be mailed, in the age format (age-encryption.org/v1) with a passphrase, so that the
// standard `age` program opens it. The passphrase is typed or read from a file, never an argument: those
// are seen by everybody on the machine and kept in the shell's history. The plain text is never written.

import { anyText, option, switchOption } from "../answers/input.ts";
import { textOf } from "../app/source-text.ts";
import { failure, type Outcome, success } from "../kernel/outcome.ts";
import type { Problem } from "../kernel/problem.ts";
import type { Context } from "./command.ts";

export const encryptionOptions = {
  encrypt: switchOption("--encrypt", "encrypt with a passphrase; age -d opens it"),
  passphraseFile: option(
    "--passphrase-file <file>",
    "the passphrase is the first line of this file; else it is asked for",
    anyText,
  ),
} as const;

const SHORTEST = 12;

/** The passphrase when the output is to be encrypted; asked for twice, because nobody can recover it. */
export async function passphraseFor(
  { encrypt, passphraseFile }: { encrypt: boolean; passphraseFile: string | undefined },
  context: Context,
): Promise<Outcome<string | undefined, readonly Problem[]>> {
  if (!encrypt) {
    return passphraseFile === undefined
      ? success(undefined)
      : refused("--passphrase-file is for an encrypted file", "add --encrypt");
  }
  if (passphraseFile !== undefined) {
    const [first = ""] = (await textOf(await context.access.source(passphraseFile))).split(/\r?\n/);
    const fault = faultOf(first);
    return fault === undefined ? success(first) : refused(`the passphrase ${fault}`, LONGER);
  }
  if (!context.io.stdin.isTty) {
    const hint = "name a file that holds one: --passphrase-file FILE";
    return refused("there is no terminal to ask for a passphrase", hint);
  }
  const prompter = await context.io.prompter();
  const passphrase = await prompter.secret({ message: "Passphrase", check: faultOf });
  await prompter.secret({
    message: "The same again",
    check: (again) => (again === passphrase ? undefined : "is not the same"),
  });
  return success(passphrase);
}

export async function encrypted(
  data: string | Uint8Array,
  passphrase: string,
): Promise<Uint8Array> {
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return await encrypter.encrypt(data);
}

const LONGER = "four or five words that do not belong together are easy to say on the telephone";

function faultOf(passphrase: string): string | undefined {
  return passphrase.length < SHORTEST ? `is shorter than ${SHORTEST} characters` : undefined;
}

function refused(message: string, hint: string) {
  return failure([{ code: "usage.bad-option", severity: "error", message, hint } as const]);
}
