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
