import type { Proof } from '../proof';
import { closing, lapsing } from './closing';
import { content } from './content';
import { decided, evaluation } from './decided';
import { emergency } from './emergency';
import { faults } from './faults';
import { holiday } from './holiday';
import { nextAction } from './next-action';
import { keptOut } from './kept-out';
import { offers } from './offers';
import { outsiders } from './outsiders';
import { requests } from './requests';
import { endsByBoard, standstill } from './standstill';
import { stillness } from './stillness';
import { talk } from './talk';
import { together } from './together';
import { answeredFirst, weighing } from './weighing';

/** Everything that is held against every state. Some remember what they looked at, so each walk has its own. */
export const proofs = (): readonly Proof[] => [
  faults,
  emergency,
  nextAction,
  closing,
  lapsing,
  decided,
  evaluation,
  talk,
  requests(),
  holiday(),
  offers,
  outsiders,
  keptOut,
  content,
  standstill,
  endsByBoard,
  weighing,
  answeredFirst,
  together,
  stillness,
];
