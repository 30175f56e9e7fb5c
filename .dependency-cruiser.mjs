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

const only = (name, comment, from, allowed) => ({ name, comment, severity: 'error', from, to: { pathNot: allowed } });

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
        anyPackage,
        node,
      ],
    ),
    only(
      'wiring-stays-in-its-service',
      'A module and main.ts wire their own service together.',
      { path: '^apps/([^/]+-service)/src/[^/]+\\.ts$', pathNot: TEST },
      ['^apps/$1/src/', kernel, rates, contracts, changeLog, serviceKit, anyPackage, node],
    ),
    only(
      'kernel-imports-dinero',
      'The kernel runs everywhere, the browser included.',
      { path: kernel, pathNot: TEST },
      [kernel, packages('dinero\\.js')],
    ),
    only('rates-import-kernel', 'Rates and their file, no service and no package.', { path: rates, pathNot: TEST }, [
      rates,
      kernel,
      node,
    ]),
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
      'What all services store their writes with: the unit of work, the log of changes and its feed.',
      { path: changeLog, pathNot: TEST },
      [changeLog, serviceKit, kernel, contracts, anyPackage, node],
    ),
    only('demo-is-pure', 'Sample data: the same every time, in the browser too.', { path: demo, pathNot: TEST }, [
      demo,
      kernel,
    ]),
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
        demo,
        packages(
          'next',
          'react',
          'react-dom',
          '@types/react',
          '@types/react-dom',
          '@mantine/[^/]+',
          '@tabler/[^/]+',
          '@tanstack/[^/]+',
          'openapi-fetch',
          // Node's own client without its limit of 300 seconds, which Node itself cannot be told to leave out.
          'undici',
          'uuid',
        ),
        node,
      ],
    ),
    only('e2e-uses-the-front-door', 'A journey knows the product by its addresses.', { path: '^apps/e2e/' }, [
      '^apps/e2e/',
      '^tools/',
      apiClient,
      kernel,
      demo,
      testing,
      anyPackage,
      node,
    ]),
    only('starter-needs-no-package', 'It runs before anything is installed.', { path: '^tools/start/.*\\.m?js$' }, [
      '^tools/start/',
      node,
    ]),
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
