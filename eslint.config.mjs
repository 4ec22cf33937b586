import tseslint from 'typescript-eslint';

/** What the pure core may not touch: floats for money or time, clocks, randomness, the environment, other folders. */
const PURE = [
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'the domain has no randomness' },
  { selector: "MemberExpression[object.name='Date']", message: 'the domain has no clock; instants come in as numbers' },
  { selector: "NewExpression[callee.name='Date']", message: 'the domain has no clock; instants come in as numbers' },
  { selector: "CallExpression[callee.name='parseFloat']", message: 'no floats in the domain: use parseDecimal' },
  { selector: "MemberExpression[property.name='toFixed']", message: 'no floats in the domain: use formatDecimal' },
  { selector: "MemberExpression[object.name='process']", message: 'the domain does not see its environment' },
  { selector: 'Literal[raw=/^\\d+\\.\\d+$/]', message: 'no decimal fractions in the domain: binary floating point never enters' },
  {
    selector: "BinaryExpression[operator='/']:not(CallExpression[callee.object.name='Math'] BinaryExpression)",
    message: 'divide with Ratio, or whole numbers inside Math.floor, Math.ceil or Math.round',
  },
];

const SMALL_ZOD = {
  selector: "ImportDeclaration[source.value='zod'], ImportDeclaration[source.value='zod/mini'] > ImportSpecifier[imported.name='z']",
  message: "use import * as z from 'zod/mini': a bundle takes only what it uses of it, a third of zod's 100 KB",
};

/** A list that is copied for each entry takes the square of their number: what one sender repeats would hold up all others. */
const COPIED_LISTS = [
  [
    'Map',
    "CallExpression[callee.property.name='set'] ArrayExpression > SpreadElement > LogicalExpression[left.callee.property.name='get']",
  ],
  ['object', 'AssignmentExpression[left.computed=true] > ArrayExpression > SpreadElement > LogicalExpression[left.computed=true]'],
].map(([of, selector]) => ({
  selector,
  message: `this copies a list of the ${of} for each entry: use pushTo or addTo of lib/domain/lists.ts`,
}));

export default tseslint.config(
  { ignores: ['**/dist', 'node_modules', 'cdk.out', 'coverage', '.mutation', '.makegood', '.built', '.site'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs', 'scripts/*.mjs', 'scripts/engines/*.mjs', 'console/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-base-to-string': 'off',
      'no-restricted-syntax': ['error', SMALL_ZOD, ...COPIED_LISTS],
      eqeqeq: 'error',
    },
  },
  { files: ['lib/domain/**'], rules: { 'no-restricted-syntax': ['error', SMALL_ZOD, ...COPIED_LISTS, ...PURE] } },
  {
    files: ['test/**', 'bench/**', '*.mjs', 'console/*.mjs', '*.config.ts', 'scripts/**', 'docs/.vitepress/**'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
);
