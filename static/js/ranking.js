/* Put in order by tapping: the lists of places become one row of buttons. A tap gives the next
   place, a second tap takes it back. The lists stay in the form and carry the answer. */
function build(fieldset) {
  const places = fieldset.querySelector(".places");
  const lists = [...places.querySelectorAll("select")];
  const options = [...lists[0].options].filter((option) => option.value);
  let order = lists.map((list) => list.value).filter(Boolean);

  const box = document.createElement("div");
  box.className = "taps";
  const buttons = options.map((option) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tap";
    const place = document.createElement("span");
    place.className = "tap__place";
    button.append(place, option.textContent);
    button.addEventListener("click", () => {
      order = order.includes(option.value)
        ? order.filter((value) => value !== option.value)
        : [...order, option.value];
      show();
    });
    box.append(button);
    return { button, place, value: option.value };
  });

  function show() {
    lists.forEach((list, at) => { list.value = order[at] ?? ""; });
    for (const { button, place, value } of buttons) {
      const at = order.indexOf(value);
      place.textContent = at < 0 ? "" : at + 1;
      button.setAttribute("aria-pressed", at >= 0);
    }
  }

  const hint = document.createElement("p");
  hint.className = "field__hint";
  hint.textContent = places.dataset.tap;
  places.before(hint, box);
  places.hidden = true;
  box.id = lists[0].id;
  lists[0].removeAttribute("id");
  box.tabIndex = -1;
  show();
}

for (const fieldset of document.querySelectorAll("[data-ranking]")) build(fieldset);
