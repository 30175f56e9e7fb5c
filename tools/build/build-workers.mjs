// Bundles the threads of the services into a folder, for tests that run a service from its sources.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { bundle, workersOf } from './bundle.mjs';

const outDir = resolve(process.argv[2] ?? 'dist/workers');
mkdirSync(outDir, { recursive: true });
await bundle(workersOf('transaction-service'), outDir);
