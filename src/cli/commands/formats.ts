// `formats list`: what can be read; `formats explain`: how one file is understood, line by line if need be.

import { anyText, argument } from "../../answers/input.ts";
import { sourceFileOf } from "../../compose.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import { defineCommand } from "../command.ts";
import { deliver } from "../deliver.ts";
import { encodingOption, layoutOf, layoutOption } from "../options/layout-option.ts";
import { resultOptions } from "../options/shared-options.ts";

export const formatsListCommand = defineCommand({
  name: "formats list",
  summary: "List the statements that can be read as they come",
  example: "formats list",
  arguments: {},
  options: { ...resultOptions },
  run: async ({ options }, context) => {
    const { listFormats } = await import("../../app/questions/explain-format.ts");
    const { listTable } = await import("../../render/tables/list-tables.ts");
    const formats = listFormats().map((format) => ({ ...format }));
    return await deliver(
      {
        json: () => ({ formats }),
        table: () => listTable(formats, { keys: ["layout", "side", "title", "evidence"] }),
        tables: () => [listTable(formats, { keys: ["layout", "side", "title"] })],
      },
      options,
      context,
    );
  },
});

export const formatsExplainCommand = defineCommand({
  name: "formats explain",
  summary: "Say how a file is understood: its layout, header, skipped lines and what is left over",
  example: "formats explain history.csv",
  arguments: { file: argument("file", "the statement", anyText) },
  options: { layout: layoutOption, encoding: encodingOption, ...resultOptions },
  run: async ({ options, arguments: { file } }, context) => {
    const layout = await layoutOf(options.layout);
    if (!layout.ok) return context.report(layout.error);
    const { explainFormat } = await import("../../app/questions/explain-format.ts");
    const source = await sourceFileOf(file);
    const explained = await explainFormat(source, { ...layout.value, encoding: options.encoding });
    if (!explained.ok) return context.report(explained.error);
    const { explainText, explainJson } = await import("../../render/text/format-text.ts");
    const { listTable } = await import("../../render/tables/list-tables.ts");
    const json = explainJson(explained.value);
    const delivered = await deliver(
      {
        json: () => json,
        table: () => listTable(json.lines, { keys: ["line", "lines", "bucket", "reason"] }),
        text: (columns) => explainText(explained.value, columns),
      },
      options,
      context,
    );
    const exit = context.report(explained.value.problems);
    return exit === EXIT.done ? delivered : exit;
  },
});
