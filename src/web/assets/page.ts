// The page works without this. It adds: the key leaves the address bar, files may be dropped anywhere, what
// is being read is said, and Escape closes a drawer.

/** What was printed once is not kept in the history. */
function hideKey(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has("token")) return;
  address.searchParams.delete("token");
  history.replaceState(null, "", address);
}

/** Files dropped anywhere on a page with a drop zone are read at once. */
function dropAnywhere(): void {
  const field = document.querySelector<HTMLInputElement>("input[type=file][data-drop]");
  const form = field?.form;
  if (!field || !form) return;
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form.classList.add("over");
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) form.classList.remove("over");
  });
  addEventListener("drop", (event) => {
    const files = event.dataTransfer?.files;
    if (!files || files.length === 0) return;
    event.preventDefault();
    field.files = files;
    form.requestSubmit();
  });
  field.addEventListener("change", () => {
    if (field.files && field.files.length > 0) form.requestSubmit();
  });
}

/** What is going on, when it takes longer than a moment: the page that comes next is what was read. */
function sayReading(): void {
  for (const form of document.querySelectorAll("form")) {
    const status = form.querySelector(".reading");
    if (status === null) continue;
    form.addEventListener("submit", () => {
      const files = [...(form.querySelector<HTMLInputElement>("input[type=file]")?.files ?? [])];
      const [only, another] = files;
      if (only === undefined) return;
      const megabytes = files.reduce((sum, { size }) => sum + size, 0) / 1_048_576;
      const what = another === undefined ? only.name : `${files.length} files`;
      const size = megabytes < 1 ? "" : `, ${megabytes.toFixed(0)} MB`;
      setTimeout(() => {
        status.textContent = `Reading ${what}${size}. Nothing is recorded by this.`;
        form.classList.add("busy");
      }, 300);
    });
  }
}

/** Escape leaves an open drawer, and the focus goes back to what opened it. */
function closeDrawer(): void {
  addEventListener("keydown", (event) => {
    const drawer = document.querySelector(".drawer:target");
    if (event.key !== "Escape" || drawer === null) return;
    const opener = document.querySelector<HTMLElement>(`a[href$="#${drawer.id}"]`);
    location.hash = "";
    opener?.focus();
  });
}

hideKey();
dropAnywhere();
sayReading();
closeDrawer();
