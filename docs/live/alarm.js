// The worker's alarm clock, by which Python ends a call whose time is over.
//
// A worker that computes hears no message and no timer. But Python looks into the interrupt buffer
// every 50 jumps and calls, and raises the signal that it finds there. The buffer need not be shared
// memory, which a plain static host can't give: here it is an object that looks at the time.

const SIGALRM = 14;
const AGAIN = 20; // milliseconds; Python may swallow what the signal raises

// Give Pyodide the module `worker_alarm`, whose set(seconds) has SIGALRM raised from then on, again
// and again, until it is set again; Infinity puts it off.
export function addAlarm(pyodide) {
  let end = Infinity;
  pyodide.setInterruptBuffer({
    get 0() {
      const now = performance.now();
      if (now < end) return 0;
      end = now + AGAIN;
      return SIGALRM;
    },
    set 0(read) {}, // Python puts back 0
  });
  const set = (seconds) => void (end = performance.now() + 1000 * seconds);
  pyodide.registerJsModule("worker_alarm", { set });
}
