export const api = 'theirs';
