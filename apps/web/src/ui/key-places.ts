/** Whether what is pressed is written somewhere; in a box that is only ticked it is not. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && /^(checkbox|radio)$/.test(target.type)) return false;
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}

export const aDialogIsOpen = (): boolean =>
  document.querySelector('[data-opened="true"], [popover]:popover-open') !== null;
