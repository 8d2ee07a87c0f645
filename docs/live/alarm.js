// The worker's alarm clock, with which Python ends a call whose time is up.
//
// A worker that computes receives no message and no timer. But Python looks into the interrupt
// buffer every 50 jumps and calls, and raises the signal that it finds there. The buffer need not be
// shared memory, which a plain static host can't offer: here it is an object that reads the clock.

const SIGALRM = 14;
const AGAIN = 20; // milliseconds; Python code may catch the exception that the signal raises

// Give Pyodide the module `worker_alarm`: after set(seconds), SIGALRM is raised at that time, and
// then repeatedly, until it is set again; Infinity switches it off.
export function addAlarm(pyodide) {
  let end = Infinity;
  pyodide.setInterruptBuffer({
    get 0() {
      const now = performance.now();
      if (now < end) return 0;
      end = now + AGAIN;
      return SIGALRM;
    },
    set 0(read) {}, // Python resets it to 0
  });
  const set = (seconds) => void (end = performance.now() + 1000 * seconds);
  pyodide.registerJsModule("worker_alarm", { set });
}
