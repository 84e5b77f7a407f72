// The questions on a real terminal. They go to stderr, so that what a command prints stays clean; the
// library is loaded only when there is something to ask.
import { Cancelled, type Choice, type Prompter } from "./prompter.ts";

export async function terminalPrompter(): Promise<Prompter> {
  const { text, password, select, multiselect, confirm, isCancel } = await import("@clack/prompts");
  const output = process.stderr;
  async function given<T>(answer: Promise<T>): Promise<Exclude<T, symbol>> {
    const value = await answer;
    if (isCancel(value)) throw new Cancelled("cancelled");
    return value as Exclude<T, symbol>;
  }
  const options = (choices: readonly Choice[]) => choices.map((choice) => ({ ...choice }));
  return {
    text({ message, suggestion, fallback = suggestion ?? "", check }) {
      const shown = suggestion ?? (fallback === "" ? undefined : fallback);
      return given(
        text({
          message,
          output,
          defaultValue: fallback,
          ...(shown !== undefined && { placeholder: shown }),
          validate: (value) => check?.(value === undefined || value === "" ? fallback : value),
        }),
      );
    },
    secret: ({ message, check }) =>
      given(password({ message, output, validate: (value) => check(value ?? "") })),
    choose: ({ message, choices, initial }) =>
      given(
        select({
          message,
          output,
          options: options(choices),
          ...(initial !== undefined && { initialValue: initial }),
        }),
      ),
    chooseMany: ({ message, choices, atLeastOne = false }) =>
      given(multiselect({ message, output, options: options(choices), required: atLeastOne })),
    confirm: ({ message, initial }) => given(confirm({ message, output, initialValue: initial })),
  };
}
