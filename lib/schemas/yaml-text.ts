/** YAML as people read it: lines of a width that a terminal has, no anchors. */
import { stringify } from 'yaml';

export const yamlText = (value: object): string => stringify(value, { lineWidth: 120, aliasDuplicateObjects: false }).trimEnd();
