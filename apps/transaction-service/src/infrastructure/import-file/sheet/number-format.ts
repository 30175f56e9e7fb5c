/** What the number format of a cell says beside how its figure looks. */
export interface NumberFormat {
  kind: 'number' | 'day' | 'time';
  percent: boolean;
  /** How many decimals are shown. */
  decimals: number;
  /** What stands beside the figure: a currency, a mark of the direction. Of figures above zero, below it, and of zero. */
  units: readonly [above: string, below: string, zero: string];
}

export const GENERAL: NumberFormat = { kind: 'number', percent: false, decimals: 0, units: ['', '', ''] };

/** Formats that have a number and no text (ECMA-376 18.8.30), as far as they are not of figures; some are of East Asia. */
const DAY_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const TIME_FORMATS = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47]);
const PERCENT_FORMATS = new Set([9, 10]);

export function builtInFormat(id: number): NumberFormat {
  if (DAY_FORMATS.has(id)) return { ...GENERAL, kind: 'day' };
  if (TIME_FORMATS.has(id)) return { ...GENERAL, kind: 'time' };
  return PERCENT_FORMATS.has(id) ? { ...GENERAL, percent: true } : GENERAL;
}

/** Longer ones say nothing that is looked for. */
const LONGEST_FORMAT = 500;

export function readNumberFormat(code: string): NumberFormat {
  const sections = sectionsOf(code.slice(0, LONGEST_FORMAT));
  const [first] = sections;
  if (!first) return GENERAL;
  const kind = kindOf(first.skeleton);
  if (kind !== 'number') return { ...GENERAL, kind };
  // With conditions of its own it is open which section is whose.
  const plain = !sections.some(({ isConditional }) => isConditional);
  const unitAt = (index: number) => (plain ? (sections[index] ?? first) : first).unit;
  return {
    kind,
    percent: first.skeleton.includes('%'),
    decimals: /\.([0#?]{1,30})/.exec(first.skeleton)?.[1]?.length ?? 0,
    units: [unitAt(0), unitAt(1), unitAt(2)],
  };
}

interface Section {
  /** Without what is quoted and what is in brackets. */
  skeleton: string;
  unit: string;
  isConditional: boolean;
}

/** A text in quotes, a character behind a backslash, something in brackets, a blank or a filling of some width, a separator. */
const PIECE = /"([^"]*)"|\\(.)|\[([^[\]]*)\]|[_*].|(;)|([\p{Sc}])|[^"\\[_*;\p{Sc}]+|./gsu;

function sectionsOf(code: string): Section[] {
  const sections: (Section & { literal: string })[] = [];
  let now = { skeleton: '', literal: '', unit: '', isConditional: false };
  for (const [piece, quoted, escaped, bracketed, separator, sign] of code.matchAll(PIECE)) {
    if (separator) {
      sections.push(now);
      now = { skeleton: '', literal: '', unit: '', isConditional: false };
    } else if (quoted !== undefined || escaped !== undefined || sign !== undefined)
      now.literal += quoted ?? escaped ?? sign ?? '';
    else if (bracketed === undefined) now.skeleton += /^[_*]/.test(piece) ? '' : piece;
    else if (bracketed.startsWith('$')) now.literal += bracketed.slice(1).split('-')[0] ?? '';
    else if (/^[<>=]/.test(bracketed)) now.isConditional = true;
    else if (/^[hms]+$/i.test(bracketed)) now.skeleton += bracketed;
  }
  sections.push(now);
  return sections.map(({ skeleton, literal, isConditional }) => ({ skeleton, unit: unitOf(literal), isConditional }));
}

/** A word or a sign of a currency; whole sentences are none, and the minus is that of the figure. */
function unitOf(literal: string): string {
  const text = literal.replaceAll(/[-+()\s]+/g, ' ').trim();
  return /[\p{L}\p{Sc}]/u.test(text) && text.length <= 6 ? text : '';
}

function kindOf(skeleton: string): NumberFormat['kind'] {
  const letters = skeleton.replace(/general|standard|am\/pm|a\/p|e[+-]/gi, '').replace(/s\.0+/gi, 's');
  if (/[0#?]/.test(letters)) return 'number';
  if (/[yd]/i.test(letters) || (/m/i.test(letters) && !/[hs]/i.test(letters))) return 'day';
  return /[hs]/i.test(letters) ? 'time' : 'number';
}
