export interface ProblemItem {
  /** JSON pointer into the body (`/amount/currency`), or `?name` for a query parameter. */
  pointer: string;
  code: string;
  detail: string;
}

const MOST_ERRORS = 100;
const LONGEST_POINTER = 200;
const LONGEST_CODE = 100;
const LONGEST_DETAIL = 300;
/** Escaped, a character may take six bytes: a hundred pointers of the longest kind would not fit into one answer. */
const MOST_ERROR_BYTES = 32_000;

/** The beginning of a text, with a sign where something was cut off; never half a character. */
export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/**
 * The errors of one answer. Every list of errors is made here, because the sender chooses both how many there are and how
 * long their pointers are: whoever looks for errors stops when the list is full.
 */
export class ErrorList {
  private readonly kept: ProblemItem[] = [];
  private bytes = 0;
  private full = false;

  static of(items: Iterable<ProblemItem>): ErrorList {
    const list = new ErrorList();
    for (const { pointer, code, detail } of items) {
      list.add(pointer, code, detail);
      if (list.isFull) break;
    }
    return list;
  }

  get items(): readonly ProblemItem[] {
    return this.kept;
  }

  get isFull(): boolean {
    return this.full;
  }

  add(pointer: string, code: string, detail: string): void {
    if (this.full) return;
    const item = {
      pointer: shortened(pointer, LONGEST_POINTER),
      code: shortened(code, LONGEST_CODE),
      detail: shortened(detail, LONGEST_DETAIL),
    };
    this.bytes += Buffer.byteLength(JSON.stringify(item)) + 1;
    if (this.bytes <= MOST_ERROR_BYTES) this.kept.push(item);
    this.full = this.bytes > MOST_ERROR_BYTES || this.kept.length === MOST_ERRORS;
  }
}

const MOST_FACT_BYTES = 8_000;
const LONGEST_FACT = 500;

/** A copy of the facts of an error that holds as much of them as an answer has room for. */
export function boundedFacts(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return copyWithin(facts, { bytes: MOST_FACT_BYTES }) as Record<string, unknown>;
}

function copyWithin(value: unknown, left: { bytes: number }): unknown {
  if (typeof value === 'string') {
    const text = shortened(value, LONGEST_FACT);
    left.bytes -= Buffer.byteLength(JSON.stringify(text));
    return text;
  }
  left.bytes -= 24;
  if (value === null || typeof value !== 'object') return value;
  if ('toJSON' in value && typeof value.toJSON === 'function') return copyWithin(value.toJSON(), left);
  if (Array.isArray(value)) {
    const copy: unknown[] = [];
    for (const element of value) {
      if (left.bytes <= 0) break;
      copy.push(copyWithin(element, left));
    }
    return copy;
  }
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (left.bytes <= 0) break;
    copy[copyWithin(name, left) as string] = copyWithin(member, left);
  }
  return copy;
}
