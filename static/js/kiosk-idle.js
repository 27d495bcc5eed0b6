/* <kiosk-idle data-idle="90" data-warning="25" data-again="…" data-here="…"> around a <dialog>: a
   shared tablet that nobody touches starts again. It asks before; one tap or key says "still here",
   as often as anybody likes. Time is read from the clock, so that a tablet that slept wakes up empty. */
const TOUCHES = ["pointerdown", "keydown", "input", "scroll"];
const SAY_EVERY = 10;
const TELL_EVERY = 20_000;

class KioskIdle extends HTMLElement {
  connectedCallback() {
    if (this.clock) return; // taken out and put in again by cover.js: time went on
    this.dialog = this.querySelector("dialog");
    this.left = this.querySelector("[data-left]");
    this.voice = this.querySelector("[data-say]");
    this.touched = this.told = Date.now();
    for (const name of TOUCHES) document.addEventListener(name, (event) => this.touch(event), true);
    document.addEventListener("visibilitychange", () => this.look());
    this.dialog.addEventListener("click", () => this.stay());
    this.clock = setInterval(() => this.look(), 1000);
  }

  get remaining() {
    return Math.ceil(Number(this.dataset.idle) - (Date.now() - this.touched) / 1000);
  }

  /* The key that answers the question does nothing else; a tap does so on release. */
  touch(event) {
    if (!this.dialog.open) return this.stay();
    if (event.type !== "keydown") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.stay();
  }

  /* Whoever touches a tablet that has slept for too long is somebody else. */
  stay() {
    if (this.remaining <= 0) return this.again();
    this.touched = Date.now();
    if (this.dialog.open) this.dialog.close();
    this.tell();
  }

  look() {
    const { remaining } = this;
    if (remaining <= 0) return this.again();
    if (remaining > Number(this.dataset.warning) || !this.isConnected) return;
    this.left.textContent = remaining;
    if (this.dialog.open) {
      if (remaining % SAY_EVERY === 0) this.voice.textContent = `${this.voice.dataset.say} ${remaining}`;
      return;
    }
    this.voice.textContent = "";
    this.dialog.showModal();
  }

  /* The server counts, too, and does not see anybody type. */
  tell() {
    if (Date.now() - this.told < TELL_EVERY) return;
    this.told = Date.now();
    fetch(this.dataset.here, { cache: "no-store", redirect: "manual" }).catch(() => {});
  }

  again() {
    clearInterval(this.clock);
    document.documentElement.hidden = true;
    location.replace(this.dataset.again);
  }
}

customElements.define("kiosk-idle", KioskIdle);
