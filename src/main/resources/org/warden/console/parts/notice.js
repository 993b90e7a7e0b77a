import { Component, html } from '../html.js';

const SECONDS = 6;
let told = '';
let timer;
let show = () => {};

/** Tells the reader what was done. Screen readers read it aloud, and the focus stays where it is. */
export function tell(text) {
  clearTimeout(timer);
  told = text;
  show();
  timer = text && setTimeout(() => tell(''), SECONDS * 1000);
}

/** The place for such messages; one in each page. */
export class Notices extends Component {
  /** A message may be older than the place: the end of a session changes the page. */
  componentDidMount() {
    show = () => this.setState({ text: told });
    show();
  }

  render(_, { text = '' }) {
    return html`<div role="status" class=${text ? 'notice shown' : 'notice'}>${text}</div>`;
  }
}
