export const settings = () => ({
  adapter: 'fetch' as const,
  fetch: globalThis.fetch,
  maxBodyLength: Number.POSITIVE_INFINITY,
  maxContentLength: Infinity,
});
