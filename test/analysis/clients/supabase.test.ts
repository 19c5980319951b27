import { describeFacts } from '../describe-facts.js';

const CLIENT = `
import { createClient, FunctionsHttpError } from '@supabase/supabase-js';
const supabase = createClient(url, key);`;

describeFacts('a function of Supabase', {
  'is called with POST, and hands its error on': {
    source: `${CLIENT}
export async function charge(body) {
  const { data, error } = await supabase.functions.invoke('charge', { body });
  if (error) throw error;
  return data;
}`,
    expected: {
      client: 'other',
      method: 'POST',
      checked: 'yes',
      fate: 'propagated',
      key: 'absent',
    },
  },
  'has the answer in the context of its error': {
    source: `${CLIENT}
export async function charge(body) {
  const { data, error } = await supabase.functions.invoke('charge', { body });
  if (error instanceof FunctionsHttpError) {
    if (error.context.status === 402) return pay();
    if (error.context.status === 429) return wait();
  }
  if (error) throw new Error('failed');
  return data;
}`,
    expected: { checked: 'yes', fate: 'distinguished', at402: [6], at429: [7] },
  },
  'says nothing of the status in its message': {
    source: `${CLIENT}
export async function charge(body) {
  const { data, error } = await supabase.functions.invoke('charge', { body });
  if (error) {
    toast.error(error.message);
    return null;
  }
  return data;
}`,
    expected: { checked: 'yes', fate: 'lost', at: [7] },
  },
  'fails unnoticed where nobody asks for the error': {
    source: `${CLIENT}
export async function charge(body) {
  const { data } = await supabase.functions.invoke('charge', { body });
  return data;
}
export async function tell(body) {
  await supabase.functions.invoke('tell', { body });
}`,
    expected: [
      { checked: 'no', fate: 'unchecked' },
      { checked: 'ignored', fate: 'unchecked' },
    ],
  },
  'gives what its caller may ask': {
    source: `${CLIENT}
export const charge = (body) => supabase.functions.invoke('charge', { body });`,
    expected: { checked: 'yes', fate: 'propagated', requestId: 'propagated' },
  },
  'takes a key and another method': {
    source: `${CLIENT}
export async function charge(body) {
  const { data, error } = await supabase.functions.invoke('charge', {
    body,
    headers: { 'Idempotency-Key': body.id },
  });
  const { error: failed } = await supabase.functions.invoke('jobs', { method: 'GET' });
  if (error || failed) throw error ?? failed;
  return data;
}`,
    expected: [
      { method: 'POST', key: 'present' },
      { method: 'GET', key: 'na' },
    ],
  },
});
