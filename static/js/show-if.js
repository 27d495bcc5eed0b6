/* All questions on one page: show a question only when its condition holds, as the server decides.
   What is hidden is disabled, so that it is not sent. */
const form = document.querySelector("form[data-questions]");

function chosen(key) {
  const names = [key, `${key}.1`];
  const values = [];
  for (const field of form.elements) {
    const mine = names.includes(field.name) || (field.name.startsWith(`${key}.`) && field.type === "radio");
    if (!mine || field.matches(":disabled")) continue;
    if (["radio", "checkbox"].includes(field.type) && !field.checked) continue;
    if (field.value) values.push(field.value);
  }
  return values;
}

function conditions(question) {
  return Object.entries(question.dataset)
    .filter(([name]) => name.startsWith("showIf"))
    .map(([, text]) => {
      const [key, values] = text.split("=");
      return { key, values: values.split("|") };
    });
}

function settle() {
  for (const question of form.querySelectorAll("[data-question]")) {
    const needed = conditions(question);
    if (!needed.length) continue;
    const asked = needed.every(({ key, values }) => chosen(key).some((value) => values.includes(value)));
    question.hidden = !asked;
    for (const field of question.querySelectorAll("input, select, textarea")) field.disabled = !asked;
  }
}

if (form) {
  for (const note of form.querySelectorAll(".question__only-if")) note.hidden = true;
  form.addEventListener("change", settle);
  settle();
}
