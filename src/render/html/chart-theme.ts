// Charts are drawn once, for light and dark: each colour is drawn as a stand-in and then replaced by a
// CSS variable, so that the page's colour scheme decides. Ids are made the chart's own, so that several
// charts fit on one page and the same data gives the same bytes.
import type { EChartsOption } from "echarts";
import { escapeHtml, type Html, trustedHtml, withoutUnseen } from "./markup.ts";

/** Stand-ins: colours that nothing else uses. */
export const COLOR = {
  ink: "#010101",
  muted: "#020202",
  line: "#030303",
  first: "#040404",
  second: "#050505",
  third: "#060606",
  fourth: "#070707",
  fifth: "#080808",
  warn: "#090909",
  paper: "#0a0a0a",
} as const;

export const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

export interface ChartOptions {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** One or two sentences that say what the picture shows. */
  readonly description: string;
  readonly height: number;
  readonly option: EChartsOption;
}

const WIDTH = 760;

export async function chartSvg(options: ChartOptions): Promise<Html> {
  const { init } = await import("./chart-library.ts");
  const chart = init(null, null, {
    renderer: "svg",
    ssr: true,
    width: WIDTH,
    height: options.height,
  });
  try {
    chart.setOption({
      animation: false,
      useUTC: true,
      textStyle: { fontFamily: FONT, color: COLOR.ink, fontSize: 13 },
      ...options.option,
    });
    return trustedHtml(themed(chart.renderToSVGString(), options));
  } finally {
    chart.dispose();
  }
}

function themed(svg: string, { id, title, description, height }: ChartOptions): string {
  let text = svg.replace(/<svg[^>]*>/, (opening) => {
    const kept = opening.replace(/ (?:width|height|viewBox|style|aria-label|role)="[^"]*"/g, "");
    return `${kept.slice(0, -1)} viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc"><title id="${id}-title">${escapeHtml(title)}</title><desc id="${id}-desc">${escapeHtml(description)}</desc>`;
  });
  // What the library adds for a live page: hover rules, and marks for its own script.
  text = text
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"/g, "")
    .replace(/zr\d+-/g, `${id}-`);
  for (const [name, color] of Object.entries(COLOR)) {
    text = text.replaceAll(color, `var(--chart-${name})`);
  }
  return withoutUnseen(text);
}
