import { given, intake, opened, referral, stateAfter, who, type Act } from './given';

/* What was asked and answered is asked anew when there is reason to; what is open is not asked twice. */

const danger: Act = { by: 'anna', does: 'declare-emergency' };
const statuses = (rule: string, ...acts: readonly Act[]) =>
  stateAfter(...acts).tasks.flatMap((task) => (task.rule === rule ? [task.status] : []));
const taskOf = (rule: string, ...acts: readonly Act[]) => stateAfter(...acts).tasks.find((task) => task.rule === rule);

describe('given danger that was taken back, and danger again', () => {
  const takenBack: Act = { by: 'carla', does: 'withdraw-emergency', with: { reason: 'Het was een misverstand.' } };

  it('while the account of the first is open, then it is not asked twice', () => {
    expect(statuses('emergency-account', opened, danger, takenBack, danger)).toEqual(['open']);
  });

  it('when both accounts of the first were given, then they are asked of the second', () => {
    const gives = (rule: string, by: string): Act => ({
      ...{ by, does: 'complete-task', task: taskOf(rule, opened, danger)?.id },
      with: { result: 'Zo ging het.', date: '2027-05-10' },
    });
    const before = [opened, danger, gives('emergency-account', 'anna'), gives('emergency-rest', 'carla'), takenBack];
    expect(statuses('emergency-account', ...before, danger)).toEqual(['answered', 'open']);
    expect(statuses('emergency-rest', ...before, danger)).toEqual(['answered', 'open']);
  });
});

describe('given a feeling, after which is asked what was seen', () => {
  const hunch: Act = { ...opened, with: { ...intake, nature: 'hunch' } };
  const feels: Act = {
    by: 'anna',
    does: 'record-signal',
    with: {
      what: 'Het voelt niet goed.',
      nature: 'hunch',
      direction: 'confirms',
      place: 'Klas',
      situation: 'x',
      alone: true,
      date: '2027-05-10',
      safe: 'yes',
    },
  };
  const asked = stateAfter(hunch).tasks.find(({ owner, kind }) => owner.name === who('anna').name && kind === 'record');

  it('then that is open with who told it, and a second feeling asks it no second time', () => {
    expect(asked?.status).toBe('open');
    expect(statuses(asked?.rule ?? '', hunch, feels)).toEqual(['open']);
  });

  it('when it was answered, then a new feeling asks it anew', () => {
    const answers: Act = { ...feels, task: asked?.id, with: { ...feels.with, nature: 'observation' } };
    expect(statuses(asked?.rule ?? '', hunch, answers, feels)).toEqual(['answered', 'open']);
  });
});

describe('given a case that stands still because of a colleague', () => {
  it('then what goes on is what was open: a follow-up that was answered is not', () => {
    const refers: Act = { by: 'carla', does: 'refer', at: '2027-05-14T10:00:00.000Z', with: referral };
    const arrival = taskOf('arrival', opened, refers);
    const arrived: Act = {
      ...{ by: 'carla', does: 'record-followup', task: arrival?.id, at: '2027-05-21T07:00:00.000Z' },
      with: { outcome: 'arrived', safe: 'yes' },
    };
    const alert: Act = { by: 'anna', does: 'alert-board', at: '2027-05-21T08:00:00.000Z' };
    const goesOn = (...acts: readonly Act[]) =>
      given(...acts)
        .when(alert)
        .events()
        .flatMap((event) => (event.type === 'frozen' ? event.goOn : []));
    expect(goesOn(opened, refers)).toContain(arrival?.id);
    expect(goesOn(opened, refers, arrived)).not.toContain(arrival?.id);
  });
});
