/** Light or dark, kept for the next visit. */
import { Mode, applyMode } from '@cloudscape-design/global-styles';
import { useEffect, useState } from 'react';

const preferred = (): string => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

export function useAppearance(): readonly [dark: boolean, setDark: (dark: boolean) => void] {
  const [dark, setDark] = useState(() => (localStorage.getItem('appearance') ?? preferred()) === 'dark');
  useEffect(() => {
    localStorage.setItem('appearance', dark ? 'dark' : 'light');
    applyMode(dark ? Mode.Dark : Mode.Light);
  }, [dark]);
  return [dark, setDark];
}
