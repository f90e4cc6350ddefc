import type { Faults, PracticeSchool } from '../api';
import { readDuration } from '../duration.js';
import { spoken, spokenDay, spokenTime } from './time.js';

/** Something that somebody can let fail for a while, by the practice clock. */
export interface Trouble {
  readonly title: string;
  /** What will not work meanwhile. */
  readonly about: string;
  /** How it is told while it lasts. */
  readonly now: string;
  /** The faults with this one besides. */
  readonly added: (faults: Faults) => Faults;
  readonly isOn: (faults: Faults) => boolean;
}

type PlatformFault = Faults['platform'][number];

const ofPlatform = (texts: Pick<Trouble, 'title' | 'about' | 'now'>, fault: PlatformFault): Trouble => ({
  ...texts,
  added: ({ platform, storage }) => ({
    platform: [...platform.filter(({ match }) => match !== fault.match), fault],
    storage,
  }),
  isOn: ({ platform }) => platform.some(({ match }) => match === fault.match),
});

export const troubles: readonly Trouble[] = [
  ofPlatform(
    {
      title: 'Teams geeft een kwartier 502',
      about: 'De bot kan dan geen berichten sturen.',
      now: 'Teams geeft 502',
    },
    { match: ' /v3/', answer: 502, for: '15 minutes' },
  ),
  ofPlatform(
    {
      title: 'Graph weigert een uur',
      about: 'De bot kan dan geen ruimte maken, en niemand erin laten.',
      now: 'Graph weigert alles',
    },
    { match: ' /graph/', answer: 403, for: '1 hour' },
  ),
  {
    title: 'Opslag is even weg',
    about: 'De bot kan dan niets lezen of bewaren, en de klok staat stil. Het duurt tot jij het weer aanzet.',
    now: 'De opslag is weg',
    added: ({ platform }) => ({ platform, storage: 'cut' }),
    isOn: ({ storage }) => storage === 'cut',
  },
];

export const NO_TROUBLE: Faults = { platform: [], storage: 'up' };

/** What does not work now, and till when: "Teams geeft 502, tot 09.15". */
export function troublesNow({ faults, now }: PracticeSchool): readonly string[] {
  const known = troubles.filter(({ isOn }) => isOn(faults));
  const ends = new Map(faults.platform.map((fault) => [fault, endOf(fault, now)]));
  const told = known.map((trouble) => {
    const until = [...ends].find(([fault]) => trouble.isOn({ platform: [fault], storage: 'up' }))?.[1];
    return until === undefined ? trouble.now : `${trouble.now}, tot ${until}`;
  });
  const others = faults.platform.filter(
    (fault) => !known.some(({ isOn }) => isOn({ platform: [fault], storage: 'up' })),
  );
  return others.length === 0 ? told : [...told, 'Er is nog een andere storing'];
}

/** "09.15", or "vr 21 mei, 09.15" on another day. */
function endOf({ for: lasts }: PlatformFault, now: string): string | undefined {
  const left = lasts === undefined ? undefined : readDuration(lasts);
  if (left?.clock !== 'practice') return undefined;
  const end = new Date(Date.parse(now) + left.milliseconds).toISOString();
  return spokenDay(end) === spokenDay(now) ? spokenTime(end) : spoken(end);
}
