/** A small picture of a state as it is drawn in the lanes, for legends. */
import { type ReactNode, useEffect, useRef } from 'react';
import { type Theme, themeOf } from './paint.ts';

const [WIDTH, HEIGHT] = [28, 16];

interface MarkProps {
  readonly paint: (context: CanvasRenderingContext2D, theme: Theme, box: readonly [number, number, number, number]) => void;
  readonly children: ReactNode;
}

export function Mark({ paint, children }: MarkProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current!;
    const draw = (): void => {
      const context = element.getContext('2d')!;
      context.clearRect(0, 0, element.width, element.height);
      paint(context, themeOf(element), [0, 0, element.width, element.height]);
    };
    draw();
    const coloured = new MutationObserver(draw);
    coloured.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    return () => coloured.disconnect();
  }, [paint]);
  return (
    <span>
      <canvas ref={canvas} width={WIDTH} height={HEIGHT} aria-hidden="true" /> {children}
    </span>
  );
}
