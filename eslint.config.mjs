import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a thing is called the same wherever it is used.',
};

/** Pure rooms are told the time and the ids: what they say depends on nothing but what they are given. */
const noClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pure rooms are told the time.' },
  {
    selector:
      "CallExpression[callee.object.name='Date'][callee.property.name='now'], " +
      "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|utc|local)$/][arguments.length=0]",
    message: 'Pure rooms are told the time.',
  },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'No chance here.' },
  {
    selector: "MemberExpression[object.name='process'], CallExpression[callee.name='fetch']",
    message: 'Pure rooms know no environment and no network.',
  },
];

export default tseslint.config(
  { ignores: ['.prove/', '.mutants/', 'gallery/', 'dist/', 'coverage/', '.practice/', 'node_modules/'] },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 70 }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', noDefaultExport],
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      // Numbers and booleans read the same in a text as in code; objects and undefined do not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `() => list.push(x)` says what it does; braces around it would say nothing more.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A leading underscore is how a parameter that a signature demands is marked as not needed.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // `while (true)` with a way out is the plainest form of a loop that ends in the middle.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // `'room' | PersonId` tells the reader something, even where the compiler sees only a string.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      // zod's own documentation still teaches superRefine; `check` gives its callback no type to work with.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', name: 'superRefine', package: 'zod' }] },
      ],
      // A quarter of the time for nothing here: there are no enums, and a class is a shape that a test may stand in for.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Ports are async by contract; an adapter in memory fulfils them without having anything to wait for.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['src/agreement/**', 'src/case/**', 'src/room/**', 'src/forms/**', 'tools/walk/**'],
    ignores: ['tools/walk/main.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, ...noClock] },
  },
  {
    // Programs that a person starts by hand talk to that person.
    files: ['src/main.ts', 'tools/scenario/main.ts', 'tools/walk/main.ts', 'tools/**/*.mjs'],
    rules: { 'no-console': 'off' },
  },
  {
    // teams-ai and botbuilder are at the end of their line: most of what they offer is marked as deprecated.
    files: ['src/teams/**', 'test/teams/**'],
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  {
    // Node's own names, in the scripts that are not compiled; tsc sees the casts in their comments, ESLint does not.
    files: ['tools/**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
    languageOptions: {
      globals: Object.fromEntries(
        [
          'AbortController',
          'Buffer',
          'SharedArrayBuffer',
          'URL',
          'clearTimeout',
          'console',
          'fetch',
          'process',
          'setInterval',
          'setTimeout',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['test/**'],
    rules: {
      // A `describe` is a function for the parser but a chapter for the reader.
      'max-lines-per-function': 'off',
      // What JSON.parse and an HTTP answer give is shaped by the expectations that follow.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      // A test that indexes what it has just built fails by itself when it is not there.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // The configuration of tools: their format is the tool's choice, and no TypeScript project holds them.
    files: ['*.js', '*.cjs', '*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' } },
    rules: { 'no-restricted-syntax': 'off', '@typescript-eslint/no-require-imports': 'off' },
  },
);
