// Loaded before everything in a process that runs tests with mutations: `vitest` and `fast-check` are
// stand-ins there, but for the stand-ins themselves.
import { registerHooks } from "node:module";

const STAND_INS = new Map([
  ["vitest", new URL("./stand-in-vitest.ts", import.meta.url).href],
  ["fast-check", new URL("./stand-in-fast-check.ts", import.meta.url).href],
]);

registerHooks({
  resolve(specifier, context, next) {
    const url = STAND_INS.get(specifier);
    if (url === undefined || context.parentURL?.includes("/stand-in-"))
      return next(specifier, context);
    return { url, shortCircuit: true };
  },
});
