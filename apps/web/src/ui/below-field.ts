const runsLeft = (element: Element): boolean => getComputedStyle(element).direction === 'rtl';

/** Shows a popover below its field, or above it where there is no room, and where the field begins. */
export function showBelow(box: HTMLElement, field: HTMLElement): void {
  box.showPopover();
  const { top, bottom, left, right } = field.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  box.style.top = `${bottom + height + 4 < innerHeight ? bottom + 4 : Math.max(4, top - height - 4)}px`;
  const start = runsLeft(field) ? right - width : left;
  box.style.left = `${Math.max(8, Math.min(start, innerWidth - width - 8))}px`;
}

const MIRRORED: Record<string, string> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/** A key by what it means where words run from left to right: in a page that runs the other way the next day is on the left. */
export const keyAlong = ({ key, currentTarget }: { key: string; currentTarget: Element }): string =>
  (runsLeft(currentTarget) && MIRRORED[key]) || key;
