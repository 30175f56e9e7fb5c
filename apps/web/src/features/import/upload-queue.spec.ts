import { isOver, nextStep, nextToSend, stepOf, type QueuedFile } from './upload-queue';

type State = QueuedFile['state'];

/** Files in the given states; those that were sent have the id of their place. */
const files = (...states: State[]): QueuedFile[] =>
  states.map((state, key) => ({ key, name: `${key}.csv`, state, ...(/open|done/.test(state) && { id: `id${key}` }) }));

describe('files that are sent one after the other', () => {
  it('begin with the first one, and no other before it has arrived', () => {
    expect(nextToSend(files('waiting', 'waiting'), null)?.key).toBe(0);
    expect(nextToSend(files('sending', 'waiting'), null)).toBeNull();
    expect(nextToSend(files('open', 'waiting'), 'id0')?.key).toBe(1);
  });

  it('are at most three ahead of the one that is shown', () => {
    expect(nextToSend(files('open', 'open', 'open', 'waiting', 'waiting'), 'id0')?.key).toBe(3);
    expect(nextToSend(files('open', 'open', 'open', 'open', 'waiting'), 'id0')).toBeNull();
    expect(nextToSend(files('done', 'open', 'open', 'open', 'waiting'), 'id1')?.key).toBe(4);
  });

  it('never are more than four open, whichever is shown', () => {
    for (const shown of ['id0', 'id3', 'id9', null])
      expect(nextToSend(files('open', 'open', 'open', 'open', 'waiting'), shown)).toBeNull();
  });

  it('go on behind one that was refused', () => {
    expect(nextToSend(files('refused', 'waiting'), null)?.key).toBe(1);
  });
});

describe('the steps', () => {
  it('are at the file that is shown, else at the first that is not done', () => {
    expect(stepOf(files('open', 'open'), 'id1')).toBe(1);
    expect(stepOf(files('done', 'refused', 'open'), null)).toBe(2);
    expect(stepOf(files('done', 'done'), null)).toBe(2);
  });

  it('go on to the next one, and to one that was left for later at the end', () => {
    expect(nextStep(files('done', 'open', 'waiting'), 'id0')?.key).toBe(1);
    expect(nextStep(files('open', 'done'), 'id1')?.key).toBe(0);
    expect(nextStep(files('done', 'done'), 'id1')).toBeNull();
  });

  it('are over when nothing is left to decide', () => {
    expect(isOver(files('done', 'refused'))).toBe(true);
    expect(isOver(files('done', 'open'))).toBe(false);
    expect(isOver([])).toBe(true);
  });
});
