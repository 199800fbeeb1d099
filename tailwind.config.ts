import type { Config } from 'tailwindcss'

/** A feedback colour: solid with text on it, tint with text on it, and the line around the tint. */
const tone = (name: string) => ({
  DEFAULT: `var(--${name})`,
  foreground: `var(--${name}-foreground)`,
  subtle: `var(--${name}-subtle)`,
  ink: `var(--${name}-ink)`,
  line: `var(--${name}-line)`,
})

/**
 * The palette is closed on purpose: components name roles (`surface`, `danger-ink`), never hues, so that
 * light, dark and an organisation's own branding stay one set of variables (components/ui/styles/tokens.css).
 */
export default {
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      inherit: 'inherit',
      background: 'var(--background)',
      foreground: 'var(--foreground)',
      surface: { DEFAULT: 'var(--surface)', raised: 'var(--surface-raised)', sunken: 'var(--surface-sunken)' },
      card: { DEFAULT: 'var(--surface)', foreground: 'var(--foreground)' },
      popover: { DEFAULT: 'var(--surface-raised)', foreground: 'var(--foreground)' },
      muted: { DEFAULT: 'var(--surface-sunken)', foreground: 'var(--muted-foreground)' },
      subtle: { foreground: 'var(--subtle-foreground)' },
      accent: { DEFAULT: 'var(--accent)', foreground: 'var(--foreground)' },
      selected: 'var(--selected)',
      border: { DEFAULT: 'var(--border)', strong: 'var(--border-strong)' },
      input: 'var(--border-strong)',
      ring: 'var(--ring)',
      link: 'var(--link)',
      overlay: 'var(--overlay)',
      primary: {
        DEFAULT: 'var(--primary)',
        hover: 'var(--primary-hover)',
        foreground: 'var(--primary-foreground)',
      },
      secondary: { DEFAULT: 'var(--secondary)', hover: 'var(--secondary-hover)', foreground: 'var(--foreground)' },
      beam: { DEFAULT: 'var(--beam)', hover: 'var(--beam-hover)', foreground: 'var(--beam-foreground)' },
      rail: {
        DEFAULT: 'var(--rail)',
        foreground: 'var(--rail-foreground)',
        accent: 'var(--rail-accent)',
        active: 'var(--rail-active)',
        line: 'var(--rail-line)',
      },
      success: tone('success'),
      warning: tone('warning'),
      danger: tone('danger'),
      destructive: tone('danger'),
      info: tone('info'),
      priority: {
        1: 'var(--priority-1)',
        2: 'var(--priority-2)',
        3: 'var(--priority-3)',
        4: 'var(--priority-4)',
        5: 'var(--priority-5)',
      },
    },
    extend: {
      fontFamily: {
        sans: ['Inter Variable', 'Inter Fallback', 'ui-sans-serif', 'system-ui', 'sans-serif'],
        mono: ['ui-monospace', 'SFMono-Regular', 'Menlo', 'Consolas', 'Liberation Mono', 'monospace'],
      },
      fontSize: { '2xs': ['0.6875rem', { lineHeight: '1rem' }] },
      boxShadow: {
        card: '0 1px 2px var(--shadow)',
        raised: '0 8px 24px -6px var(--shadow-deep), 0 2px 6px -2px var(--shadow)',
        lamp: '0 24px 80px -24px var(--shadow-deep)',
      },
    },
  },
} satisfies Config
