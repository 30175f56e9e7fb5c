// Nest 12 and several of its dependencies are ESM only, and Jest's native ESM mode fails where a CommonJS package requires
// an ESM one. So Jest stays CommonJS and swc transforms the sources and those packages alike.
const esmPackages = [
  '@nestjs',
  '@borewit',
  '@formatjs',
  '@tokenizer',
  'content-disposition',
  'cookie',
  'dinero\\.js',
  'es-toolkit',
  'file-type',
  'icu-minify',
  'intl-messageformat',
  'is-network-error',
  'jose',
  'load-esm',
  // CommonJS, but it loads node:os by import(), which Jest refuses in code that swc has not turned into require().
  'mongodb',
  'next-intl',
  'openapi-fetch',
  'p-retry',
  'strtok3',
  'token-types',
  'uint8array-extras',
  'use-intl',
  'uuid',
];

const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true, tsx: false },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

const base = {
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/tools'],
  transform: { '^.+\\.(ts|mts|js|mjs)$': swc },
  transformIgnorePatterns: [`/node_modules/(?!(.+/node_modules/)?(${esmPackages.join('|')})/)`],
  moduleNameMapper: { '^@pft/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts', '^@/(.*)$': '<rootDir>/apps/web/src/$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '/\\.next/', '<rootDir>/\\.data/', '<rootDir>/\\.cache/'],
  setupFiles: ['reflect-metadata'],
};

const withStores = {
  ...base,
  globalSetup: '<rootDir>/libs/testing/src/global-setup.ts',
  globalTeardown: '<rootDir>/libs/testing/src/global-teardown.ts',
};

const withSharedSystem = {
  ...base,
  globalSetup: '<rootDir>/apps/e2e/support/shared-system.ts',
  globalTeardown: '<rootDir>/apps/e2e/support/shared-system-end.ts',
};

const journeys = (kind) => [`<rootDir>/apps/e2e/**/*.${kind}.ts`];

export default {
  testTimeout: process.env.TEST_LONG === '1' ? 600_000 : 30_000,
  projects: [
    { ...base, displayName: 'unit', testMatch: ['**/*.spec.ts'] },
    { ...withStores, displayName: 'integration', testMatch: ['**/*.int-spec.ts'] },
    { ...withStores, displayName: 'service', testMatch: ['**/*.api-spec.ts'] },
    { ...withSharedSystem, displayName: 'journey', testMatch: journeys('e2e-spec') },
    { ...withStores, displayName: 'long', testMatch: ['**/*.long-spec.ts'] },
    { ...withSharedSystem, displayName: 'long-journey', testMatch: journeys('long-e2e-spec') },
  ],
};
