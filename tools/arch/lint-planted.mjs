// Lints a planted tree by the rules of the product, as if it were the product: run inside it, it answers
// { file: [{ rule, message, line }] }.
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const eslint = new ESLint({
  overrideConfigFile: resolve(dirname(fileURLToPath(import.meta.url)), '../../eslint.config.mjs'),
  // The rules that need types ask the compiler about the planted files, not about the product's.
  overrideConfig: { languageOptions: { parserOptions: { tsconfigRootDir: process.cwd() } } },
});
const answers = {};
for (const { filePath, messages } of await eslint.lintFiles(['.'])) {
  answers[relative(process.cwd(), filePath)] = messages.map(({ ruleId, message, line }) => ({
    rule: ruleId ?? message,
    message,
    line,
  }));
}
console.log(JSON.stringify(answers));
