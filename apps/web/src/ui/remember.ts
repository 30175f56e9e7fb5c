/** Has this browser tell a page something at once, before any script runs. */
export function remember(name: string, value: string, seconds: number): void {
  document.cookie = [`${name}=${value}`, 'path=/', `max-age=${seconds}`, 'samesite=lax'].join('; ');
}
