/** So many of a thread's last messages a page hands over; fewer are all that it shows. */
export const MOST_MESSAGES = 30;
