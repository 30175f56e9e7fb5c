// What each room of the house may import (docs/architecture.md): allow-lists, so that a new folder or a new package is
// refused until somebody decides otherwise. tools/arch/arch.spec.ts plants a forbidden import for every rule.
const TEST = '\\.((long-)?spec|int-spec|api-spec|(long-)?e2e-spec)\\.tsx?$';

const kernel = '^libs/kernel/src/';
const rates = '^libs/rates/src/';
const contracts = '^libs/contracts/src/';
const apiClient = '^libs/api-client/src/';
const serviceKit = '^libs/service-kit/src/';
const changeLog = '^libs/change-log/src/';
const demo = '^libs/demo/src/';
const testing = '^libs/testing/src/';
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})/`;
const anyPackage = '(^|/)node_modules/';
/** Node's own modules have neither a folder nor a file ending. */
const node = '^(node:)?[a-z_/]+$';

/** @returns {import('dependency-cruiser').IForbiddenRuleType} */
const only = (name, comment, from, allowed) => ({ name, comment, severity: 'error', from, to: { pathNot: allowed } });
/** @returns {import('dependency-cruiser').IForbiddenRuleType} */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const ledger = '^apps/transaction-service/src';
/** Whose use cases each aggregate's may use. The import, and rules that are applied, stand on all; a new one on none. */
const useCasesOf = {
  transaction: ['account', 'category'],
  budget: ['transaction'],
  sample: ['category', 'transaction'],
};
const standsOnAll = '(import|rule)';

/** @type {import('dependency-cruiser').IConfiguration & { forbidden: import('dependency-cruiser').IForbiddenRuleType[], options: any }} */
export default {
  forbidden: [
    only(
      'domain-imports-domain-and-kernel',
      'The rules of the business know nothing of HTTP, SQL or Nest.',
      { path: '^apps/([^/]+-service)/src/domain/', pathNot: TEST },
      ['^apps/$1/src/domain/', kernel, rates],
    ),
    only(
      'application-imports-domain-and-kernel',
      'A use case knows the domain and its ports; from Nest only Injectable (ESLint checks the name).',
      { path: '^apps/([^/]+-service)/src/application/', pathNot: TEST },
      ['^apps/$1/src/(application|domain)/', kernel, rates, packages('@nestjs/common')],
    ),
    never(
      'nothing-stands-on-the-import',
      'The import uses the whole ledger; nothing in the ledger knows that there is one.',
      {
        path: '^apps/([^/]+-service)/src/(domain|application)/',
        pathNot: [TEST, '^apps/[^/]+/src/(domain|application)/import/'],
      },
      { path: '^apps/$1/src/(domain|application)/import/' },
    ),
    never(
      'aggregates-stand-on-few',
      'A use case takes those of another aggregate where a rule above says so, and of the domain what it needs.',
      {
        path: `${ledger}/application/([^/]+)/`,
        pathNot: [TEST, `${ledger}/application/(${Object.keys(useCasesOf).join('|')}|${standsOnAll})/`],
      },
      { path: `${ledger}/application/[^/]+/`, pathNot: `${ledger}/application/$1/` },
    ),
    ...Object.entries(useCasesOf).map(([aggregate, others]) =>
      never(
        `${aggregate}-stands-on-${others.join('-and-')}`,
        'What else a use case needs of another aggregate is in the domain.',
        { path: `${ledger}/application/${aggregate}/`, pathNot: TEST },
        {
          path: `${ledger}/application/[^/]+/`,
          pathNot: `${ledger}/application/(${[aggregate, ...others].join('|')})/`,
        },
      ),
    ),
    only(
      'infrastructure-stays-in-its-service',
      'Adapters use their own service, the libs of the servers, and packages.',
      { path: '^apps/([^/]+-service)/src/infrastructure/', pathNot: TEST },
      [
        '^apps/$1/(src/(infrastructure|application|domain)|data)/',
        '^apps/$1/src/configuration\\.ts$',
        kernel,
        rates,
        contracts,
        changeLog,
        serviceKit,
        demo,
        anyPackage,
        node,
      ],
    ),
    never(
      'stores-know-no-http',
      'What is stored, read from a file or done by a job outlives what HTTP answers: controllers present it.',
      { path: '^apps/([^/]+-service)/src/infrastructure/[^/]+/', pathNot: `${TEST}|/infrastructure/http/` },
      { path: '^apps/$1/src/infrastructure/http/' },
    ),
    never(
      'http-reads-by-queries',
      'A controller asks a use case; what only reads may ask the queries of the store.',
      { path: '^apps/([^/]+-service)/src/infrastructure/http/', pathNot: TEST },
      {
        path: '^apps/$1/src/infrastructure/(postgres|mongo|stores|changes)/',
        pathNot: '(/|\\.|-)queries\\.ts$',
      },
    ),
    only(
      'wiring-stays-in-its-service',
      'A module and main.ts wire their own service together.',
      { path: '^apps/([^/]+-service)/src/[^/]+\\.ts$', pathNot: TEST },
      ['^apps/$1/src/', kernel, contracts, serviceKit, changeLog, rates, anyPackage, node],
    ),
    only(
      'kernel-imports-dinero',
      'The kernel runs everywhere, the browser included.',
      { path: kernel, pathNot: TEST },
      [kernel, packages('dinero\\.js')],
    ),
    only('contracts-import-decorators', 'Shapes and their checks, nothing else.', { path: contracts, pathNot: TEST }, [
      contracts,
      kernel,
      packages('class-validator', 'class-transformer', '@nestjs/swagger', 'valibot'),
    ]),
    only(
      'api-client-is-thin',
      'One fetch client and generated types, safe in a browser.',
      { path: apiClient, pathNot: TEST },
      [apiClient, packages('openapi-fetch')],
    ),
    only(
      'service-kit-knows-no-service',
      'The kit serves the services and knows none.',
      { path: serviceKit, pathNot: TEST },
      [serviceKit, kernel, contracts, anyPackage, node],
    ),
    only(
      'change-log-knows-no-service',
      'The unit of work, the log of changes and their feed, for any service.',
      { path: changeLog, pathNot: TEST },
      [changeLog, kernel, contracts, serviceKit, anyPackage, node],
    ),
    only(
      'rates-import-the-kernel',
      'The bundled history and the rule of conversion need no package.',
      { path: rates, pathNot: TEST },
      [rates, kernel, node],
    ),
    only('demo-is-pure', 'Sample data: the same every time.', { path: demo, pathNot: TEST }, [demo, kernel]),
    only('testing-knows-no-product', 'Test stores know servers, not what is tested.', { path: testing }, [
      testing,
      '^tools/start/',
      anyPackage,
      node,
    ]),
    only(
      'web-imports-its-clients',
      'The web knows the API by its generated client; never Nest, the contracts, the kit or a database.',
      { path: '^apps/web/', pathNot: TEST },
      [
        '^apps/web/',
        apiClient,
        kernel,
        packages(
          'next',
          'next-intl',
          'react',
          'react-dom',
          '@types/react',
          '@types/react-dom',
          '@mantine/[^/]+',
          '@tabler/[^/]+',
          '@tanstack/[^/]+',
          'cookie',
          'openapi-fetch',
          // Node's own client without its limit of 300 seconds, which Node itself cannot be told to leave out.
          'undici',
          'uuid',
        ),
        node,
      ],
    ),
    only(
      'web-client-is-thin',
      'What calls the services, from the browser and the server alike.',
      { path: '^apps/web/src/api/', pathNot: TEST },
      ['^apps/web/src/(api|words)/', apiClient, kernel, anyPackage, node],
    ),
    only(
      'web-words-say-nothing-else',
      'Catalogues, and which of them a page speaks.',
      { path: '^apps/web/src/words/', pathNot: TEST },
      ['^apps/web/src/words/', anyPackage],
    ),
    only(
      'web-server-renders-nothing',
      'Sessions, sealing and passing on; pages and what they show are not its matter.',
      { path: '^apps/web/src/(server|http-server)/', pathNot: TEST },
      ['^apps/web/src/(server|http-server|api|words)/', apiClient, kernel, anyPackage, node],
    ),
    only(
      'ui-knows-no-feature',
      'What every feature shows and asks with.',
      { path: '^apps/web/src/ui/', pathNot: TEST },
      ['^apps/web/src/(ui|api|words)/', apiClient, kernel, anyPackage, node],
    ),
    only(
      'features-stand-alone',
      'A feature is one folder: what two of them need is in ui or api, and a route puts them together.',
      { path: '^apps/web/src/features/([^/]+)/', pathNot: TEST },
      ['^apps/web/src/features/$1/', '^apps/web/src/(ui|api|server|words)/', apiClient, kernel, anyPackage, node],
    ),
    never(
      'browser-code-knows-no-server',
      'What may run in a browser takes types from the server at most.',
      { path: '^apps/web/src/features/', pathNot: TEST },
      { path: '^apps/web/src/((server|http-server)/|[^/]+$)', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'pages-are-used-by-next-alone',
      'A route puts features together; nobody takes one apart.',
      { path: '^apps/web/src/', pathNot: [TEST, '^apps/web/src/app/'] },
      { path: '^apps/web/src/app/' },
    ),
    only('e2e-uses-the-front-door', 'A journey knows the product by its addresses.', { path: '^apps/e2e/' }, [
      '^apps/e2e/',
      '^tools/',
      apiClient,
      kernel,
      testing,
      anyPackage,
      node,
    ]),
    only('starter-needs-no-package', 'It runs before anything is installed.', { path: '^tools/start/.*\\.m?js$' }, [
      '^tools/start/',
      node,
    ]),
    only(
      'verify-has-code-of-its-own',
      'What recomputes the figures shares nothing with what computed them.',
      { path: '^tools/verify/' },
      ['^tools/verify/', '^tools/start/settings\\.mjs$', packages('pg'), node],
    ),
    {
      name: 'product-needs-no-test',
      comment: 'What ships does not import what tests it.',
      severity: 'error',
      from: { path: '^(apps/[^/]+|libs/[^/]+)/src/', pathNot: [TEST, testing] },
      to: { path: [TEST, testing, '^apps/[^/]+/test/'] },
    },
    {
      name: 'no-circles',
      comment: 'A circle is two files that are one; types alone may point back.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|apps/web/\\.next|apps/web/next-env|libs/api-client/openapi)[/.]' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.cjs', '.js', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
