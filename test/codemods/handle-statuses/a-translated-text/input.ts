const API = process.env.API_URL ?? 'https://api.acme.test';

const TEXTS: Record<string, string> = { 'user.failed': 'Kein Benutzer' };
const t = (key: string): string => TEXTS[key] ?? key;
let shown = '';

export async function user(id: string): Promise<unknown> {
  const res = await fetch(`${API}/users/${id}`);
  if (!res.ok) {
    shown = t('user.failed');
    return null;
  }
  return res.json();
}

export const run = async () => [await user('7'), shown];
