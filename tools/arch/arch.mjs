// Checks who imports whom against .dependency-cruiser.mjs. A folder may be given: the test runs it on a planted tree.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import configuration from '../../.dependency-cruiser.mjs';

const asJson = process.argv.includes('--json');
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
const root = folder ? resolve(folder) : resolve(dirname(fileURLToPath(import.meta.url)), '../..');
process.chdir(root);

const { options, forbidden } = configuration;
const { output } = await cruise(
  ['apps', 'libs', 'tools'].filter((name) => existsSync(join(root, name))),
  { ...options, ruleSet: { forbidden }, validate: true, baseDir: root },
  options.enhancedResolveOptions,
  { tsConfig: extractTSConfig(join(root, options.tsConfig.fileName)) },
);
if (typeof output === 'string') throw new Error(output);
const { violations, totalCruised } = output.summary;
if (asJson) {
  console.log(JSON.stringify({ rules: forbidden.map(({ name }) => name), violations, totalCruised }));
} else {
  for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} → ${to}`);
  console.log(`${totalCruised} files and packages, ${forbidden.length} rules, ${violations.length} violations`);
}
process.exit(violations.length && !asJson ? 1 : 0);
