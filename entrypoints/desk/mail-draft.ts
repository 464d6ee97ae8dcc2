/** Opens a draft in the seller's own mail program; nothing is sent. */
export function openDraft(mailto: string): void {
  const link = document.createElement('a');
  link.href = mailto;
  link.click();
}
