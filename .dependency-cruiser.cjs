/*
 * Imports run one way through the house. `ORDER` is that way: a room may import from the rooms before it, never from
 * one after it, nor from one on the same line. `src` is what a school runs; what stands in `tools` stays at home.
 */
const ORDER = [
  ['src/view'],
  ['src/agreement'],
  ['src/case'],
  ['src/room'],
  ['src/forms'],
  ['src/cards', 'tools/walk'],
  ['src/service'],
  ['src/store', 'src/teams'],
  ['tools/practice'],
  ['tools/scenario'],
];
const PURE = '^(src/(view|agreement|case|room|forms)|tools/walk)/';
/** Reading files and hashing them is the one thing that the agreement's loader does beside thinking. */
const LOADER = '^src/agreement/load[^/]*\\.ts$';
/** Starts the walk of the files that it is given, and looks at those about practising too. */
const WALK = '^tools/walk/main\\.ts$';
/** Start the bot, as `src/main.ts` does. */
const STARTS = '^tools/practice/(bot|main)\\.ts$';

/** Rules by which no room imports from a later one, from a neighbour, or from the files that start everything. */
const oneWay = ORDER.flatMap((level, index) =>
  level.map((room) => {
    const others = level.filter((other) => other !== room);
    const forbidden = [...others, ...ORDER.slice(index + 1).flat()];
    const inRooms = forbidden.length > 0 ? [`^(${forbidden.join('|')})/`] : [];
    return {
      name: `one-way-${room.replace(/^.*\//, '')}`,
      comment: `${room} may import only from the rooms before it: see "The rooms of the house" in CONTRIBUTING.md.`,
      severity: 'error',
      from: { path: `^${room}/`, pathNot: [WALK, STARTS] },
      to: { path: [...inRooms, '^src/[^/]+\\.ts$'] },
    };
  }),
);

/** A package that belongs to one room, so that replacing it means replacing that room. */
const only = (name, packages, rooms) => ({
  name,
  comment: `Only ${rooms.join(' and ')} may import ${packages}.`,
  severity: 'error',
  from: { path: '^(src|tools)/', pathNot: rooms.map((room) => `^${room}/`) },
  to: { path: `(^|node_modules/)(${packages})(/|$)` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...oneWay,
    {
      name: 'tools-stay-at-home',
      comment: 'The practice school, the scenario player and the walk are no part of what a school runs.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tools|test)/' },
    },
    only('bot-framework-in-teams', 'botbuilder[^/]*|botframework[^/]*|@microsoft/teams-ai', ['src/teams']),
    only('tables-in-store', '@azure/data-tables', ['src/store']),
    only('templates-in-cards', 'adaptivecards-templating|adaptive-expressions', ['src/cards']),
    {
      name: 'pure-without-node',
      comment: 'Pure rooms do no I/O: files, network, chance and time come from outside.',
      severity: 'error',
      from: { path: PURE, pathNot: [LOADER, WALK] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'loader-reads-and-hashes',
      comment: 'The loader of agreements reads files and hashes them, and does nothing else with the machine.',
      severity: 'error',
      from: { path: LOADER },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(fs|fs/promises|crypto|path)$' },
    },
    {
      name: 'pure-libraries',
      comment: 'Pure rooms lean on libraries that only compute.',
      severity: 'error',
      from: { path: PURE },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg'],
        pathNot: '(^|node_modules/)(zod|luxon|@types/luxon|date-holidays|yaml)(/|$)',
      },
    },
    {
      name: 'no-dev-dependency',
      comment: 'A school installs without development dependencies: what src imports belongs in "dependencies".',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'one-clock',
      comment:
        'The program waits by setTimeout, which a simulation puts another clock under: see src/service/pause.ts.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(node:)?timers(/promises)?$' },
    },
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one idea, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'What is imported exists.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    /** Types are dependencies too: a contract that points the wrong way is as wrong as a call. */
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'types', 'default'] },
  },
};
