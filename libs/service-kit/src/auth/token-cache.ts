import type { Principal } from './principal';

/** Remembers verified tokens until they expire, at most `size` of them, the least recently used leaving first. */
export class TokenCache {
  private readonly entries = new Map<string, Principal>();

  constructor(private readonly size = 10_000) {}

  get(token: string, nowMs: number): Principal | undefined {
    const principal = this.entries.get(token);
    if (principal === undefined) return undefined;
    this.entries.delete(token);
    if (principal.expiresAtMs <= nowMs) return undefined;
    this.entries.set(token, principal);
    return principal;
  }

  put(token: string, principal: Principal): void {
    this.entries.set(token, principal);
    if (this.entries.size <= this.size) return;
    const [oldest] = this.entries.keys();
    if (oldest !== undefined) this.entries.delete(oldest);
  }

  drop(token: string): void {
    this.entries.delete(token);
  }
}
