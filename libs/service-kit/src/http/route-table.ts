/** Which methods an address knows, so that a wrong one is answered 405 with Allow rather than 404. */
export class RouteTable {
  private readonly methodsByPath = new Map<string, Set<string>>();

  add(method: string | readonly string[], url: string): void {
    const methods = this.methodsByPath.get(url) ?? new Set<string>();
    for (const one of typeof method === 'string' ? [method] : method) methods.add(one);
    this.methodsByPath.set(url, methods);
  }

  methodsAt(path: string): string[] {
    const found = new Set<string>();
    for (const [url, methods] of this.methodsByPath) {
      if (!url.includes('*') && matches(url, path)) for (const method of methods) found.add(method);
    }
    return [...found].sort();
  }
}

function matches(url: string, path: string): boolean {
  const expected = url.split('/');
  const actual = path.split('/');
  if (expected.length !== actual.length) return false;
  return expected.every((part, index) => (part.startsWith(':') ? actual[index] !== '' : part === actual[index]));
}
