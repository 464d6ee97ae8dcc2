/** Where the desk shows one case; opened from the side panel it is a page of its own. */
export const caseHref = (id: string): string => `/desk.html#followups/${encodeURIComponent(`case/${id}`)}`;
