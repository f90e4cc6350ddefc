// The tests of the page are of no use when they are skipped: without a browser they fail, and say what to install.
import { existsSync } from 'node:fs';

const path = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

if (!existsSync(path)) {
  console.error(`The tests of the page need Chromium, and ${path} does not exist. Install it:`);
  console.error('apt-get install -y chromium');
  console.error('or name another Chromium in CHROMIUM_PATH.');
  process.exit(1);
}
