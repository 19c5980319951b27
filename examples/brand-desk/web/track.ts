/** Counts what people use. Must not slow the page down, so the answer is of no interest. */
export function track(event: string): void {
  fetch('/api/events', {
    method: 'POST',
    keepalive: true,
    body: JSON.stringify({ event }),
  });
}
