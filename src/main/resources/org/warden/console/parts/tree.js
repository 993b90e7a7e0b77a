import { Component, html } from '../html.js';
import { covers, state, toggled } from '../permissions.js';
import { t } from '../words.js';

/** The tree of permissions: each node is on, off or partly on. Nodes below a wildcard that is held above them are locked. */
export class Tree extends Component {
  render({ nodes, held, onChange, search = '' }) {
    const words = search.trim().toLowerCase();
    const shown = named(nodes).filter((node) => matches(node, words));
    return shown.length === 0 ? html`<p class="muted">${t('tree.nothing', { words: search })}</p>`
      : html`<ul class="tree">${shown.map((node) => html`<${Node} key=${node.name} node=${node} held=${held} onChange=${onChange} words=${words} />`)}</ul>`;
  }
}

/** The tree names wildcards too, if a role has them. Here they are the state of the node above, except that of all. */
function named(nodes) {
  return nodes.filter(({ name }) => !name.endsWith(':*')).map((node) => ({ ...node, permissions: named(node.permissions) }));
}

function matches(node, words) {
  return node.name.includes(words) || node.description?.toLowerCase().includes(words) || node.permissions.some((below) => matches(below, words));
}

function Node({ node, held, onChange, words }) {
  const above = covers(held, node.name);
  const inherited = above !== node.name ? above : undefined;
  const now = inherited ? 'on' : state(held, node);
  const below = node.permissions.filter((one) => matches(one, words));
  return html`<li>
    <label class="check">
      <input type="checkbox" checked=${now === 'on'} indeterminate=${now === 'partly'} disabled=${!onChange || inherited !== undefined}
        onChange=${() => onChange(toggled(held, node))} />
      <span><code>${node.name}</code>${node.permissions.length > 0 && html` <span class="muted">${t('tree.below')}</span>`}
        ${node.name === '*' && html` <span class="muted">${t('tree.all')}</span>`}
        ${node.description && html` <span class="muted">${node.description}</span>`}
        ${inherited && html` <span class="chip">${t('tree.through', { name: inherited })}</span>`}</span>
    </label>
    ${below.length > 0 && html`<ul>${below.map((one) => html`<${Node} key=${one.name} node=${one} held=${held} onChange=${onChange} words=${words} />`)}</ul>`}
  </li>`;
}
