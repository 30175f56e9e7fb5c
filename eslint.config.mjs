import { createProjectGraphAsync } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import i18next from 'eslint-plugin-i18next';
import jest from 'eslint-plugin-jest';
import reactHooks from 'eslint-plugin-react-hooks';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { boundaries } from './tools/arch/boundaries.mjs';

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

const specs = ['**/*.{spec,long-spec,int-spec,api-spec,e2e-spec,long-e2e-spec}.ts'];

const signs = /^[\s\d\p{P}\p{S}]*$/u;

/** What no person reads: one word in small letters, names in code, signs and patterns. */
const noWords = [
  signs,
  /^[^\s\p{Lu}]*$/u,
  /^[\p{Lu}\d_-]+$/u,
  /^[a-z]+\p{Lu}\w*$/u,
  /^([a-z-]+[.:])?[a-z]+\p{Lu}[\w.]*$/u,
  /^[A-Z]{2,4}([ ./-][A-Z]{2,4}){2}$/,
  /^[a-z]{2}-[A-Z]{2}$/,
  'use client',
];

/** For whoever builds the pages; a program that a page runs before all others; colours and fonts. */
const holdNoTexts = [
  'apps/web/src/ui/kit/**',
  'apps/web/src/app/(tracker)/kit/**',
  'apps/web/src/ui/shell/switches.ts',
  'apps/web/src/ui/window-scope.tsx',
];

/** Refuses a file for where it is. */
const refusedFile = (message) => ({ 'no-restricted-syntax': ['error', { selector: 'Program', message }] });

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
  { files: ['apps/web/public/*.js'], languageOptions: { globals: { self: 'readonly', caches: 'readonly' } } },
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
    // What needs types, and only that of which a mistake is not seen: a promise that nobody waits for, or is taken for its value.
    files: typescript,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
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
        {
          enforceBuildableLibDependency: false,
          allow: ['/tools/screenshots/', '/tools/start/', '/tools/verify/', '@/**'],
          depConstraints: boundaries,
        },
      ],
    },
  },
  {
    // A text outside the catalogues is one that nobody can translate. What stands on a page may not be a single word either.
    files: ['apps/web/src/{api,app,features,ui}/**/*.{ts,tsx}'],
    ignores: [...specs, ...holdNoTexts],
    plugins: { page: i18next, texts: i18next },
    rules: {
      'page/no-literal-string': [
        'error',
        { mode: 'jsx-text-only', 'should-validate-template': true, words: { exclude: [signs] } },
      ],
      'texts/no-literal-string': [
        'error',
        {
          mode: 'all',
          'should-validate-template': true,
          words: { exclude: noWords },
          callees: {
            exclude: [
              '(get|use)Translations',
              '(Type)?Error|RegExp|Date|(Event|Custom|Storage)Event|EventSource|Blob|matchMedia|CSS\\.supports',
              'require|closest|querySelector(All)?|getElementById|(add|remove)EventListener',
              '(.*\\.)?(GET|POST|PUT|PATCH|DELETE)',
            ],
          },
          'jsx-attributes': {
            exclude: [
              ...['className', 'style', 'type', 'key', 'id', 'd', 'viewBox', 'transform', 'points', 'media', 'sizes'],
              ...['href', 'rel', 'autoComplete', 'inputMode', 'width', 'height', 'gap', 'cols', 'fill', 'stroke'],
              ...['size', 'aria-keyshortcuts'],
            ],
          },
          'object-properties': {
            exclude: ['[A-Z_-]+', 'className', 'gridTemplate.*', 'transition', 'width', 'height', 'media', 'template'],
          },
        },
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
    // A day or an hour that a rule takes by itself is one that no test can set.
    files: ['apps/*-service/src/{domain,application}/**/*.ts'],
    ignores: specs,
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          'NewExpression[callee.name="Date"][arguments.length=0]',
          'CallExpression[callee.name="Date"]',
          'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
          'CallExpression[callee.object.name="performance"][callee.property.name="now"]',
        ].map((selector) => ({ selector, message: 'Time comes from the Clock.' })),
      ],
    },
  },
  {
    // One look before each write, and one row at a time: an adapter says which rows it writes, and how.
    files: ['apps/*-service/src/infrastructure/**/*.ts', 'libs/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.property.name="save"]',
          message: 'Say insert or update; save() looks first.',
        },
      ],
    },
  },
  {
    // A link that stands on a page asks for nothing; a place of the menu asks when somebody is about to go there.
    files: ['apps/web/src/**/*.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'JSXOpeningElement[name.name="Link"]:not(:has(JSXAttribute[name.name="prefetch"], JSXSpreadAttribute))',
          message: 'Write prefetch={false}, or use PlaceLink for a place of the menu.',
        },
      ],
    },
  },
  {
    files: ['{apps,libs,tools}/**/{entities,dtos,interfaces,utils,common,helpers,managers}/**'],
    rules: refusedFile('A folder is named after what it is about, not after the kind of its files.'),
  },
  {
    files: ['{apps,libs,tools}/**/index.{ts,tsx}'],
    ignores: ['libs/*/src/index.ts'],
    rules: refusedFile(
      'A library has one front door, its src/index.ts; inside and in apps a file is imported by its name.',
    ),
  },
  {
    files: specs,
    plugins: { jest },
    rules: {
      'jest/no-focused-tests': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/no-commented-out-tests': 'error',
      'jest/no-identical-title': 'error',
      'jest/no-export': 'error',
      'jest/valid-expect': 'error',
      'jest/valid-expect-in-promise': 'error',
      'jest/valid-title': 'error',
      // A browser that waits in vain fails its journey, and so does until().
      'jest/expect-expect': [
        'error',
        { assertFunctionNames: ['expect', 'expect*', '**.assert', '**.waitFor', '**.waitForURL', 'until'] },
      ],
    },
  },
  {
    files: typescript,
    rules: {
      'no-restricted-properties': [
        'error',
        ...['mock', 'doMock', 'unstable_mockModule', 'setMock', 'createMockFromModule'].map((property) => ({
          object: 'jest',
          property,
          message: 'A test takes a fake that extends the port, or the real thing.',
        })),
      ],
    },
  },
  {
    // In a test a missing value fails it either way.
    files: [...specs, 'apps/*/test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { ...reactHooks.configs.recommended.rules },
  },
);
