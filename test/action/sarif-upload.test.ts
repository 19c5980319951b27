import { expect, test } from 'vitest';
import type { Event } from '../../src/action/event.js';
import { whyNoUpload } from '../../src/action/sarif-upload.js';

const ofPullRequest = (isFork: boolean): Event => ({
  name: 'pull_request',
  pullRequest: { number: 7, base: 'b', head: 'h', isFork },
  mergeGroupBase: null,
  isPrivate: false,
});
const push: Event = { ...ofPullRequest(false), name: 'push', pullRequest: null };

test('by default nothing is uploaded', () => {
  expect(whyNoUpload('false', ofPullRequest(false), true)).toBe('not asked for');
});

test('auto uploads where it costs nothing and the token may', () => {
  expect(whyNoUpload('auto', ofPullRequest(false), true)).toBeNull();
  expect(whyNoUpload('auto', push, false)).toBeNull();
  expect(whyNoUpload('auto', ofPullRequest(true), true)).toContain('fork');
  expect(whyNoUpload('auto', { ...push, isPrivate: true }, false)).toContain('private');
  expect(whyNoUpload('auto', { ...push, name: 'merge_group' }, false)).toContain('group');
});

test('true tries wherever it makes sense', () => {
  expect(whyNoUpload('true', { ...push, isPrivate: true }, false)).toBeNull();
  expect(whyNoUpload('true', ofPullRequest(true), true)).toBeNull();
});

test('a part of what a branch has would close the alerts of the rest', () => {
  expect(whyNoUpload('true', push, true)).toContain('every finding');
});
