const API = process.env.API_URL ?? 'https://api.acme.test';

export async function count(text) {
    let tokens = 0;
    const res = await fetch(`${API}/count`, { method: 'POST', body: text });
    if (!res.ok) console.log('Kobold returned error:', res.status + ' ' + res.statusText, await res.text());
    else tokens = (await res.json()).id;
    return tokens;
}

export const run = () => count('tea');
