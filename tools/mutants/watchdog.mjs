// Ends its process once that has computed longer than it may. It looks at time of the processor and not at the clock, so that
// a busy machine makes no mutant late; and from a thread of its own, since a mutant may never give the turn back.
import { workerData } from 'node:worker_threads';

/** Milliseconds of the processor up to which the process may go on; 0 while nothing is judged. */
const until = new Float64Array(/** @type {SharedArrayBuffer} */ (workerData));

setInterval(() => {
  const { user, system } = process.cpuUsage();
  const limit = until[0] ?? 0;
  if (limit > 0 && (user + system) / 1000 > limit) process.kill(process.pid, 'SIGKILL');
}, 200);
