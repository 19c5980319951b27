import { describeFacts } from '../describe-facts.js';

const API = `
class Api {
  async get(path: string) {
    return fetch('https://api.acme.test' + path);
  }
}`.trim();

describeFacts('an instance that is known by its declared type', {
  'of a parameter of the constructor that becomes a field': {
    filename: 'case.ts',
    source: `
${API}
class Jobs {
  constructor(private readonly api: Api) {}
  async load() {
    const res = await this.api.get('/jobs');
    if (!res.ok) throw new Error('failed');
    return res.json();
  }
}`,
    expected: { checked: 'yes', fate: 'lost' },
  },
  'of a field': {
    filename: 'case.ts',
    source: `
${API}
class Jobs {
  private api: Api;
  async load() {
    const res = await this.api.get('/jobs');
    return res.json();
  }
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'of a parameter of a function': {
    filename: 'case.ts',
    source: `
${API}
const load = async (client: Api) => {
  const res = await client.get('/jobs');
  if (res.status === 402) throw new Error('no credits left');
  if (res.status === 429) throw new Error('slow down');
  if (!res.ok) throw new Error('failed');
  return res.json();
};`,
    expected: { checked: 'yes', fate: 'distinguished' },
  },
  'is followed to the worst of its users': {
    filename: 'case.ts',
    source: `
${API}
class Jobs {
  constructor(private readonly api: Api) {}
  async load() {
    const res = await this.api.get('/jobs');
    if (!res.ok) throw { status: res.status };
    return res.json();
  }
}
async function count(client: Api) {
  const res = await client.get('/jobs/count');
  return res.json();
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'of an enum is no fault': {
    filename: 'case.ts',
    source: `
enum Region { Europe, America }
export async function load(region: Region) {
  const res = await fetch('/jobs?region=' + region);
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { checked: 'yes' },
  },
});
