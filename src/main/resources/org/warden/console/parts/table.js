import { Component, createRef, html } from '../html.js';
import { t } from '../words.js';
import { RefusalNotice } from './refusal.js';

/**
 * A table that becomes a card for each row on a narrow screen.
 *
 * columns: { name, label, cell: (row) => content, number }. rows: undefined while they are loading. empty: what to show if
 * there are none. onMore loads the next page below the rows; no onMore, no further page. busy: the rows will be replaced. A
 * caller that keeps the same columns lets a table of thousands of rows draw only the rows that changed.
 */
export class Table extends Component {
  state = { busy: false, refusal: undefined };
  box = createRef();

  more = async () => {
    if (this.state.busy) {
      return;
    }
    const before = this.props.rows.length;
    this.setState({ busy: true, refusal: undefined });
    try {
      await this.props.onMore();
      this.setState({ busy: false }, () => this.continue(before));
    } catch (refusal) {
      this.setState({ busy: false, refusal });
    }
  };

  /** After the last page the button is gone, and the focus goes to the first row that came. */
  continue(before) {
    if (!this.props.onMore) {
      this.box.current?.querySelectorAll('tbody tr')[before]?.querySelector('a, button')?.focus();
    }
  }

  render({ caption, columns, rows, empty, onMore, busy: replacing, rowKey = (row) => row.id }, { busy, refusal }) {
    if (rows?.length === 0) {
      return html`<div class="empty">${empty}</div>`;
    }
    return html`<div class="table" ref=${this.box}>
      <table aria-busy=${rows === undefined || replacing ? 'true' : undefined}>
        <caption class="unseen">${caption}</caption>
        <thead><tr>${columns.map((column) => html`<th scope="col" key=${column.name} class=${classOf(column)}>${column.label}</th>`)}</tr></thead>
        <tbody>${rows === undefined ? waiting(columns)
          : rows.map((row) => html`<${Row} key=${rowKey(row)} row=${row} columns=${columns} />`)}</tbody>
      </table>
      <${RefusalNotice} refusal=${refusal} />
      ${onMore && rows && html`<button type="button" class="more" aria-disabled=${busy ? 'true' : undefined} onClick=${this.more}>${t('table.more')}</button>`}
    </div>`;
  }
}

class Row extends Component {
  shouldComponentUpdate({ row, columns }) {
    return row !== this.props.row || columns !== this.props.columns;
  }

  render({ row, columns }) {
    return html`<tr>${columns.map((column, index) => cell(column, row, index))}</tr>`;
  }
}

/** The name is for the style: how wide a column may be. */
function classOf({ name, number }) {
  return `column-${name}${number ? ' number' : ''}`;
}

/** One box for each cell: on a narrow screen the name of the column stands beside it. */
function cell(column, row, index) {
  const kind = classOf(column);
  return index === 0
    ? html`<th scope="row" key=${column.name} class=${kind}>${column.cell(row)}</th>`
    : html`<td key=${column.name} class=${kind} data-label=${column.label}><div>${column.cell(row)}</div></td>`;
}

/** As many rows as a small page has, so that nothing jumps when they come. */
function waiting(columns) {
  return Array.from({ length: 8 }, (_, row) => html`<tr key=${row} class="waiting" aria-hidden="true">
    ${columns.map((column) => html`<td key=${column.name}><span></span></td>`)}
  </tr>`);
}
