/* a[data-cover]: the page is taken out and a list for the shops stands there, at once and without
   asking the network. Nothing typed is lost: "Back" puts the very same page in again. Without this
   the link leads to the same list as a page of its own. */
const ICON = "data:,";

function cover(link) {
  const [name, back, ...lines] = link.dataset.cover.split("|");
  const was = { title: document.title, x: scrollX, y: scrollY, focus: document.activeElement };
  const icon = document.querySelector("link[rel=icon]");
  const href = icon.href;
  const kept = document.createDocumentFragment();
  const main = document.createElement("main");
  const title = Object.assign(document.createElement("h1"), { textContent: name, tabIndex: -1 });
  const list = document.createElement("ul");
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: back });
  for (const line of lines) list.append(Object.assign(document.createElement("li"), { textContent: line }));
  main.append(title, list, button);
  kept.append(...document.body.childNodes);
  document.body.append(main);
  document.body.classList.add("cover");
  document.title = name;
  icon.href = ICON;
  title.focus();
  button.addEventListener("click", () => {
    main.remove();
    document.body.classList.remove("cover");
    document.body.append(kept);
    document.title = was.title;
    icon.href = href;
    scrollTo(was.x, was.y);
    was.focus?.focus({ preventScroll: true });
  });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-cover]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  cover(link);
});
