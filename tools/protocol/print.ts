import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { checkProtocol } from '../../src/agreement/check';
import { agreementOf, readSchoolFiles } from '../../src/agreement/load';
import { readProtocol } from '../../src/agreement/load-protocol';
import { AgreementError } from '../../src/agreement/diagnostic';
import { describeProtocol, type Agreed } from './describe/protocol';
import { htmlOf } from './html';

/**
 * A protocol as a page to sign, as a school works by it where its file is given.
 * @throws AgreementError with every mistake, where a file is not in order
 */
export const printed = (protocol: string, school?: string): string =>
  htmlOf(describeProtocol(agreed(protocol, school)));

function agreed(path: string, schoolPath: string | undefined): Agreed {
  const read = readProtocol(path);
  if (!('value' in read)) throw new AgreementError(read);
  const mistakes = checkProtocol(read);
  if (mistakes.length > 0) throw new AgreementError(mistakes);
  const protocol = read.value;
  const base =
    protocol['builds-on'] === undefined ? [] : [join(dirname(path), 'shared', `${protocol['builds-on']}.yaml`)];
  const files = [path, ...base, ...(schoolPath === undefined ? [] : [schoolPath])].map(hashed);
  if (schoolPath === undefined) return { protocol, files };
  const { files: schools } = readSchoolFiles({ schools: [schoolPath], protocols: [path] });
  const wrong = schools.flatMap((one) => one.mistakes);
  if (wrong.length > 0) throw new AgreementError(wrong);
  const school = schools[0]?.agreement?.school;
  return school === undefined
    ? { protocol, files }
    : { protocol: agreementOf(school, protocol).protocol, school, files };
}

const hashed = (path: string): Agreed['files'][number] => ({
  name: join(basename(dirname(path)), basename(path)),
  hash: createHash('sha256').update(readFileSync(path)).digest('hex'),
});
