// Runs the simulation without a build.
import { exportsOf } from './typescript.mjs';

const { main } = /** @type {{ main: (args: readonly string[]) => Promise<void> }} */ (
  exportsOf('test', 'prove', 'main.ts')
);
await main(process.argv.slice(2));
