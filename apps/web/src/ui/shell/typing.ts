/** Whether what is pressed is written somewhere; in a box that is only ticked it is not. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && /^(checkbox|radio)$/.test(target.type)) return false;
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}

/** Whether one is open, or on its way: what is pressed till it is there is meant for it. */
export const aDialogIsOpen = (): boolean =>
  document.querySelector('[data-opened="true"], dialog[open], [popover]:popover-open') !== null;
