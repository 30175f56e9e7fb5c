// Bundles threads into a folder, for tests that run a service from its sources: those of the service, or the programs that are named.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { bundle, workersOf } from './bundle.mjs';

const [outDir = 'dist/workers', ...programs] = process.argv.slice(2).map((path) => resolve(path));
mkdirSync(outDir, { recursive: true });
await bundle(programs.length > 0 ? programs : workersOf('transaction-service'), outDir);
