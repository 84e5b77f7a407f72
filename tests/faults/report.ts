// What a section of the harness found: a row of the table, and the failures in words.

export interface Section {
  readonly name: string;
  /** How many states were tried. */
  readonly tried: number;
  readonly failures: readonly string[];
  /** What a deliberately broken program did: the harness must see it fail, or it proves nothing. */
  readonly control?: { readonly what: string; readonly sawFailures: number };
  readonly skipped?: string;
  readonly seconds: number;
}

export async function timed(run: () => Promise<Omit<Section, "seconds">>): Promise<Section> {
  const start = performance.now();
  const section = await run();
  return { ...section, seconds: Math.round((performance.now() - start) / 1000) };
}

export function isSound(section: Section): boolean {
  return section.failures.length === 0 && (section.control?.sawFailures ?? 1) > 0;
}

export function tableOf(sections: readonly Section[]): string {
  const rows = sections.map(({ name, tried, failures, control, skipped, seconds }) => [
    name,
    skipped === undefined ? tried.toLocaleString("en-US") : `not run: ${skipped}`,
    String(failures.length),
    control === undefined ? "–" : `${control.what}: ${control.sawFailures} seen`,
    `${seconds} s`,
  ]);
  const head = ["section", "states tried", "failures", "positive control", "time"];
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
