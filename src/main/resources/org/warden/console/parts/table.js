import { Component, html } from '../html.js';
import { t } from '../words.js';
import { RefusalNotice } from './refusal.js';

/**
 * A table that becomes a card for each row on a narrow screen.
 *
 * columns: { name, label, cell: (row) => content, number }. rows: undefined while they are loading. empty: what to show if
 * there are none. onMore loads the next page below the rows; no onMore, no further page.
 */
export class Table extends Component {
  state = { busy: false, refusal: undefined };

  more = async () => {
    this.setState({ busy: true, refusal: undefined });
    try {
      await this.props.onMore();
      this.setState({ busy: false });
    } catch (refusal) {
      this.setState({ busy: false, refusal });
    }
  };

  render({ caption, columns, rows, empty, onMore, rowKey = (row) => row.id }, { busy, refusal }) {
    if (rows?.length === 0) {
      return html`<div class="empty">${empty}</div>`;
    }
    return html`<div class="table">
      <table aria-busy=${rows === undefined}>
        <caption class="unseen">${caption}</caption>
        <thead><tr>${columns.map((column) => html`<th scope="col" key=${column.name} class=${column.number ? 'number' : ''}>${column.label}</th>`)}</tr></thead>
        <tbody>
          ${rows === undefined ? waiting(columns) : rows.map((row) => html`<tr key=${rowKey(row)}>
            ${columns.map((column, index) => cell(column, row, index))}
          </tr>`)}
        </tbody>
      </table>
      <${RefusalNotice} refusal=${refusal} />
      ${onMore && rows && html`<button type="button" class="more" disabled=${busy} onClick=${this.more}>${t('table.more')}</button>`}
    </div>`;
  }
}

/** One box for each cell: on a narrow screen the name of the column stands beside it. */
function cell(column, row, index) {
  const kind = column.number ? 'number' : '';
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
