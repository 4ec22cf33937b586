/**
 * An editor of YAML: colours, completion and descriptions from the schema of contracts, and marks for issues. It lives in a shadow root,
 * because the policy of the page blocks styles that a script adds to the document.
 */
import { inOneText, isChinese, issueText } from '../text/issue-text.ts';
import { autocompletion } from '@codemirror/autocomplete';
import { yaml, yamlLanguage } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, hoverTooltip } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { basicSetup } from 'codemirror';
import { stateExtensions } from 'codemirror-json-schema';
import { yamlCompletion, yamlSchemaHover } from 'codemirror-json-schema/yaml';
import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import type { PlacedIssue } from './placed-issue.ts';
import { withPlainReferences } from './plain-references.ts';

/** What the page asks of the editor. */
export interface EditorHandle {
  /** Shows a place: line and column from 1. */
  readonly goTo: (line: number, column: number) => void;
}

interface YamlEditorProps {
  readonly label: string;
  /** The text at first; what is typed since stays. */
  readonly text: string;
  readonly schema: object;
  readonly issues: readonly PlacedIssue[];
  readonly readOnly: boolean;
  readonly onChange: (text: string) => void;
  readonly handle: RefObject<EditorHandle | null>;
}

/** The marks of the library are images in `data:` addresses, which the policy of the page blocks. */
const mark = (colour: string): Record<string, string> => ({ content: 'none', backgroundColor: colour, borderRadius: '50%' });
const underline = (colour: string): Record<string, string> => ({ backgroundImage: 'none', textDecoration: `underline wavy ${colour}` });

const THEME = EditorView.theme({
  '.cm-lint-marker-error': mark('#d91515'),
  '.cm-lint-marker-warning': mark('#f2a900'),
  '.cm-lintRange-error': underline('#d91515'),
  '.cm-lintRange-warning': underline('#f2a900'),
  '&': {
    height: 'var(--editor-height, 65vh)',
    fontSize: '13px',
    border: '1px solid color-mix(in srgb, currentColor 30%, transparent)',
    borderRadius: '8px',
  },
  '.cm-scroller': { fontFamily: 'ui-monospace, Menlo, Consolas, monospace' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'inherit',
    borderRight: '1px solid color-mix(in srgb, currentColor 20%, transparent)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, currentColor 8%, transparent)' },
  '.cm-cursor': { borderLeftColor: 'currentColor' },
  '.cm-tooltip': { color: '#000716', backgroundColor: '#ffffff', maxWidth: '36rem' },
});

/** Colours are mixed with that of the text, so that they can be read on a light and on a dark page, on the line of the cursor too. */
const mixed = (colour: string): string => `color-mix(in srgb, currentColor 60%, ${colour})`;
const COLOURS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: mixed('#0972d3') },
  { tag: [tags.string, tags.special(tags.string)], color: mixed('#c0392b') },
  { tag: tags.comment, color: 'color-mix(in srgb, currentColor 75%, #8d6e00)', fontStyle: 'italic' },
]);

/** The character of a place; the last one of a text that is shorter. */
function positionOf(state: EditorState, line: number, column: number): number {
  const at = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
  return Math.min(at.from + Math.max(column, 1) - 1, at.to);
}

/** What it is, then the words of the program, which are marked as English where the page is in another language. */
function saidOf({ code, ...issue }: Pick<PlacedIssue, 'code' | 'title' | 'message' | 'remedy'>): Node {
  const { title, quoted } = issueText(issue, {});
  const said = document.createElement('span');
  const words = document.createElement('span');
  if (!isChinese(quoted)) words.lang = 'en';
  words.textContent = quoted;
  said.append(`${code}: `, ...(title === undefined ? [words] : [`${title}（`, words, '）']));
  return said;
}

function diagnosticOf(state: EditorState, { line, column, severity, ...issue }: PlacedIssue): Diagnostic {
  const from = positionOf(state, line, column);
  const message = `${issue.code}: ${inOneText(issueText(issue, {}))}`;
  return { from, to: state.doc.lineAt(from).to, severity, message, renderMessage: () => saidOf(issue) };
}

const attributesOf = (label: string): Extension => EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' });

export function YamlEditor({ label, text, schema, issues, readOnly, onChange, handle }: YamlEditorProps): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const labelled = useRef(new Compartment());
  const changed = useRef(onChange);
  changed.current = onChange;
  useEffect(() => {
    const root = host.current!.shadowRoot ?? host.current!.attachShadow({ mode: 'open' });
    const editor = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: text,
        extensions: [
          basicSetup,
          yaml(),
          yamlLanguage.data.of({ autocomplete: yamlCompletion() }),
          autocompletion(),
          hoverTooltip(yamlSchemaHover()),
          stateExtensions(withPlainReferences(schema)),
          lintGutter(),
          THEME,
          syntaxHighlighting(COLOURS),
          EditorState.readOnly.of(readOnly),
          labelled.current.of(attributesOf(label)),
          EditorView.updateListener.of((update) => update.docChanged && changed.current(update.state.doc.toString())),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
    // Neither a change of the text by typing nor another language makes the editor anew: what was typed would be lost.
  }, [text, schema, readOnly]);
  useEffect(() => view.current?.dispatch({ effects: labelled.current.reconfigure(attributesOf(label)) }), [label]);
  useEffect(() => {
    const { current: editor } = view;
    if (editor)
      editor.dispatch(
        setDiagnostics(
          editor.state,
          issues.map((issue) => diagnosticOf(editor.state, issue)),
        ),
      );
  }, [issues]);
  useImperativeHandle(handle, () => ({
    goTo: (line, column) => {
      const { current: editor } = view;
      if (!editor) return;
      const anchor = positionOf(editor.state, line, column);
      editor.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      editor.focus();
    },
  }));
  return <div ref={host} data-testid="editor" />;
}
