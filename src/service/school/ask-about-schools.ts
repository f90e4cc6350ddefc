import { addDays, dayOf } from '../../agreement/calendar';
import { decentMoment } from '../../case/task/ladder';
import { SYSTEM } from '../../case/people/participant';
import type { Directory } from './directory';
import { errorFacts } from '../health/error-facts';
import { VersionConflict, type Clock, type Log } from '../ports';
import { questionsAbout, type SchoolQuestion } from './school-questions';
import { SurfaceError, type Surface } from '../surface';

export interface AskingPorts {
  readonly directory: Directory;
  readonly clock: Clock;
  readonly surface: Pick<Surface, 'sendPrivately'>;
  readonly log: Log;
}

/**
 * Asks at each school what is due about the school itself, in working hours. That it is asked is written down first: of
 * two copies of the program only one can, and a crash in between costs one round at most. What could not be sent is tried
 * on the next day. A school at which that fails keeps no other from being asked.
 */
export async function askAboutSchools(ports: AskingPorts): Promise<void> {
  const { clock, directory } = ports;
  const today = dayOf(clock.now());
  for (const agreement of directory.all) {
    const { id } = agreement.school;
    if (decentMoment(clock.now(), agreement) !== clock.now()) continue;
    for (const question of questionsAbout(agreement, today, directory.wrongOf(id))) {
      if (today < question.due) continue;
      await askApart(ports, id, question);
    }
  }
}

/** Asks one question at one school. What fails is told, and keeps nothing else from being asked. */
export async function askApart(ports: AskingPorts, school: string, question: SchoolQuestion): Promise<void> {
  try {
    await ask(ports, school, question);
  } catch (error) {
    // Another copy of the program was first.
    if (error instanceof VersionConflict) return;
    ports.log.error(
      { school, question: question.name, ...errorFacts(error) },
      'a question about a school was not asked',
    );
  }
}

async function ask(
  { directory, clock, surface, log }: AskingPorts,
  school: string,
  question: SchoolQuestion,
): Promise<void> {
  const now = clock.now();
  const again = (days: number) =>
    directory.change(school, { at: now, by: SYSTEM, change: question.asked(addDays(dayOf(now), days)) });
  await again(question.againAfter);
  let reached = 0;
  for (const person of question.to) {
    try {
      await surface.sendPrivately(person, { card: question.card, mentions: [] }, school);
      reached += 1;
    } catch (error) {
      if (!(error instanceof SurfaceError)) throw error;
      log.warn(
        { school, question: question.name, failure: error.failure },
        'a question about a school was not sent to somebody; again tomorrow when it reached nobody',
      );
    }
  }
  if (reached === 0 && question.to.length > 0) await again(1);
}
