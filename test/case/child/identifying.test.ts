import fc from 'fast-check';
import { identifying } from '../../../src/case/child/identifying';
import type { CaseState } from '../../../src/case/state';
import { intake, lindeboom, opened, stateAfter } from '../given';

interface Family {
  readonly name?: string;
  readonly birthDate?: string;
  readonly parent1?: string;
  readonly siblings?: string;
}

const child = (family: Family, reported = 'onbekend'): CaseState =>
  stateAfter(
    { ...opened, with: { ...intake, child: reported } },
    { by: 'carla', does: 'record-child', with: { name: 'Jip de Vries', birthDate: '2019-03-04', ...family } },
  );

const found = (text: string, state: CaseState) =>
  identifying(text, state, lindeboom.school).map(({ kind, word }) => `${kind} ${word}`);

describe('a text for somebody outside names the child', () => {
  it.each<[string, string, string]>([
    // A first name that is also a small word.
    ['Ben de Boer', 'Ben, geboren in 2019', 'naam Ben'],
    ['Ben de Boer', 'Wat denk jij van Ben?', 'naam Ben'],
    ['Ben de Boer', 'ben heeft een broer', 'naam ben'],
    ['Ben de Boer', 'Volgens de leerling ben dus niet.', 'naam ben'],
    ['Ben de Boer', 'BEN IS STIL', 'naam BEN'],
    ['Ben de Boer', 'Bens broer', 'naam Bens'],
    ['Ben de Boer', 'Het gaat om B.e.n.', 'naam B.e.n'],
    ['ben de boer', 'Wat denk jij van Ben?', 'naam Ben'],
    ['Van Nguyen', 'Ik maak me zorgen om Van.', 'naam Van'],
    ['Van Nguyen', 'Van is stil', 'naam Van'],
    ['Nguyen Van', 'Ik hoorde het van Van zelf', 'naam Van'],
    ['Jan de', 'Jan is stil', 'naam Jan'],
    ['Dan Smit', 'Vandaag was Dan moe', 'naam Dan'],
    ['Wil de Jong', 'Het gaat om Wil', 'naam Wil'],
    ['jip de jong', 'Mevrouw De Jong', 'naam Jong'],
    ['El Idrissi', 'Hoe helpen we El?', 'naam El'],
    ['An', 'Vandaag was An er niet', 'naam An'],
    // Joined and split.
    ['Jan-Willem de Vries', 'Janwillem is stil', 'naam Janwillem'],
    ['Jan-Willem de Vries', 'Jan Willem is stil', 'naam Jan'],
    ['Jan-Willem de Vries', 'Willem is stil', 'naam Willem'],
    ['Janwillem de Vries', 'Jan-Willem is stil', 'naam Jan-Willem'],
    ['Janwillem de Vries', 'Jan Willem is stil', 'naam Jan Willem'],
    ['Jan Willem de Vries', 'janwillem is stil', 'naam janwillem'],
    ['Jip de Vries', 'Ji-p is stil', 'naam Ji-p'],
    ['Jip de Vries', 'jipdevries@example.org', 'naam jipdevries'],
    ['Jip de Vries', 'DeVries heet hij', 'naam DeVries'],
    // Initials.
    ['Jip de Vries', 'J. de Vries', 'naam Vries'],
    ['Jip Bakker', 'j. bakker', 'naam bakker'],
    ['Jip de Vries', 'Het gaat om J.d.V.', 'naam J.d.V'],
    ['Jip de Vries', 'Het gaat om J.V.', 'naam J.V'],
    // The genitive, and a name made small.
    ['Sanne Bos', "Sanne's moeder", 'naam Sanne'],
    ['Sanne Bos', 'Sannes moeder', 'naam Sannes'],
    ['Hans Bos', "Hans' moeder", 'naam Hans'],
    ['Daan Bos', 'Daantje is moe', 'naam Daantje'],
    // Accents and capitals.
    ['Zoë Bos', 'Zoe is moe', 'naam Zoe'],
    ['Zoe Bos', 'zoë is moe', 'naam zoë'],
    ['José Bos', 'JOSE is moe', 'naam JOSE'],
    ['Øyvind Bos', 'Oyvind is moe', 'naam Oyvind'],
    // A surname that is a word of every day.
    ['Jip Bakker', 'De familie Bakker', 'naam Bakker'],
    ['Jip Bakker', 'de familie bakker', 'naam bakker'],
    ['Jip de Groot', 'Ik sprak mevrouw De Groot', 'naam Groot'],
    ['Jip de Groot', 'ik sprak mevrouw de groot', 'naam groot'],
    ['Jip Groen', 'meneer Groen kwam', 'naam Groen'],
    ['Roos Bos', 'Hoe gaat het met Roos', 'naam Roos'],
    // Nearly.
    ['Sophie Bos', 'Sofie is moe', 'naam Sofie'],
    ['Sanne Bos', 'Vandaag was Sane moe', 'naam Sane'],
    ['Yasmina Bos', 'Vandaag was Jasmina moe', 'naam Jasmina'],
    ['Willem Bos', 'Vandaag was Wilelm moe', 'naam Wilelm'],
  ])('%s: "%s"', (name, text, word) => {
    expect(found(text, child({ name }))).toContain(word);
  });

  it.each<[Family, string, string]>([
    [{ parent1: 'Mia Zandstra' }, 'mevrouw Zandstra', 'naam Zandstra'],
    [{ parent1: 'moeder: mia zandstra' }, 'Mia vertelde het', 'naam Mia'],
    [{ parent1: 'Van den Berg' }, 'meneer Van den Berg', 'naam Berg'],
    [{ siblings: 'Daan (groep 7)' }, 'heeft een broer Daan in groep 7', 'naam Daan'],
    [{ siblings: 'daan, fenna' }, 'Fenna zit hier ook', 'naam Fenna'],
    [{ siblings: 'broertje daan van 4 en zusje fenna' }, 'zijn zusje fenna', 'naam fenna'],
    [{ siblings: 'Een broer, Ben, en een baby' }, 'zijn broer heet Ben', 'naam Ben'],
  ])('his family: %j "%s"', (family, text, word) => {
    expect(found(text, child(family))).toContain(word);
  });

  it('a name in the first report, before and after the facts are there', () => {
    const before = stateAfter({ ...opened, with: { ...intake, child: 'Joepie uit groep 3' } });
    expect(found('Joepie is stil', before)).toEqual(['naam Joepie']);
    expect(found('Joepie is stil', child({ name: 'Joseph Bos' }, 'Joepie uit groep 3'))).toEqual(['naam Joepie']);
  });
});

describe('a text for somebody outside tells the birth date', () => {
  it.each([
    '4e maart',
    '4 maart',
    '4 maart 2019',
    "4 maart '19",
    '4 mrt',
    '4 mrt. 2019',
    '4maart2019',
    'maart 4',
    'vier maart',
    'vierde maart',
    'de vierde van maart 2019',
    '4 van de maand maart',
    'Vier Maart tweeduizend negentien',
    '04-03-2019',
    '4-3-2019',
    '4-3-19',
    '4/3/19',
    '4.3.2019',
    '4 – 3 – 2019',
    '4 3 2019',
    '2019-03-04',
    '2019/3/4',
    '2019-03-04T08:00',
    '20190304',
    '04032019',
    '040319',
    '0 4 0 3 2 0 1 9',
    'maandag 4 maart',
    'ma 4/3',
    'jarig op 4-3',
    'geboren 4/3',
    'geb. 4-3-19',
    '４ maart',
  ])('%s', (day) => {
    expect(found(`Een kind, ${day}, is stil.`, child({}))).toHaveLength(1);
    expect(found(day, child({}))[0]).toMatch(/^geboortedatum/);
  });

  it.each(['2019-05-22', '2018-12-31', '2020-02-29'])('in words, of %s', (birthDate) => {
    const words = { '2019-05-22': 'tweeëntwintigste mei', '2018-12-31': 'eenendertig dec', '2020-02-29': '29e feb' };
    const text = `geboren op ${words[birthDate as keyof typeof words]}`;
    expect(found(text, child({ birthDate }))).toHaveLength(1);
  });

  it.each([
    'Een kind van negen jaar',
    'Hij is 8 jaar en 3 maanden',
    'Op 5 maart viel hij',
    'Op 14 maart viel hij',
    'Op 4 maart 2027 viel hij',
    'Groep 4-3 en groep 5',
    'Hij had 4 van de 3 keer',
    '24 maart 2019',
    'maart 2019',
    'in mei 4 keer',
  ])('but not: %s', (text) => {
    expect(found(text, child({}))).toEqual([]);
  });
});

describe('ordinary words pass', () => {
  it.each<[Family, string, string]>([
    [{ parent1: 'weet ik niet' }, 'onbekend', 'Een kind krabt zich en zegt niet waarom. Ik maak me zorgen.'],
    [{ parent1: 'Weet ik niet' }, 'onbekend', 'Ik weet niet wat ik moet doen. Weet jij het?'],
    [{}, 'een jongen uit groep 3 - naam weet ik niet', 'Een jongen uit groep 3 krabt zich. Zijn naam weet ik.'],
    [{}, 'een jongen met blond haar', 'Een jongen met blond haar'],
    [{}, 'Een meisje, lange vlecht', 'Een meisje met een lange vlecht'],
    [{ parent1: 'moeder' }, 'onbekend', 'De moeder is niet bekend. Moeder zegt niets.'],
    [{ parent1: 'Onbekend (gescheiden)' }, 'onbekend', 'De ouders zijn gescheiden. Gescheiden ouders.'],
    [{ parent1: 'n.v.t.', siblings: 'geen' }, 'x', 'Er is geen contact. Dat is niet van toepassing.'],
    [{ siblings: 'een broertje van 4 en een zus op de middelbare school' }, '?', 'Hij zit op school met een zus van 4'],
    [{ name: 'Jip Bakker' }, '?', 'Hij haalt brood bij de bakker.'],
    [{ name: 'Jip Groen' }, '?', 'Hij draagt een groen vest.'],
    [{ name: 'Jip Blok' }, '?', 'Hij gooide met een blok van hout.'],
    [{ name: 'Jip de Wit' }, '?', 'Hij ziet wit en eet weinig.'],
    [{ name: 'Jip van den Berg' }, '?', 'De juf van den ander. Het bergt weinig.'],
    [{ name: 'Jip de Jong' }, '?', 'Een jong kind, de jongste van drie.'],
    [{ name: 'Ben de Boer' }, '?', 'Ik ben bang dat het misgaat. Hoe ben je daarachter gekomen?'],
    [{ name: 'Van Nguyen' }, '?', 'Van wie hoorde je het? Hij kreeg het van een ander.'],
    [{ name: 'Roos Bos' }, '?', 'Een roos in het bos.'],
    [{ name: 'Sander Bos' }, '?', 'Ander gedrag, en dat is anders.'],
    [{ name: 'An de Bode' }, '?', 'De andere kinderen zagen de bode.'],
    [{ name: 'Jip Kind' }, '?', 'Het kind is stil.'],
    [{ parent1: 'Van den Berg' }, '?', 'Van den ander hoorde ik niets.'],
    [{ name: 'Bo Smit' }, '?', "Zo'n jongen is 's middags moe. De boom. Botje."],
  ])('%j "%s": %s', (family, reported, text) => {
    expect(found(text, child(family, reported))).toEqual([]);
  });

  it.each([
    'weet ik niet',
    'Weet ik niet.',
    'onbekend',
    'Onbekend',
    'een jongen uit groep 3',
    'moeder',
    'Moeder van het kind',
    'nvt',
    '?',
    'geen idee',
  ])('where it says "%s" nothing is forbidden', (note) => {
    const state = child({ parent1: note, siblings: note }, note);
    for (const word of note.split(/[^\p{L}]+/u).filter((part) => part !== ''))
      expect(found(`Wat is ${word} hier? ${word}`, state)).toEqual([]);
  });
});

describe('however somebody spells it', () => {
  const names = fc.constantFrom('Jip', 'Sanne', 'Fenna', 'Willem', 'Zoë', 'Daan', 'Yara');
  const hidden: readonly ((name: string) => string)[] = [
    (name) => name.toUpperCase(),
    (name) => name.toLowerCase(),
    (name) => Array.from(name).join(' '),
    (name) => Array.from(name).join('.'),
    (name) => Array.from(name).join('\u200b'),
    (name) => Array.from(name).join('\u00ad'),
    (name) => `${name}'s`,
    (name) => `${name}s`,
    (name) => `(${name})`,
    (name) => `"${name}"`,
    (name) => `*${name}*`,
    (name) => `#${name}`,
    (name) => name.normalize('NFD'),
    (name) => `${name}-moeder`,
    (name) => `de\n${name}`,
    (name) => `${name}/moeder`,
    (name) => name.replace(/i/g, '\u0456').replace(/a/g, '\u0430'),
    (name) => name.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  ];
  const around = fc.constantFrom('', 'Vandaag was ', 'het kind heet ', 'ik zag ', 'x\n', '1. ', '- ', '… ');

  it('a name is found', () => {
    fc.assert(
      fc.property(names, fc.constantFrom(...hidden), around, around, (name, hide, before, after) => {
        expect(found(`${before}${hide(name)} ${after}`, child({ name: `${name} Zandstra` })).length).toBeGreaterThan(0);
      }),
      { numRuns: 300, seed: 23 },
    );
  });

  it('a name is found wherever it stands, and is named as it was written', () => {
    fc.assert(
      fc.property(
        names,
        fc.lorem({ mode: 'words', maxCount: 6 }),
        fc.lorem({ mode: 'words', maxCount: 6 }),
        (name, a, b) => {
          expect(found(`${a} ${name} ${b}`, child({ name: `${name} Zandstra` }))).toEqual([`naam ${name}`]);
        },
      ),
      { numRuns: 200, seed: 23 },
    );
  });

  it('no text makes the check fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(Array.isArray(found(text, child({ name: text.slice(0, 100) || 'Jip', siblings: text })))).toBe(true);
      }),
      { numRuns: 200, seed: 23 },
    );
  });
});

it('a school whose name hides what has no width is found, as one word and as two', () => {
  const state = stateAfter(opened);
  const kinds = (text: string) => identifying(text, state, lindeboom.school).map(({ kind }) => kind);
  expect(kinds('een kind van Linde\u200Bboom')).toContain('school');
  expect(kinds('een kind van basisschool\u200Bde\u200Blindeboom')).toContain('school');
  expect(kinds('een kind van een boom')).toEqual([]);
});
