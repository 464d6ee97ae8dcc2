/**
 * A page is a tree of trees: the document, open shadow roots in it, documents of same-origin frames. Here is how to
 * go up and down between them.
 */

/** The element above, out of a shadow root to its host and out of a same-origin frame to the frame's element. */
export function above(element: Element): Element | null {
  return element.parentElement ?? hostOf(element.getRootNode());
}

/** What holds a tree: the host of a shadow root, the frame of a document; null for the page itself. */
function hostOf(root: Node): Element | null {
  if ('host' in root) return root.host as Element;
  return (root as Document).defaultView?.frameElement ?? null;
}

/** The element and all above it, the nearest first. */
export function lineage(element: Element): Element[] {
  const line: Element[] = [];
  for (let at: Element | null = element; at; at = above(at)) line.push(at);
  return line;
}

/** One tree on the way from a scope to an element: where it is looked up, and what is looked for in it. */
export type Leg = { root: ParentNode; element: Element };

/**
 * The way from `scope` down to `target`, one leg for each tree that is entered. A leg whose element is its own root
 * stands for the scope itself.
 */
export function legs(scope: ParentNode, target: Element): Leg[] {
  const root = target.getRootNode() as unknown as ParentNode;
  if (scope === target || scope.contains(target)) return [{ root: scope, element: target }];
  const host = hostOf(root as unknown as Node);
  if (root === scope || !host) return [{ root, element: target }];
  return [...legs(scope, host), { root, element: target }];
}

/** All elements of a tree and of the open shadow roots in it, up to a number. */
function* within(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* within(element.shadowRoot);
  }
}

/** The text of an element as the eye sees it, that of open shadow roots in it included. */
export function seenText(element: Element, textOf: (element: Element, limit: number) => string): string {
  const inner = [element, ...within(element)].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot] : []));
  const shadows = inner.flatMap((root) => [...root.children].map((child) => textOf(child, 2_000)));
  return [textOf(element, 4_000), ...shadows].join(' ');
}
