export const TOKEN = 'secret-token';
