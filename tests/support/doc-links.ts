// Links of a Markdown page to other files and headings of the repository. Links to the web are not followed.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");

/** The links that lead to no file, or to no heading of it, each as `page: link`. */
export function brokenLinks(file: string, text: string): string[] {
  const links = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
  return links
    .filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(file, text, link))
    .map((link) => `${file}: ${link}`);
}

function leadsSomewhere(file: string, text: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? join(ROOT, file) : resolve(ROOT, dirname(file), path);
  if (relative(ROOT, target).startsWith("..") || !existsSync(target)) return false;
  if (anchor === undefined) return true;
  return anchorsOf(path === "" ? text : readFileSync(target, "utf8")).has(anchor);
}

/** The anchors of headings as GitHub makes them; the second of one name ends in `-1`. */
function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ""] of withoutCode(text).matchAll(/^#{1,6} (.+)$/gm)) {
    const plain = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-");
    let anchor = plain;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${plain}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

function withoutCode(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, "");
}
