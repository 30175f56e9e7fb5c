import { offerUndo, undoLast, undoOnce, withdrawUndo } from './last-undo';

it('takes back the last act that can be, as long as it is offered', () => {
  const done: string[] = [];
  const first = () => void done.push('first');
  const second = () => void done.push('second');
  expect(undoLast()).toBe(false);
  offerUndo(first);
  offerUndo(second);
  // The toast of the first one went, and took nothing with it.
  withdrawUndo(first);
  expect(undoLast()).toBe(true);
  withdrawUndo(second);
  expect(undoLast()).toBe(false);
  expect(done).toEqual(['second']);
});

it('takes an act back once, and knows that it did', () => {
  const undo = jest.fn();
  const { take, isTaken } = undoOnce(undo);
  offerUndo(take);
  expect(isTaken()).toBe(false);
  expect(undoLast()).toBe(true);
  take();
  expect([isTaken(), undoLast(), undo.mock.calls.length]).toEqual([true, false, 1]);
});
