import { spokenDay } from '../../agreement/calendar';
import type { FileRequestEvent } from '../../case/file-request/events';
import { filled } from './filled';
import type { TellRows } from './tell-row';

/** That somebody asked for the file, and until when there is to answer. */
export const tellFileRequests: TellRows<FileRequestEvent> = {
  'file-requested': ({ on, asker, wish, answerBy }, { now }) => ({
    title: 'Vraag om het dossier',
    on,
    texts: filled([
      ['Door', asker],
      ['Wat zij willen', wish],
      ['Antwoord uiterlijk', spokenDay(answerBy, now)],
    ]),
  }),
};
