// Which permissions a role holds: names of words with colons; a last word * holds everything below.

/** The held permission that includes this one: itself or a wildcard above it; undefined if there is none. */
export function covers(held, name) {
  const words = name.split(':');
  const above = words.map((_, index) => [...words.slice(0, index), '*'].join(':'));
  return [...above, name].find((one) => held.has(one));
}

/** What is on below a node: 'on', 'partly' or 'off'. */
export function state(held, node) {
  if (node.name === '*') {
    return held.has('*') ? 'on' : 'off';
  }
  if (covers(held, `${node.name}:*`) ?? (node.permissions.length === 0 && covers(held, node.name))) {
    return 'on';
  }
  return [...held].some((one) => one === node.name || one.startsWith(`${node.name}:`)) ? 'partly' : 'off';
}

/** The permissions after the node was turned on or off. A node with others below it stands for all of them. */
export function toggled(held, node) {
  if (node.name === '*') {
    return held.has('*') ? new Set([...held].filter((one) => one !== '*')) : new Set(['*']);
  }
  const others = [...held].filter((one) => one !== node.name && !one.startsWith(`${node.name}:`));
  const on = state(held, node) !== 'on';
  return new Set(on ? [...others, node.permissions.length > 0 ? `${node.name}:*` : node.name] : others);
}

/** Every permission of the tree that is no node above others. */
export function leaves(nodes) {
  return nodes.flatMap((node) => node.permissions.length > 0 ? leaves(node.permissions) : [node.name]);
}
