import { join } from 'node:path';
import { tellAndEnd } from '../../src/run-bot';
import { defaultDir, startPractice, type Practice, type PracticeOptions } from './practice';

const FIRST_PORT = 3970;
const PORTS_TRIED = 20;

/**
 * `npm start [-- SCHOOL]`: opens the practice school, says where it is, and closes it on Ctrl-C.
 * @throws Error, for the operator, when something does not come up
 */
async function main([school]: readonly string[]): Promise<void> {
  const opening = onFirstFreePort({ welcome: true, patient: true, ...(school === undefined ? {} : { school }) });
  closeOnSignal(opening);
  const { url } = await opening;
  process.stdout.write(
    `De oefenschool is open: ${url} (the practice school is open; Ctrl-C closes it, and forgets all that was in it)\n`,
  );
}

/** Also while it is still opening: nothing may be left behind. A visitor who presses Ctrl-C twice does not want to wait. */
function closeOnSignal(opening: Promise<Practice>): void {
  let closing = false;
  const close = (): void => {
    if (closing) process.exit(130);
    closing = true;
    void opening
      .then((practice) => practice.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
}

/** A second practice school beside the first has a folder of its own: closing one must not take the other's storage. */
async function onFirstFreePort(options: PracticeOptions): Promise<Practice> {
  const first = options.port ?? FIRST_PORT;
  for (let port = first; port < first + PORTS_TRIED; port += 1) {
    const own = port === first ? {} : { dir: join(options.dir ?? defaultDir, String(port)) };
    try {
      return await startPractice({ ...options, ...own, port });
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw problem;
    }
  }
  throw new Error(`No port from ${first} to ${first + PORTS_TRIED - 1} is free on 127.0.0.1: close a practice school.`);
}

main(process.argv.slice(2)).catch(tellAndEnd);
