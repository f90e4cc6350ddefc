import { bindCard } from '../../src/cards/bind-card';
import { bindDialog } from '../../src/cards/bind-dialog';
import { cardText } from '../../src/cards/text';
import { agreementOf } from '../../src/agreement/load';
import type { Reply } from '../../src/service/request';
import { intake, lindeboom, who } from '../case/given';
import { ground, newCaseId, openHouse, rest, type House, type Own } from './house';

const { id } = lindeboom.school;
const slip = { file: 'schools/de-lindeboom.yaml', line: 12, message: 'people.anna.id: use the id as Entra shows it' };
/** A school of the same board, of which nobody of De Lindeboom is. */
const other = agreementOf(
  {
    ...lindeboom.school,
    id: 'de-andere',
    people: Object.fromEntries(
      Object.entries(lindeboom.school.people).map(([key, person]) => [
        key,
        { ...person, id: person.id.replace(/^a1/, 'd4') },
      ]),
    ),
  },
  lindeboom.protocol,
);

const only: Own = {
  agreements: [],
  dangerAlone: [lindeboom],
  wrong: [{ school: id, mistakes: [slip], calendarOnly: false, left: 'danger' }],
};
const besideAnother: Own = { ...only, agreements: [other] };
const unreadable: Own = {
  agreements: [other],
  wrong: [{ school: id, mistakes: [slip], calendarOnly: false, left: 'nothing' }],
};

const CALL = 'Bel zelf: 112, of Veilig Thuis 0800-2000, dag en nacht.';
const shown = (reply: Reply): string =>
  reply.kind === 'message'
    ? reply.text
    : cardText(reply.kind === 'dialog' ? bindDialog(reply.page) : bindCard(reply.card));
const keys = ['anna', 'carla', 'dirk', 'willem', 'bo'] as const;
const told = ({ platform }: House): readonly string[] =>
  keys.filter((key) => platform.privately(who(key).person).some(({ card }) => card.template === 'alert'));
const declares = (house: House): Promise<Reply> =>
  house.act('anna', 'declare-emergency', { case: newCaseId(), page: 2, values: { fresh: true, staff: 'no' } });

describe.each([
  ['the only one', only],
  ['one beside another of the same board', besideAnother],
])('a school that cannot run, %s', (_which, own) => {
  it('gives its people the form about danger from what they type, and says that nothing else works', async () => {
    const house = await openHouse(ground(), own);
    const reply = await house.act('anna', 'help');
    expect(shown(reply)).toContain(
      `Zorgmelding werkt nu niet voor jouw school. De beheerder weet dat. Nu gevaar? ${CALL}`,
    );
    expect(shown(reply)).toContain('Nu gevaar');
    expect(shown(await house.act('anna', 'declare-emergency'))).toContain('Ik bel nu');
  });

  it('has coordinator, deputy and director told of danger, and answers with whom to call', async () => {
    const house = await openHouse(ground(), own);
    const reply = await declares(house);
    expect(shown(reply)).toContain(CALL);
    expect(shown(reply)).toContain('Ik probeer Carla Postma (06-0000 0001), Dirk van Vliet');
    await rest();
    expect(told(house)).toEqual(['anna', 'carla', 'dirk', 'willem']);
    expect(await house.store.registry.list('de-andere')).toEqual([]);
    expect(await house.store.registry.list(id)).toEqual([]);
  });

  it('asks the board alone to call about a member of staff', async () => {
    const house = await openHouse(ground(), own);
    await house.act('anna', 'alert-board', { decides: true, case: newCaseId() });
    await rest();
    const heard = keys.filter((key) => key !== 'anna' && house.platform.privately(who(key).person).length > 0);
    expect(heard).toEqual(['bo']);
  });

  it('takes no concern, and no other school hears of it', async () => {
    const house = await openHouse(ground(), own);
    const reply = await house.act('anna', 'open-case', {
      page: 3,
      values: { ...intake, danger: 'no' },
      case: newCaseId(),
    });
    expect(reply).toMatchObject({ kind: 'message', code: 'unavailable' });
    expect(shown(reply)).toContain(CALL);
    await rest();
    expect(await house.store.registry.list('de-andere')).toEqual([]);
    expect(told(house)).toEqual([]);
  });
});

describe('a school of which nothing can be read', () => {
  it('has its people answered with whom to call, and no other school hears of them', async () => {
    const house = await openHouse(ground(), unreadable);
    for (const reply of [
      await declares(house),
      await house.act('anna', 'help'),
      await house.act('anna', 'declare-emergency'),
    ]) {
      expect(reply).toMatchObject({ kind: 'message', code: 'unavailable' });
      expect(shown(reply)).toContain(CALL);
    }
    await rest();
    expect(told(house)).toEqual([]);
    expect(await house.store.registry.list('de-andere')).toEqual([]);
  });
});
