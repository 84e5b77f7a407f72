// `completions SHELL`: a script that completes commands, options and choices, made from the commands
// themselves, so that it can never name one that does not exist.

import { argument, oneOf } from "../../answers/input.ts";
import { recordableKinds } from "../../app/take-in/recordable.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";

export const completionsCommand = defineCommand({
  name: "completions",
  summary: "Print a completion script for a shell",
  example: "completions bash >> ~/.bashrc",
  withoutLedger: true,
  details: () => Promise.resolve(HOW),
  arguments: { shell: argument("shell", "bash, zsh or fish", oneOf(["bash", "zsh", "fish"])) },
  options: {},
  run: async ({ arguments: { shell } }, context) => {
    const { completables } = await import("../completions/completables.ts");
    const { SCRIPTS } = await import("../completions/scripts.ts");
    const commands = completables(context.commands, recordableKinds());
    context.io.stdout.write(SCRIPTS[shell](commands));
    return EXIT.done;
  },
});

const HOW = `
Where it goes:
  bash  rothbook completions bash >> ~/.bashrc
  zsh   rothbook completions zsh > ~/.zsh/completions/_rothbook   (a folder of $fpath)
  fish  rothbook completions fish > ~/.config/fish/completions/rothbook.fish
`;
