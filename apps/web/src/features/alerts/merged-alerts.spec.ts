import type { Alert } from '@/api/types';
import { mergedAlerts } from './merged-alerts';

const alert = (id: string, readAt: string | null = null): Alert =>
  ({ id, readAt, resolvedAt: null, raisedAt: '2026-11-27T06:37:00.000Z' }) as Alert;
const liveOf = (...alerts: Alert[]) => new Map(alerts.map((each) => [each.id, each]));

describe('the alerts on a page', () => {
  it('are the newest first, also of those that were raised in one moment', () => {
    const ids = mergedAlerts([alert('1'), alert('3')], liveOf(alert('2'))).map(({ id }) => id);
    expect(ids).toEqual(['3', '2', '1']);
  });

  it('are as the stream or an answer told last', () => {
    expect(mergedAlerts([alert('1')], liveOf(alert('1', 'now')))).toEqual([alert('1', 'now')]);
  });

  it('stay read where another tab read them meanwhile', () => {
    expect(mergedAlerts([alert('1', 'before')], liveOf(alert('1')))).toEqual([alert('1', 'before')]);
  });
});
