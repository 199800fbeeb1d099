import { defineConfig, globalIgnores } from 'eslint/config'
import nextVitals from 'eslint-config-next/core-web-vitals'
import tseslint from 'typescript-eslint'
import { serverOnly } from './scripts/lint/server-only.mjs'

const typescript = ['**/*.ts', '**/*.tsx', '**/*.mts']
/** What runs on the server or in the browser as the product. */
const product = [
  'app/**/*.{ts,tsx}',
  'components/**/*.{ts,tsx}',
  'lib/**/*.{ts,tsx}',
  'engine/**/*.ts',
  'middleware.ts',
  'instrumentation.ts',
]

export default defineConfig(
  globalIgnores(['.next*/**', '.data/**', 'lib/platform/db/generated/**', 'next-env.d.ts', 'public/**']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...nextVitals,
  {
    files: typescript,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      // A field of a form is text or a File, and only file fields hold Files.
      '@typescript-eslint/no-base-to-string': [
        'error',
        { ignoredTypeNames: ['Error', 'File', 'RegExp', 'URL', 'URLSearchParams'] },
      ],
      // A form's action and an event handler may be async: React takes both.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // An async function without await keeps an interface's promise.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  {
    rules: {
      eqeqeq: ['error', 'smart'],
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
    },
  },
  {
    files: product,
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'The environment is parsed once, in lib/platform/env.ts: import env from there.',
        },
      ],
    },
  },
  // These parse it, or run before the application is there to ask.
  {
    files: ['lib/platform/env.ts', 'engine/env.ts', 'middleware.ts', 'instrumentation.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['lib/**/*.{ts,tsx}'],
    ignores: ['lib/platform/env.ts', '**/*.d.ts'],
    plugins: { farol: { rules: { 'server-only': serverOnly } } },
    rules: { 'farol/server-only': 'error' },
  },
  {
    // After an error, and outside of every layout, only a full page load starts afresh.
    files: ['app/**/error.tsx', 'app/global-*.tsx', 'app/**/not-found.tsx'],
    rules: { '@next/next/no-html-link-for-pages': 'off' },
  },
  {
    // Matchers, recorded calls and answers over HTTP are of type any, and nothing here is React's.
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'react-hooks/rules-of-hooks': 'off',
    },
  },
)
