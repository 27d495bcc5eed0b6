/* On a shared tablet every page takes the place of the one before, so that Back finds no answer.
   Links are replaced; forms are sent in the background, and what they lead to is replaced or, where
   something is to be mended, put into this page. Without this everything works, with a history. */
let sending = false;

function onward(address) {
  location.replace(address);
}

/* What a page's own scripts do, they do again for the new words. */
function run(scripts) {
  for (const old of scripts) {
    const script = document.createElement("script");
    script.type = "module";
    script.src = `${old.src}?${Date.now()}`;
    old.replaceWith(script);
  }
}

function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = page.querySelector("main");
  document.title = page.title;
  document.querySelector("main").replaceWith(main);
  run(main.querySelectorAll("script[src]"));
  scrollTo(0, 0);
  (main.querySelector("[role=alert]") || main).focus();
}

function trouble(is) {
  const words = document.querySelector("[data-trouble]");
  if (words) words.hidden = !is;
}

async function send(form, button) {
  const address = button?.hasAttribute("formaction") ? button.formAction : form.action;
  const body = new URLSearchParams(new FormData(form));
  if (button?.name) body.append(button.name, button.value);
  const answer = await fetch(address, { method: "POST", body, cache: "no-store" });
  if (answer.redirected) onward(answer.url);
  else show(await answer.text());
}

addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.documentElement.hidden = true;
  onward(document.querySelector("[data-start]")?.dataset.start || "/");
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
  if (link.origin !== location.origin || link.hasAttribute("download")) return;
  event.preventDefault();
  onward(link.href);
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  event.preventDefault();
  if (sending) return;
  sending = true;
  trouble(false);
  try {
    await send(form, event.submitter);
  } catch {
    trouble(true);
  }
  sending = false;
});
