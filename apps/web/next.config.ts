import { resolve } from 'node:path';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const workspaceRoot = resolve(import.meta.dirname, '../..');

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: workspaceRoot,
  turbopack: { root: workspaceRoot },
  poweredByHeader: false,
  reactStrictMode: true,
  // The type check is a step of `npm test`; repeating it here would only make the first `npm start` slower.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  experimental: {
    // With a proxy.ts, Next keeps each request body up to this size and silently cuts what is longer. It must exceed the
    // import limit of 10 MiB, so that the service sees that a file is too large and answers 413. Who may send how much, and
    // how many at once, is decided before Next sees a request: src/http-server.
    proxyClientMaxBodySize: '13mb',
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
  },
};

const withWords = createNextIntlPlugin({
  requestConfig: './src/server/words.ts',
  // The messages are parsed when the pages are built, so that no browser loads a parser of them.
  experimental: { messages: { format: 'json', path: './src/words/messages', locales: ['en', 'de'], precompile: true } },
});

export default withWords(config);
