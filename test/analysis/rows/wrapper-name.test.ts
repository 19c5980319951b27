import { describeFacts } from '../describe-facts.js';

const createRequest = `
const createRequest = (base) => async (path) => {
  const res = await fetch(base + path);
  if (!res.ok) throw { status: res.status };
  return res.json();
};`;

describeFacts('the name of a wrapper', {
  'that is made and called at once is that of what makes it': {
    source: `${createRequest}
export const jobs = () => createRequest('https://api.acme.test')('/jobs');
export const teams = () => createRequest('https://api.acme.test')('/teams');`,
    expected: [
      { line: 2 },
      { line: 6, via: 'createRequest', url: 'absolute api.acme.test/jobs' },
      { line: 7, via: 'createRequest', url: 'absolute api.acme.test/teams' },
    ],
  },
  'that is a private method is what stands there': {
    source: `
class Api {
  async #send(path) {
    const res = await fetch('https://api.acme.test' + path);
    if (!res.ok) throw { status: res.status };
    return res.json();
  }
  jobs() {
    return this.#send('/jobs');
  }
}`,
    expected: [{ line: 3 }, { line: 8, via: '#send' }],
  },
  'that may be injected is that of what is called otherwise': {
    source: `
async function request(path) {
  const res = await fetch('https://api.acme.test' + path);
  if (!res.ok) throw { status: res.status };
  return res.json();
}
export const load = (options) => (options.request ?? request)('/jobs');`,
    expected: [{ line: 2 }, { line: 6, via: 'request' }],
  },
});
