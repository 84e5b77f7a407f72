// `formats list`: which statements can be read; `formats explain`: how one file is understood, line by line
// if need be. Neither needs a ledger.
import { success } from "../kernel/outcome.ts";
import { anyText, argument } from "./input.ts";
import { encodingInput, layoutInput, layoutOf } from "./layout-input.ts";
import { defineQuestion } from "./question.ts";

export const formatsListQuestion = defineQuestion({
  name: "formats list",
  summary: "List the statements that can be read as they come",
  example: "formats list",
  inputs: {},
  ask: async () => {
    const { listFormats } = await import("../app/questions/explain-format.ts");
    return success(listFormats());
  },
  view: async (formats) => (await import("../render/views/formats.ts")).formatsView(formats),
});

export const formatsExplainQuestion = defineQuestion({
  name: "formats explain",
  summary: "Say how a file is understood: its layout, header, skipped lines and what is left over",
  example: "formats explain history.csv",
  inputs: {
    file: argument("file", "the statement", anyText),
    layout: layoutInput,
    encoding: encodingInput,
  },
  ask: async (access, { file, layout, encoding }) => {
    const named = await layoutOf(access, layout);
    if (!named.ok) return named;
    const { explainFormat } = await import("../app/questions/explain-format.ts");
    return await explainFormat(await access.source(file), { ...named.value, encoding });
  },
  view: async (explained) => (await import("../render/views/formats.ts")).formatView(explained),
  screen: async (explained) => {
    const { explainText } = await import("../render/text/format-text.ts");
    return (columns) => explainText(explained, columns);
  },
  problems: ({ problems }) => problems,
  endsWithOne: {
    when: "a line would be refused",
    is: ({ problems }) => problems.some(({ severity }) => severity === "error"),
  },
});
