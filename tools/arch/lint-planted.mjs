// Lints sources that exist only on standard input, as if they were files of the product: [{ file, source }] → [[rule, …], …].
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
process.chdir(root);
const eslint = new ESLint({
  cwd: root,
  // A file that is not there belongs to no TypeScript project, so the rules that need types are left out.
  overrideConfig: [
    {
      files: ['**/*.ts', '**/*.tsx'],
      languageOptions: { parserOptions: { project: null } },
      rules: { '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/no-misused-promises': 'off' },
    },
  ],
});
const answers = [];
for (const { file, source } of JSON.parse(readFileSync(0, 'utf8'))) {
  const [result] = await eslint.lintText(source, { filePath: file });
  answers.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
console.log(JSON.stringify(answers));
