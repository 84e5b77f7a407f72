// `serve`: the household's page, on this machine only.
import { basename, resolve } from "node:path";
import { anyText, option, optionalArgument, switchOption } from "../../answers/input.ts";
import { todayInput } from "../../answers/shared-inputs.ts";
import { ledgerAccess, ledgerFilesOf, type Machine, pageAssets } from "../../compose.ts";
import { type Problem, problem } from "../../kernel/problem.ts";
import { EXIT } from "../../kernel/problem-codes.ts";
import type { Book } from "../../web/site.ts";
import { defineCommand } from "../command.ts";
import { ledgersIn } from "../ledgers-in.ts";

export const serveCommand = defineCommand({
  name: "serve",
  summary: "Show the household's page in the browser, on this machine only",
  example: "serve",
  arguments: {
    folder: optionalArgument("folder", "a folder of ledgers to look at, read-only", anyText),
  },
  options: {
    port: option("--port <number>", "the port to listen on (default: a free one)", port),
    readOnly: switchOption("--read-only", "nothing can be changed from the page"),
    writable: switchOption("--writable", "changes are allowed in a folder of ledgers too"),
    browser: switchOption("--no-browser", "print the address and open nothing"),
    today: todayInput,
    idle: option("--idle <minutes>", "stop after so many minutes without a request", minutes),
  },
  run: async ({ options, arguments: { folder } }, context) => {
    const { io } = context;
    const readOnly = options.readOnly || (folder !== undefined && !options.writable);
    const [{ serveSite }, { bookAddress }, { Uploads }, assets] = await Promise.all([
      import("../../web/serve.ts"),
      import("../../web/book-address.ts"),
      import("../../web/uploads.ts"),
      pageAssets(),
    ]);
    const machine: Machine = {
      now: io.now,
      randomBytes: io.randomBytes,
      env: io.env,
      mounts: io.system.mounts,
      warn: () => undefined,
      patience: 0,
    };
    const bookOf = (path: string, base: string): Book => ({
      base,
      path,
      name: basename(path),
      access: () =>
        // Where there is none yet, the page offers to make it.
        ledgerAccess(path, { named: false, today: options.today ?? io.dayNow() }, machine),
      files: () => ledgerFilesOf(machine),
      uploads: new Uploads(),
    });
    const books =
      folder === undefined
        ? [bookOf(resolve(io.cwd, context.access.ledger), "")]
        : ledgersIn(resolve(io.cwd, folder)).map((path, place) =>
            bookOf(path, bookAddress(basename(path), place)),
          );
    const token = Buffer.from(io.randomBytes(32)).toString("hex");
    const listening = await serveSite(
      { books, readOnly, assets },
      { port: options.port ?? 0, token, idleMinutes: options.idle },
    ).catch(notListening);
    if ("code" in listening) return context.report([cannotListen(listening.code, options.port)]);
    const serving = listening;
    io.stdout.write(`${serving.address}\n`);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, serving.stop);
    if (options.browser) await openBrowser(serving.address);
    await serving.ended;
    return EXIT.done;
  },
});

/** What the system says when a port cannot be had; anything else is a fault of ours. */
function notListening(error: unknown): { readonly code: string } {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!/^E(ADDRINUSE|ACCES|ADDRNOTAVAIL)$/.test(code)) throw error;
  return { code };
}

function cannotListen(code: string, port = 0): Problem {
  const message =
    code === "EADDRINUSE"
      ? `port ${port} is taken by another program, perhaps by a page that is open already`
      : `this machine does not let rothbook listen on port ${port}`;
  const hint = "leave --port out, and a free one is taken; or name another, above 1023";
  return problem("page.port-taken", message, { hint });
}

async function openBrowser(address: string): Promise<void> {
  const { spawn } = await import("node:child_process");
  const [program, ...words] = {
    darwin: ["open"],
    win32: ["cmd", "/c", "start", ""],
  }[process.platform as string] ?? ["xdg-open"];
  const child = spawn(program ?? "xdg-open", [...words, address], {
    detached: true,
    stdio: "ignore",
  });
  // Where there is no browser to open, the printed address is enough.
  child.once("error", () => undefined);
  child.unref();
}

function port(text: string) {
  const number = Number(text);
  return /^\d{1,5}$/.test(text) && number <= 65_535
    ? ({ ok: true, value: number } as const)
    : ({ ok: false, error: "a port from 0 to 65535" } as const);
}

function minutes(text: string) {
  return /^\d{1,4}$/.test(text) && Number(text) > 0
    ? ({ ok: true, value: Number(text) } as const)
    : ({ ok: false, error: "a number of minutes" } as const);
}
