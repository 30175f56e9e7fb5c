import sax from 'sax';
import { ImportFormatUnsupported, ImportTooComplex, ImportXmlBroken } from '../../../domain/import/import-errors';
import { LineCounter } from '../line-counter';

/** An element with all that stands in it; names without their prefix. */
export interface XmlElement {
  name: string;
  line: number;
  attributes: Readonly<Record<string, string>>;
  /** Its own text, without that of its children. */
  text: string;
  children: XmlElement[];
}

/** How deep elements may stand in each other, and how many may be held at a time; no message of a bank comes near. */
const MOST_LEVELS = 100;
const MOST_HELD = 50_000;

const NO_ATTRIBUTES = {};
/** Banks forget to write a bare `&` as XML wants it. */
const BARE_AMPERSAND = /&(?!(?:[a-z]\w{0,30}|#\d{1,7}|#x[\da-f]{1,6});)/gi;

/**
 * Reads XML from its beginning to its end and hands over the elements that `wants` names when they end. Those leave their
 * parents, so that never more than one of them is in memory.
 * @throws ImportXmlBroken, ImportTooComplex, ImportFormatUnsupported for a DOCTYPE
 */
export function readElements(
  text: string,
  wants: (name: string, parent: string) => boolean,
  take: (element: XmlElement) => void,
): void {
  const xml = text.includes('<![CDATA[') ? text : text.replace(BARE_AMPERSAND, '&amp;');
  const lines = new LineCounter(xml);
  const path: { element: XmlElement; heldBefore: number }[] = [];
  let held = 0;
  const parser = sax.parser(true, { position: true });
  parser.onerror = ({ message }) => {
    throw new ImportXmlBroken((message.split('\n')[0] ?? '').toLowerCase(), lines.lineOf(parser.position));
  };
  parser.ondoctype = () => {
    throw new ImportFormatUnsupported('a document with a DOCTYPE', lines.lineOf(parser.startTagPosition));
  };
  parser.onopentag = ({ name, attributes }) => {
    const element: XmlElement = {
      name: localName(name),
      line: lines.lineOf(parser.startTagPosition),
      attributes: Object.keys(attributes).length === 0 ? NO_ATTRIBUTES : (attributes as Record<string, string>),
      text: '',
      children: [],
    };
    path.push({ element, heldBefore: held++ });
    if (path.length > MOST_LEVELS) throw new ImportTooComplex(`${MOST_LEVELS} levels of elements`, null);
    if (held > MOST_HELD) throw new ImportTooComplex(`${MOST_HELD} elements in one`, null);
  };
  parser.ontext = parser.oncdata = (piece) => {
    const innermost = path.at(-1);
    if (innermost) innermost.element.text += piece;
  };
  parser.onclosetag = () => {
    const ended = path.pop();
    if (!ended) return;
    const { element, heldBefore } = ended;
    element.text = storable(element.text);
    const parent = path.at(-1)?.element;
    if (wants(element.name, parent?.name ?? '')) {
      held = heldBefore;
      take(element);
    } else parent?.children.push(element);
  };
  parser.write(xml).close();
}

/** Goes through XML without keeping anything of it. @throws as `readElements` */
export function requireXml(text: string): void {
  readElements(
    text,
    () => true,
    () => undefined,
  );
}

/** All elements at a path of names below one. */
export function elementsAt(element: XmlElement, path: string, found: XmlElement[] = []): XmlElement[] {
  const [name, rest] = firstOf(path);
  for (const child of element.children) {
    if (child.name !== name) continue;
    if (rest === null) found.push(child);
    else elementsAt(child, rest, found);
  }
  return found;
}

/** The first text at one of some paths; null where there is none. */
export function textAt(element: XmlElement, ...paths: string[]): string | null {
  for (const path of paths) {
    const [name, rest] = firstOf(path);
    for (const child of element.children) {
      if (child.name !== name) continue;
      const text = rest === null ? child.text : textAt(child, rest);
      if (text) return text;
    }
  }
  return null;
}

function firstOf(path: string): [name: string, rest: string | null] {
  const end = path.indexOf('/');
  return end < 0 ? [path, null] : [path.slice(0, end), path.slice(end + 1)];
}

/** All texts in an element, in their order. */
export function textsIn({ text, children }: XmlElement): string[] {
  const own = text === '' ? [] : [text];
  return children.length === 0 ? own : [...own, ...children.flatMap(textsIn)];
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** Neither NUL nor half a letter, which references may name, can be stored. */
function storable(text: string): string {
  const trimmed = text.trim();
  return /[\0\ud800-\udfff]/.test(trimmed) ? Buffer.from(trimmed.replaceAll('\u0000', '')).toString() : trimmed;
}
