import { DomainError } from '@pft/kernel';
import { readPart } from './xml-part';

function textOf(xml: string): string {
  let found = '';
  try {
    readPart(Buffer.from(xml), { text: (piece) => void (found += piece) });
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
  return found.trim();
}

describe('a part of a spreadsheet', () => {
  it.each([
    ['a declaration below a blank line', '\n<?xml version="1.0"?>\n<a>1</a>', '1'],
    ['a declaration without a version', '<?xml encoding="UTF-8"?><a>1</a>', '1'],
    ['a declaration that says yes otherwise', '<?xml version="1.0" standalone="true"?><a>1</a>', '1'],
    ['the end of a section that was never begun', '<a>1 ]]> 2</a>', '1 ]]> 2'],
    ['a blank of HTML', '<a>1&nbsp;000</a>', '1\u00a0000'],
    ['an attribute twice', '<a b="1" b="2">1</a>', '1'],
    ['a letter that XML does not have', '<a>1\u0001</a>', '1\u0001'],
  ])('is read with %s', (_name, xml, text) => {
    expect(textOf(xml)).toBe(text);
  });

  it.each([
    ['tags that cross', '<a>\n<b></a></b>', 'The XML is broken on line 2: unexpected close tag.'],
    ['a tag that is never closed', '<a>\n<b></b>', 'The XML is broken on line 2: unclosed tag: a.'],
    ['text behind its end', '<a>1</a>\n2', 'The XML is broken on line 2: text data outside of root node.'],
    ['an attribute without quotes', '<a b=1>1</a>', 'The XML is broken on line 1: unquoted attribute value.'],
  ])('is refused with %s', (_name, xml, reason) => {
    expect(textOf(xml)).toBe(reason);
  });
});
