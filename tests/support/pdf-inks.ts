// The colours in which the text of a PDF is written. Read with pdf.js, which is not what wrote it.
import { getDocumentProxy, getResolvedPDFJS } from "unpdf";

export async function textInks(pdf: Uint8Array): Promise<ReadonlySet<string>> {
  const { OPS } = await getResolvedPDFJS();
  const document = await getDocumentProxy(Uint8Array.from(pdf));
  const inks = new Set<string>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const { fnArray, argsArray } = await (await document.getPage(number)).getOperatorList();
    const saved: string[] = [];
    let ink = "#000000";
    fnArray.forEach((operator, at) => {
      if (operator === OPS.save) saved.push(ink);
      else if (operator === OPS.restore) ink = saved.pop() ?? ink;
      else if (operator === OPS.setFillRGBColor) ink = String(argsArray[at]?.[0]);
      else if (operator === OPS.showText) inks.add(ink);
    });
  }
  return inks;
}
