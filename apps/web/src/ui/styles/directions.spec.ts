import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const physical =
  /(?:^|[\s;{])(?:left|right|(?:margin|padding|border)-(?:left|right)[\w-]*|border-(?:top|bottom)-(?:left|right)-radius)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)\b/;
/** Four values name the left side and the right one, which is nothing where both are the same. */
const fourSided =
  /(?:^|[\s;{])(?:margin|padding|inset|border-width)\s*:\s*[^\s;]+\s+([^\s;]+)\s+[^\s;]+\s+(?!\1)[^\s;]+\s*;/;

const physicalLines = (css: string): string[] =>
  css.split('\n').filter((line) => physical.test(line) || fourSided.test(line));

it('knows a side that a page in another direction has elsewhere', () => {
  const planted = [
    'margin-left: 1px;',
    'left: 0;',
    '  text-align: right;',
    'padding: 0 1px 0 2px;',
    'border-top-left-radius: 1px;',
  ];
  expect(physicalLines(planted.join('\n'))).toEqual(planted);
  expect(physicalLines('margin-inline-start: 1px;\ntext-align: end;\npadding: 0 1px 0 1px;\n.left {')).toEqual([]);
});

it('has no such side in any stylesheet', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
  expect(files.length).toBeGreaterThan(20);
  const found = files.flatMap((file) =>
    physicalLines(readFileSync(join(root, file), 'utf8')).map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
