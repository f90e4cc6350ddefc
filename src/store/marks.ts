import { createHmac } from 'node:crypto';
import type { Marks } from '../service/ports';
import type { Secrets } from './secrets';

/** A keyed hash of the case's id: always the same for a case, and made up by nobody who does not have the key. */
export class SecretMarks implements Marks {
  constructor(private readonly secrets: Secrets) {}

  async of(caseId: string): Promise<string> {
    return createHmac('sha256', await this.secrets.of('rooms'))
      .update(caseId)
      .digest('hex')
      .slice(0, 32);
  }
}
