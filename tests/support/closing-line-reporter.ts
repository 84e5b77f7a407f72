// Closes a run with what was not looked at and why, and with one plain line, because not every CI reads
// vitest's own summary.
import type { Reporter, TestModule } from "vitest/node";

export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>): void {
    let passed = 0;
    let failed = 0;
    let skipped = 0;
    /** By reason: a tool that is not installed, another system. */
    const unseen = new Map<string, string[]>();
    for (const module of modules) {
      if (module.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        const result = test.result();
        const { state } = result;
        if (state === "passed") passed += 1;
        else if (state === "skipped") {
          skipped += 1;
          const { note } = result;
          if (note !== undefined) unseen.set(note, [...(unseen.get(note) ?? []), test.fullName]);
        } else failed += 1;
      }
    }
    for (const [reason, tests] of unseen)
      process.stdout.write(`\nnot looked at, because ${reason}:\n  ${tests.join("\n  ")}\n`);
    process.stdout.write(
      `\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`,
    );
  }
}
