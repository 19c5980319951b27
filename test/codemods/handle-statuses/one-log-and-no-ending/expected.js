const API = process.env.API_URL ?? 'https://api.acme.test';

export async function count(text) {
    let tokens = 0;
    const res = await fetch(`${API}/count`, { method: 'POST', body: text });
    if (!res.ok) {
        if (res.status === 402) {
            console.log('Kobold returned error: Payment is due; sending it again cannot help.', res.status + ' ' + res.statusText, await res.text());
        } else if (res.status === 429) {
            console.log(`Kobold returned error: Wait, for Retry-After where it is sent, before you send it again. Retry-After: ${res.headers.get('retry-after') ?? 'not sent'}`, res.status + ' ' + res.statusText, await res.text());
        } else {
            console.log('Kobold returned error:', res.status + ' ' + res.statusText, await res.text());
        }
    }
    else tokens = (await res.json()).id;
    return tokens;
}

export const run = () => count('tea');
