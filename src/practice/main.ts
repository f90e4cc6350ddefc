import { startPractice, type Practice, type PracticeOptions } from './practice';

const FIRST_PORT = 3970;
const PORTS_TRIED = 20;

/**
 * `npm start`: opens the practice school, says where it is, and closes it on Ctrl-C.
 * @throws Error, for the operator, when something does not come up
 */
export async function runPractice(options: PracticeOptions = {}): Promise<void> {
  const practice = await onFirstFreePort({ welcome: true, ...options });
  process.stdout.write(
    `De oefenschool is open: ${practice.url} (the practice school is open; Ctrl-C closes it, and forgets all that was in it)\n`,
  );
  let closing = false;
  const close = (): void => {
    // Whoever presses Ctrl-C twice does not want to wait.
    if (closing) process.exit(130);
    closing = true;
    void practice.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
}

async function onFirstFreePort(options: PracticeOptions): Promise<Practice> {
  const first = options.port ?? FIRST_PORT;
  for (let port = first; port < first + PORTS_TRIED; port += 1) {
    try {
      return await startPractice({ ...options, port });
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw problem;
    }
  }
  throw new Error(`No port from ${first} to ${first + PORTS_TRIED - 1} is free: set PRACTICE_PORT to one that is.`);
}
