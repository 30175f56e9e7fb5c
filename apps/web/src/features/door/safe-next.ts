/** The path to open after logging in: only a path of this site. Everything else, also `//host` and `/\host`, becomes `/`. */
export function safeNext(next: string | null | undefined): string {
  if (!next || !/^\/(?![/\\])/.test(next) || /[\u0000-\u001f\\]/.test(next)) return '/';
  const url = new URL(next, 'http://this.invalid');
  if (url.origin !== 'http://this.invalid' || /^\/(login|register|api)(\/|$)/.test(url.pathname)) return '/';
  return url.pathname + url.search;
}
