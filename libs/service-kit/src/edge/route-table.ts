/** Which methods an address knows, so that a wrong one is answered 405 with Allow rather than 404. */
export class RouteTable {
  private readonly methodsByPattern = new Map<string, Set<string>>();

  add(method: string | readonly string[], pattern: string): void {
    const methods = this.methodsByPattern.get(pattern) ?? new Set<string>();
    for (const one of typeof method === 'string' ? [method] : method) methods.add(one);
    this.methodsByPattern.set(pattern, methods);
  }

  /** The methods of the most exact pattern: `/notes/all` is no note, though `/notes/:id` fits it too. */
  methodsAt(path: string): string[] {
    const patterns = [...this.methodsByPattern.keys()].filter((pattern) => fits(pattern, path));
    const [mostExact] = patterns.sort((a, b) => parameters(a).localeCompare(parameters(b)));
    return [...(this.methodsByPattern.get(mostExact ?? '') ?? [])].sort();
  }

  /** Whether the router took a part of an address of its own for a parameter, as the address has no such method. */
  isMistaken(path: string, pattern: string | undefined): boolean {
    return pattern !== undefined && pattern !== path && pattern.includes(':') && this.methodsByPattern.has(path);
  }
}

function fits(pattern: string, path: string): boolean {
  if (pattern.includes('*')) return false;
  const expected = pattern.split('/');
  const actual = path.split('/');
  if (expected.length !== actual.length) return false;
  return expected.every((part, index) => (part.startsWith(':') ? actual[index] !== '' : part === actual[index]));
}

/** Where the parameters of a pattern are; the later they begin, the more exact it is. */
const parameters = (pattern: string): string =>
  pattern
    .split('/')
    .map((part) => (part.startsWith(':') ? '1' : '0'))
    .join('');
