import { rememberDay, usualDay } from './usual-day';

it('goes on with the day of the last entry for ten minutes', () => {
  expect(usualDay('2026-11-28', 0)).toBe('2026-11-28');
  rememberDay('2026-11-20', 1_000);
  expect(usualDay('2026-11-28', 600_000)).toBe('2026-11-20');
  expect(usualDay('2026-11-28', 601_000)).toBe('2026-11-28');
});
