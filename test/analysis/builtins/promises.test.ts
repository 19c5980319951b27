import { describeFacts } from '../describe-facts.js';

describeFacts('a chain', {
  'keeps what is thrown in it': {
    source: `
const load = () =>
  fetch('/a').then((res) => {
    if (!res.ok) throw { status: res.status };
    return res.json();
  });`,
    expected: { checked: 'yes', fate: 'propagated', at: [3] },
  },
  'keeps what it rejects with': {
    source: `
const load = () =>
  fetch('/a').then((res) => (res.ok ? res.json() : Promise.reject({ status: res.status })));`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
  'is not judged by what is thrown before anybody waits for it': {
    source: `
const load = (callback) => {
  const answer = fetch('/a').then((res) => {
    if (!res.ok) throw { status: res.status };
    return res.json();
  });
  if (callback && typeof callback !== 'function') throw new Error('no function');
  return answer;
};`,
    expected: { checked: 'yes', fate: 'propagated', at: [3] },
  },
  'is judged by what is thrown once somebody has waited': {
    source: `
const load = async () => {
  const answer = fetch('/a').then((res) => (res.ok ? res.json() : null));
  const data = await answer;
  if (!data) throw new Error('no data');
  return data;
};`,
    expected: { checked: 'yes', fate: 'lost', at: [4] },
  },
  'goes on through finally': {
    source: `
const load = (stop) =>
  fetch('/a')
    .then((res) => {
      if (!res.ok) throw new Error('failed');
      return res.json();
    })
    .finally(() => stop());`,
    expected: { checked: 'yes', fate: 'lost', at: [4] },
  },
  'hands a body that was parsed on with its response': {
    source: `
const load = () =>
  fetch('/a')
    .then((res) => res.json().then((data) => ({ res, data })))
    .then(({ res, data }) => {
      if (!res.ok) throw new Error('failed');
      return data;
    });`,
    expected: { checked: 'yes', fate: 'lost', at: [5] },
  },
  'separates in its catch': {
    source: `
const load = () =>
  fetch('/a')
    .then((res) => {
      if (!res.ok) throw { status: res.status };
      return res.json();
    })
    .catch((error) => {
      if (error.status === 402) return 'top up';
      throw error;
    });`,
    expected: { 402: 'distinguished', 429: 'propagated' },
  },
  'takes a function by its name': {
    source: `
const parse = (res) => res.json();
const load = () => fetch('/a').then(parse);`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'takes a method that is bound': {
    source: `
class Api {
  handle(res) {
    if (!res.ok) throw new Error('failed');
    return res.json();
  }
  load() {
    return fetch('/a').then(this.handle.bind(this));
  }
}`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
});

describeFacts('new Promise', {
  'settles as its functions are called': {
    source: `
const load = () =>
  new Promise((resolve, reject) => {
    fetch('/a').then((res) => {
      if (res.ok) resolve(res.json());
      else reject({ status: res.status });
    });
  });`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
  'loses what it rejects without': {
    source: `
const load = () =>
  new Promise((resolve, reject) => {
    fetch('/a').then((res) => {
      if (res.ok) resolve(res.json());
      else reject(new Error('failed'));
    });
  });`,
    expected: { checked: 'yes', fate: 'lost' },
  },
  'that resolves with every body notices nothing': {
    source: `
const load = () =>
  new Promise((resolve, reject) => {
    fetch('/a')
      .then((res) => res.json())
      .then(resolve, reject);
  });`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
});

describeFacts('combinators', {
  'Promise.all rejects with the first that fails': {
    source: `
const get = async (path) => {
  const res = await fetch(path);
  if (!res.ok) throw { status: res.status };
  return res.json();
};
async function load() {
  try {
    return await Promise.all([get('/a'), get('/b')]);
  } catch {
    return [];
  }
}`,
    expected: [
      { via: null, fate: 'propagated' },
      { via: 'get', url: 'relative /a', fate: 'lost' },
      { via: 'get', url: 'relative /b', fate: 'lost' },
    ],
  },
  'Promise.allSettled keeps the reason': {
    source: `
async function load() {
  const results = await Promise.allSettled([
    fetch('/a').then((res) => {
      if (!res.ok) throw { status: res.status };
      return res.json();
    }),
  ]);
  return results;
}`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
  'Promise.allSettled whose failures are filtered out loses them': {
    source: `
async function load() {
  const results = await Promise.allSettled([
    fetch('/a').then((res) => {
      if (!res.ok) throw { status: res.status };
      return res.json();
    }),
  ]);
  return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}`,
    expected: { checked: 'yes', fate: 'lost' },
  },
  'Promise.allSettled loses what becomes of a promise that nobody looks at': {
    source: `
const get = async (path) => {
  const res = await fetch(path);
  if (!res.ok) throw { status: res.status };
  return res.json();
};
async function load() {
  const [first] = await Promise.allSettled([get('/a'), get('/b')]);
  if (first.status === 'rejected') throw first.reason;
  return first.value;
}`,
    expected: [
      { via: null, fate: 'propagated' },
      { via: 'get', url: 'relative /a', fate: 'propagated' },
      { via: 'get', url: 'relative /b', fate: 'lost' },
    ],
  },
  'Promise.all whose other answers nobody reads leaves the first one what it is': {
    source: `
async function load() {
  const [first] = await Promise.all([fetch('/a'), fetch('/b', { method: 'POST' })]);
  if (!first.ok) throw { status: first.status };
  return first.json();
}`,
    expected: [
      { url: 'relative /a', checked: 'yes', fate: 'propagated' },
      { url: 'relative /b', checked: 'ignored' },
    ],
  },
  'Promise.any rejects when all fail': {
    source: `
async function load() {
  const res = await Promise.any([fetch('/a')]);
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'Promise.race with a timeout': {
    source: `
async function load() {
  const timeout = new Promise((_, reject) => setTimeout(() => reject(new Error('timeout')), 1000));
  const res = await Promise.race([fetch('/a'), timeout]);
  return res.json();
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
});

describeFacts('generators', {
  'that yield the body notice nothing': {
    source: `
async function* pages() {
  for (let page = 1; page < 9; page += 1) {
    const res = await fetch('/a?page=' + page);
    yield await res.json();
  }
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'that check first lose what they throw without': {
    source: `
async function* pages() {
  for (let page = 1; page < 9; page += 1) {
    const res = await fetch('/a?page=' + page);
    if (!res.ok) throw new Error('failed');
    yield await res.json();
  }
}`,
    expected: { checked: 'yes', fate: 'lost', at: [4], retry: null },
  },
  'are followed into the loop that reads them': {
    source: `
async function* pages() {
  const res = await fetch('/a');
  if (!res.ok) throw { status: res.status };
  yield await res.json();
}
async function load(show) {
  try {
    for await (const page of pages()) show(page);
  } catch (error) {
    if (error.status === 402) show('top up');
    else throw error;
  }
}`,
    expected: { 402: 'distinguished', 429: 'propagated' },
  },
});
