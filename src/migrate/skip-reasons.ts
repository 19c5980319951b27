/**
 * Why a site is left as it is, each with what its user can do about it. `docs/codemods.md` lists them; `--json` gives
 * the keys, which are stable.
 */
export const SKIP_REASONS = {
  'already-done': 'what the codemod would write is there already',
  'callee-not-fetch':
    'the function that is called is handed over or chosen at run time; migrate where it is made',
  'callee-of-package':
    'the function comes from a package whose Response or options differ from those of the platform',
  'client-module': 'it stands in the module that makes the client, or in one that this imports',
  'no-client': 'no client of the client module fits its address; export one for it',
  'client-headers': 'the client would send headers that this call does not send',
  'retries-itself':
    'the code around it sends it again, and the client would too; export a client with `retry: false` for it',
  'arguments-spread': 'its arguments are spread, so that what is sent is not known',
  'not-a-module': 'the file is a script, which cannot import the client',
  'component-template': 'it stands in a template, whose code cannot be edited safely',
  'response-leaves': 'its Response is handed to code that expects one; use --style drop-in',
  'status-unchecked':
    'the code goes on with the body of an error, where a typed call rejects; handle the failure first, or use --style drop-in',
  'body-read-sometimes':
    'its body is read only under a condition, or after something else is done, where a typed call reads it at once',
  'body-not-json': 'its body is not read as JSON, text, blob or stream alone',
  'shape-not-followed': 'the statements around it have a form that is not rewritten',
  'failure-read': 'code reads what only the old error has (its name, class or headers)',
  'method-dynamic': 'its method is decided at run time',
  'options-dynamic': 'its options come from elsewhere, so that what is sent is not known',
  'interceptor-not-mapped': 'an interceptor of its instance cannot be written as a hook',
  'instance-shared': 'its instance is used in a way that is not followed',
  'axios-option': 'it uses an option that the client does not have',
  'no-key-offered': 'its API offers no idempotency keys, or nothing is known of them',
  'key-carrier-unknown': 'its API takes idempotency keys, and does not say where',
  'key-in-component':
    'it is sent from a component: make the key when the form is opened (useRef, form state), and pass it on',
  'operation-not-known':
    'where its operation begins is not known: the retry around it is not in view',
  'headers-dynamic': 'its headers come from code that is not followed',
  'no-failure-path':
    'its failure is neither logged nor thrown in view, so that there is no place to write to',
  'failure-not-noticed': 'nothing looks at its failure: test its status first',
  'repeated-around':
    'it is sent again, by the code around it or by its client: whether that is to be after these statuses has to be decided there',
  'request-id-not-documented': 'no place of a request id is known for its API',
  'status-not-in-scope': 'the answer is no longer in reach where the failure is handled',
  'style-not-known':
    'the failure path neither throws, returns nor tells the user in a form that can be repeated',
  'decided-elsewhere': 'what happens on failure is decided by its callers in other files',
  'goes-together': 'it shares a handler or an instance with another site that is not migrated',
  overlaps: 'it stands inside of another site that was migrated; run the codemod again',
  'type-error': 'the file would have a type error that it does not have now',
  'file-unreadable': 'the file could not be read as UTF-8, or parsed',
  'file-unwritable': 'the file could not be written',
  'file-changed': 'the file was changed while the migration ran; run the codemod again',
  'outside-project': 'the file, or what its symbolic link leads to, lies outside of the project',
  declined: 'you said no',
} as const satisfies Record<string, string>;

export type SkipReason = keyof typeof SKIP_REASONS;
