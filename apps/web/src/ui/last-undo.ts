/** What Ctrl-Z takes back: the last act that can be, while its toast is there. */
let last: (() => void) | undefined;

export function offerUndo(undo: () => void): void {
  last = undo;
}

export function withdrawUndo(undo: (() => void) | undefined): void {
  if (last === undo) last = undefined;
}

/** Takes the last act back; false where there is none any more. */
export function undoLast(): boolean {
  const undo = last;
  undo?.();
  return undo !== undefined;
}

/** An act that can be taken back once, also before anything on the page offers it. */
export function undoOnce(undo: () => void): { take: () => void; isTaken: () => boolean } {
  let taken = false;
  const take = (): void => {
    if (taken) return;
    taken = true;
    withdrawUndo(take);
    undo();
  };
  return { take, isTaken: () => taken };
}
