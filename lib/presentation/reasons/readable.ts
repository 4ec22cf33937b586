/** The readable form of a name without a title, wherever people see it: "late-replies" as "Late replies". */
export function readable(name: string): string {
  const words = name.replaceAll(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
