import { Component, html } from '../html.js';

const SECONDS = 6;
let show = () => {};

/** Tells the reader what was done. Screen readers read it aloud, and the focus stays where it is. */
export function tell(text) {
  show(text);
}

/** The place for such messages; one in each page. */
export class Notices extends Component {
  componentDidMount() {
    show = (text) => {
      clearTimeout(this.timer);
      this.setState({ text });
      this.timer = setTimeout(() => this.setState({ text: '' }), SECONDS * 1000);
    };
  }

  render(_, { text }) {
    return html`<div role="status" class=${text ? 'notice shown' : 'notice'}>${text}</div>`;
  }
}
