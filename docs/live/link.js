// What an explorer's picture needs of a model, over messages to the worker. As in JupyterLab, the
// newest question waits until Python has answered the one before it.

export class Link {
  /**
   * @param {import("./python.js").Python} python
   * @param {string} place  of the explorer, as explorers.py knows it
   * @param {() => void} [onPost]  called after each message to it
   */
  constructor(python, place, onPost = () => {}) {
    Object.assign(this, { python, place, onPost, now: {}, listeners: new Set() });
    this.number = 0; // of the last message
    this.waits = 0; // of the question that Python has not answered
    this.done = 0; // of the last message that Python has heard
  }

  /** Whether there are messages that Python has not heard. */
  get isBehind() {
    return this.number > this.done;
  }

  get = (name) => this.now[name];

  set = (_, question) => {
    this.question = question;
  };

  save_changes = () => {
    if (!this.waits) this.ask();
  };

  /** Press a button, after what was moved before it. */
  send = ({ press }) => {
    this.ask();
    this.post({ press });
  };

  /** What a recording could not do: changes of controls, then perhaps a press. */
  want({ changes, press } = {}) {
    if (changes) this.set("asked", { number: Date.now(), changes });
    if (press) this.send({ press });
    else this.save_changes();
  }

  ask() {
    if (!this.question) return;
    this.waits = this.post({ asked: this.question });
    this.question = undefined;
  }

  on = (event, listener) => void this.listeners.add({ event, listener });

  off = (event, listener) => {
    for (const one of this.listeners)
      if (one.event === event && one.listener === listener) this.listeners.delete(one);
  };

  post(told) {
    this.number += 1;
    this.python.post({ explorer: this.place, number: this.number, told });
    this.onPost();
    return this.number;
  }

  fire(event) {
    for (const one of [...this.listeners]) if (one.event === event) one.listener();
  }

  /** A message of messages.js. */
  take({ text, buffers, idle }) {
    if (text) {
      const whole = (_, value) => (value?.buffer === undefined ? value : buffers[value.buffer]);
      const values = JSON.parse(text, whole);
      Object.assign(this.now, values);
      for (const name of Object.keys(values)) this.fire(`change:${name}`);
    }
    if (!idle) return;
    this.done = idle;
    if (idle === this.waits) {
      this.waits = 0;
      this.save_changes();
    }
  }
}
