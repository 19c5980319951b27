/**
 * A place in a response. Header names are matched without case. A body path is a dot-path (`error.code`);
 * `[]` stands for each element of an array (`errors[].code`).
 */
export type Location = { in: 'header'; name: string } | { in: 'body'; path: string };
