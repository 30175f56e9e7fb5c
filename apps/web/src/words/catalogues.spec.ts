import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { de } from './messages/de';
import { en } from './messages/en';

const source = resolve(__dirname, '..');

/** Every message by its whole name. */
function messagesOf(part: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(part)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [name, text] of messagesOf(value, `${prefix}${key}.`)) found.set(name, text);
  }
  return found;
}

/** What a message wants to be given: names, and whether each is a value, a tag, or what a plural or a choice is made by. */
function argumentsOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return [`<${element.value}>`, ...argumentsOf(element.children)];
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [
        `${element.type} ${element.value}`,
        ...Object.values(element.options).flatMap(({ value }) => argumentsOf(value)),
      ];
    return [element.value];
  });
}

/** Where a language has no words of its own, it passes on what the service says, in English. */
const passedOn = new Set(['detail', 'text', '<said>']);
const wants = (message: string): string[] =>
  [...new Set(argumentsOf(parse(message)))].filter((name) => !passedOn.has(name)).sort();

const english = messagesOf(en);
const german = messagesOf(de);

describe('the catalogues', () => {
  it('have the same messages in every language', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('want the same of every message', () => {
    const differ = [...english].filter(([name, text]) => {
      const other = german.get(name) ?? '';
      return JSON.stringify(wants(text)) !== JSON.stringify(wants(other));
    });
    expect(differ.map(([name]) => name)).toEqual([]);
  });

  it('format no number themselves, which would follow the language and not the person', () => {
    const formats = /#|\{\s*\w+\s*,\s*(?:number|date|time)/;
    expect([...english, ...german].filter(([, text]) => formats.test(text)).map(([name]) => name)).toEqual([]);
  });

  it('have no message that no page asks for', () => {
    const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('words') && !file.includes('.spec.'))
      .map((file) => readFileSync(join(source, file), 'utf8'))
      .join('\n');
    // A name, or its end below the part that a file takes, stands in the code; what is put in stands for one step or a piece of it.
    const written = new Set(
      [...code.matchAll(/(['"`])((?:[\w.-]|\$\{[^}]*\})+)\1|\b(\w+):/g)].map(([, , text, key]) => text ?? key),
    );
    const exact = new Set([...written].filter((text) => !text?.includes('${')));
    const open = [...written]
      .filter((text) => /\w\.?\$\{|\}\.?\w/.test(text ?? ''))
      .map((text) => new RegExp(`^${text?.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[^.]+')}$`));
    const unused = [...english.keys()].filter((name) => {
      const ends = name.split('.').map((_, step, steps) => steps.slice(step).join('.'));
      return !ends.some((end) => exact.has(end) || open.some((pattern) => pattern.test(end)));
    });
    expect(unused).toEqual([]);
  });
});
