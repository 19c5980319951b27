const API = process.env.API_URL ?? 'https://api.pyramid-ai.com/api/v2';

export async function createAll(names: string[]): Promise<unknown[]> {
  const made: unknown[] = [];
  for (const name of names) {
    let last = 0;
    for (let attempt = 0; attempt < 2; attempt++) {
      const res = await fetch(API + '/projects', { method: 'POST', body: JSON.stringify({ name }) });
      last = res.status;
      if (res.ok) {
        made.push(await res.json());
        break;
      }
    }
    if (last >= 400) throw Object.assign(new Error('no project'), { status: last });
  }
  return made;
}

export const run = () => createAll(['a', 'b']);
