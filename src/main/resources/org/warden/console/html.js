// Preact and htm, as every module of these pages uses them: templates as tagged strings, no build step.
import { Component, Fragment, createRef, h, render } from './lib/preact.module.js';
import htm from './lib/htm.module.js';

export const html = htm.bind(h);
export { Component, Fragment, createRef, render };
