// The page's only script: it makes the headings of marked tables sort them. Without it every table is
// still there, in its first order. The page allows this script by its digest and no other.

export const SORT_SCRIPT = `for (const table of document.querySelectorAll("table[data-sortable]")) {
  const body = table.tBodies[0];
  table.querySelectorAll("thead th").forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const descending = heading.getAttribute("aria-sort") === "ascending";
      for (const other of table.querySelectorAll("thead th")) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
      const key = (row) => {
        const cell = row.cells[column];
        const value = cell.dataset.sort ?? cell.textContent.trim();
        return heading.classList.contains("amount") ? Number(value || "-Infinity") : value;
      };
      const rows = [...body.rows].sort((a, b) => {
        const [first, second] = [key(a), key(b)];
        return first < second ? -1 : first > second ? 1 : 0;
      });
      if (descending) rows.reverse();
      body.append(...rows);
    });
  });
}
`;

/** SHA-256 of the script, base64: a test computes it again. */
export const SORT_SCRIPT_DIGEST = "sha256-b4FF2YL8qrrsujbVOxz4GYF2qXknrOm2gYMLM8QmYdE=";
