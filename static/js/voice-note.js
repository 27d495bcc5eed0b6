/* <voice-note>: record, stop, listen and record again, where a browser can. The file input stays in
   the form and carries the recording; without this script it takes a file or opens the phone's own
   recorder. Nothing leaves the device before the form is sent. */
const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const ENDINGS = { "audio/webm": "webm", "audio/mp4": "m4a", "audio/ogg": "ogg" };
const BITS_PER_SECOND = 32_000;

class VoiceNote extends HTMLElement {
  connectedCallback() {
    this.kind = window.MediaRecorder && KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
    if (!this.kind || !navigator.mediaDevices?.getUserMedia) return;
    this.input = this.querySelector("input[type=file]");
    for (const part of ["recorder", "record", "again", "stop", "status", "listen"]) {
      this[part] = this.querySelector(`[data-${part}]`);
    }
    this.record.onclick = this.again.onclick = () => this.start();
    this.stop.onclick = () => this.end();
    this.input.onchange = () => this.offer(this.input.files[0]);
    this.input.form?.addEventListener("submit", (event) => {
      if (!this.recording) return;
      event.preventDefault();
      this.end();
    });
    this.recorder.hidden = false;
  }

  disconnectedCallback() {
    this.end();
    this.forget();
  }

  async start() {
    if (this.recording) return;
    this.recording = true;
    try {
      const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
      this.capture(sound);
    } catch {
      this.recording = false;
      this.status.textContent = this.dataset.denied;
      this.input.focus();
    }
  }

  capture(sound) {
    const pieces = [];
    this.machine = new MediaRecorder(sound, { mimeType: this.kind, audioBitsPerSecond: BITS_PER_SECOND });
    this.machine.ondataavailable = (event) => pieces.push(event.data);
    this.machine.onstop = () => {
      for (const track of sound.getTracks()) track.stop();
      clearTimeout(this.timer);
      this.recording = false;
      this.keep(pieces);
    };
    this.machine.start();
    this.timer = setTimeout(() => this.end(), Number(this.dataset.seconds) * 1000);
    this.forget();
    this.show({ stop: true });
    this.status.textContent = this.dataset.recording;
    this.stop.focus();
  }

  end() {
    if (this.machine?.state === "recording") this.machine.stop();
  }

  keep(pieces) {
    const type = this.kind.split(";")[0];
    const box = new DataTransfer();
    box.items.add(new File(pieces, `voice-note.${ENDINGS[type]}`, { type }));
    this.input.files = box.files;
    this.offer(box.files[0]);
    this.again.focus();
  }

  offer(file) {
    this.forget();
    this.show({ record: !file, again: Boolean(file) });
    this.status.textContent = file ? this.dataset.ready : "";
    if (!file) return;
    this.listen.src = URL.createObjectURL(file);
    this.listen.hidden = false;
  }

  forget() {
    if (!this.listen?.src) return;
    URL.revokeObjectURL(this.listen.src);
    this.listen.removeAttribute("src");
    this.listen.hidden = true;
  }

  show({ record = false, again = false, stop = false }) {
    Object.entries({ record, again, stop }).forEach(([part, shown]) => { this[part].hidden = !shown; });
  }
}

customElements.define("voice-note", VoiceNote);
