/**
 * Gives the focus to an element where it has been lost, because what had it is gone or switched off.
 * A dialog takes a lost focus itself; one that a person has moved on stays where it is.
 */
export function keepFocus(element: HTMLElement | null | undefined): void {
  // What is gone is gone once the page is drawn.
  requestAnimationFrame(() => {
    const active = document.activeElement;
    const isLost =
      active === null ||
      active === document.body ||
      active.getAttribute('role') === 'dialog' ||
      active.matches(':disabled');
    if (isLost) element?.focus();
  });
}
