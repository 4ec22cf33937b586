/** YAML for readers: lines that fit a terminal, no anchors. */
import { stringify } from 'yaml';

export const yamlText = (value: object): string => stringify(value, { lineWidth: 120, aliasDuplicateObjects: false }).trimEnd();
