/* <read-aloud for="id" lang="en">: a button that has the browser read a part of the page out, with a
   voice that is on the device. Where there is none, nothing appears; nothing is sent anywhere. */
class ReadAloud extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    if (!window.speechSynthesis || !this.button) return;
    this.button.onclick = () => (this.reading ? this.stop() : this.start());
    this.offer = () => {
      this.voice = this.findVoice();
      this.hidden = !this.voice;
    };
    speechSynthesis.addEventListener?.("voiceschanged", this.offer);
    addEventListener("pagehide", () => this.stop());
    this.offer();
  }

  disconnectedCallback() {
    this.stop();
    window.speechSynthesis?.removeEventListener?.("voiceschanged", this.offer);
  }

  /* Some browsers have voices that send the words to a server: never one of those. */
  findVoice() {
    const here = speechSynthesis.getVoices().filter((voice) => voice.localService);
    return here.find((voice) => voice.lang === "en-GB") ?? here.find((voice) => voice.lang.startsWith("en"));
  }

  start() {
    const text = document.getElementById(this.getAttribute("for")).textContent;
    /* In sentences: long texts fall silent half way in some browsers. */
    const sentences = text.replace(/\s+/g, " ").match(/[^.!?]+[.!?]*\s?/g) ?? [];
    speechSynthesis.cancel();
    for (const sentence of sentences) {
      const said = new SpeechSynthesisUtterance(sentence);
      said.voice = this.voice;
      said.lang = this.voice.lang;
      this.last = said;
      speechSynthesis.speak(said);
    }
    if (!this.last) return;
    this.last.onend = () => this.show(false);
    this.show(true);
  }

  stop() {
    if (!this.reading) return;
    speechSynthesis.cancel();
    this.show(false);
  }

  show(reading) {
    this.reading = reading;
    this.button.textContent = reading ? this.dataset.stop : this.dataset.start;
  }
}

customElements.define("read-aloud", ReadAloud);
