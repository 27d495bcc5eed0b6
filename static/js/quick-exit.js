/* Leave at once: nothing stays on the screen, Back does not return, three times Shift does the same.
   Without this the link still works: it ends the session and goes to a neutral site. */
const WITHIN = 1500;
let presses = [];

function leave(address) {
  document.documentElement.hidden = true;
  document.title = "";
  location.replace(address);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-exit]");
  if (!link) return;
  event.preventDefault();
  leave(link.href);
});

document.addEventListener("keydown", (event) => {
  if (event.repeat) return;
  if (event.key !== "Shift") {
    presses = [];
    return;
  }
  presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at < WITHIN);
  const link = document.querySelector("a[data-exit]");
  if (presses.length >= 3 && link) leave(link.href);
});

/* Answers are asked for anew, not shown out of the browser's memory: whoever had left may be gone. */
addEventListener("pageshow", (event) => {
  if (!event.persisted || !("fresh" in document.body.dataset)) return;
  document.documentElement.hidden = true;
  location.reload();
});
