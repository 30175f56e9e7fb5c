import { createProjectGraphAsync } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

// The rule about boundaries reads the project graph that Nx wrote last, and without one it silently checks nothing.
await createProjectGraphAsync({ exitOnError: true });

/** What Node itself brings, so that a name nobody declared is an error in the scripts that no compiler reads. */
const nodeGlobals = Object.fromEntries(
  [...Object.getOwnPropertyNames(globalThis), 'require', 'module', 'exports', '__dirname', '__filename'].map((name) => [
    name,
    'readonly',
  ]),
);

const typescript = ['**/*.{ts,tsx,mts}'];

/** Which project may use which: by whose it is (scope) and by what it is (type). The layers inside are dependency-cruiser's. */
const boundaries = [
  { sourceTag: 'scope:user', onlyDependOnLibsWithTags: ['scope:user', 'scope:shared'] },
  { sourceTag: 'scope:transaction', onlyDependOnLibsWithTags: ['scope:transaction', 'scope:shared'] },
  { sourceTag: 'scope:analytics', onlyDependOnLibsWithTags: ['scope:analytics', 'scope:shared'] },
  { sourceTag: 'scope:web', onlyDependOnLibsWithTags: ['scope:web', 'scope:shared'] },
  { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
  {
    sourceTag: 'type:service',
    onlyDependOnLibsWithTags: [
      'type:service',
      'type:kernel',
      'type:rates',
      'type:contracts',
      'type:change-log',
      'type:service-kit',
      'type:testing',
    ],
  },
  { sourceTag: 'type:web', onlyDependOnLibsWithTags: ['type:web', 'type:api-client', 'type:kernel', 'type:demo'] },
  { sourceTag: 'type:kernel', onlyDependOnLibsWithTags: ['type:kernel'] },
  { sourceTag: 'type:rates', onlyDependOnLibsWithTags: ['type:rates', 'type:kernel'] },
  { sourceTag: 'type:contracts', onlyDependOnLibsWithTags: ['type:contracts', 'type:kernel'] },
  { sourceTag: 'type:api-client', onlyDependOnLibsWithTags: ['type:api-client'] },
  {
    sourceTag: 'type:change-log',
    onlyDependOnLibsWithTags: ['type:change-log', 'type:service-kit', 'type:kernel', 'type:contracts', 'type:testing'],
  },
  {
    sourceTag: 'type:service-kit',
    onlyDependOnLibsWithTags: ['type:service-kit', 'type:kernel', 'type:contracts', 'type:testing'],
  },
  { sourceTag: 'type:demo', onlyDependOnLibsWithTags: ['type:demo', 'type:kernel'] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:testing'] },
  {
    sourceTag: 'type:e2e',
    onlyDependOnLibsWithTags: [
      'type:api-client',
      'type:kernel',
      'type:demo',
      'type:testing',
      'type:service',
      'type:web',
    ],
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/.next/',
      '.nx/',
      '.data/',
      '.cache/',
      '**/next-env.d.ts',
      'libs/api-client/src/generated/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: { globals: nodeGlobals },
    rules: { 'no-undef': 'error', 'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }] },
  },
  {
    files: typescript,
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-assertions': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-extraneous-class': [
        'error',
        { allowWithDecorator: true, allowStaticOnly: true, allowConstructorOnly: true },
      ],
      '@typescript-eslint/explicit-member-accessibility': ['error', { accessibility: 'no-public' }],
      // Modules, entities' private constructors and `constructor(private readonly x)` are the ways of Nest and TypeORM.
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
    },
  },
  {
    // What needs types, only where a mistake loses money: a promise that nobody waits for.
    files: ['apps/*-service/src/**/*.ts', 'libs/*/src/**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  {
    files: ['**/*.{ts,tsx,mts,mjs,cjs}'],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-debugger': 'error',
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': [
        'error',
        { object: 'it', property: 'only', message: 'It would skip every other test.' },
        { object: 'describe', property: 'only', message: 'It would skip every other test.' },
        { object: 'it', property: 'skip', message: 'A test that does not run protects nothing.' },
      ],
    },
  },
  {
    // A pattern meets texts from outside sooner or later: none may take longer than its text is long.
    files: ['**/*.{ts,tsx,mts,mjs,cjs}'],
    plugins: { regexp },
    rules: {
      ...regexp.configs['flat/recommended'].rules,
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: false }],
      // How a pattern is written is a matter of what reads best: groups and classes may name what they mean.
      'no-control-regex': 'off',
      'regexp/negation': 'off',
      'regexp/no-dupe-characters-character-class': 'off',
      'regexp/no-unused-capturing-group': 'off',
      'regexp/no-useless-character-class': 'off',
      'regexp/no-useless-non-capturing-group': 'off',
      'regexp/prefer-w': 'off',
      'regexp/use-ignore-case': 'off',
    },
  },
  {
    files: ['apps/**/*.{ts,tsx}', 'libs/**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: ['/tools/start/', '@/**'], depConstraints: boundaries },
      ],
    },
  },
  {
    files: ['apps/*-service/src/**/*.ts', 'libs/{change-log,service-kit}/src/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    // dependency-cruiser sees files, not names: that a use case takes `Injectable` from Nest and nothing else is said here.
    files: ['apps/*-service/src/application/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@nestjs/common',
              allowImportNames: ['Injectable'],
              message: 'The application layer takes only Injectable from Nest.',
            },
          ],
        },
      ],
    },
  },
  {
    // In a test a missing value fails it either way.
    files: ['**/*.{spec,long-spec,int-spec,api-spec,e2e-spec,long-e2e-spec}.ts', 'apps/*/test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { ...reactHooks.configs.recommended.rules },
  },
);
