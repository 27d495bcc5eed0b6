// Read by `semgrep scan --test`, never served.
// ruleid: text-becomes-markup
element.innerHTML = words;
// ruleid: text-becomes-markup
document.write(words);
// ok: text-becomes-markup
element.textContent = words;
// ruleid: kept-on-the-device
localStorage.setItem("draft", words);
// ok: kept-on-the-device
sessionStorage.removeItem("draft");
