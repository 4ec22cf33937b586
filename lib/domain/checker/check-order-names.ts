/**
 * Checks names of an order that no version of the terms has. A name that one version has is right: a version may add or drop a parameter
 * or an attribute, and the order has the names that each version needs.
 */
import { type Issue, errorIssue, pointer } from '../issue.ts';
import type { Contract } from '../contract/terms.ts';
import { suggest } from '../contract/spelling.ts';

export function unknownInAll({ order, terms }: Contract): Issue[] {
  const parameters = new Set(terms.flatMap((text) => Object.keys(text.parameters ?? {})));
  const none = terms.length === 1 ? 'the terms have no' : 'no version of the terms has the';
  const ofParameters = Object.keys(order.parameters ?? {}).flatMap((name) =>
    parameters.has(name)
      ? []
      : [
          errorIssue(
            'unknown-name',
            pointer('order', 'parameters', name),
            `${none} parameter "${name}"${suggest(name, [...parameters])}; remove it, or declare it under \`parameters\` of the terms`,
          ),
        ],
  );
  const ofAttributes = (given: Readonly<Record<string, unknown>> | undefined, of: string, path: string): Issue[] => {
    const known = terms.flatMap(({ attributes = {} }) => Object.keys(attributes).filter((name) => attributes[name]!.of === of));
    return Object.keys(given ?? {}).flatMap((name) =>
      known.includes(name)
        ? []
        : [
            errorIssue(
              'unknown-attribute',
              path + pointer(name),
              `${none} attribute "${name}" of ${of}${suggest(name, known)}; remove it, or declare it under \`attributes\` of the terms`,
            ),
          ],
    );
  };
  return [
    ...ofParameters,
    ...ofAttributes(order.attributes, 'customer', pointer('order', 'attributes')),
    ...Object.entries(order.components ?? {}).flatMap(([id, { kind, attributes }]) =>
      ofAttributes(attributes, kind, pointer('order', 'components', id, 'attributes')),
    ),
  ];
}
