import type { ArticleTemplate } from '../vocabulary'

export const english: Record<ArticleTemplate, string> = {
  general: '',
  'how-to': `## When to use this

Say in which situation these steps help, and for whom they hold.

## Before you begin

- What you need at hand
- Access that is required

## Steps

1. First step, with the exact name of the button or menu
2. Second step
3. How to tell that it worked

> [!TIP]
> A shortcut or precaution that saves time.

## If it does not work

Say what to check, and what to send when opening a ticket.
`,
  'known-error': `## Symptoms

What people see, with the exact message:

\`\`\`
Code or text of the error
\`\`\`

## Who is affected

Systems, versions and situations in which it happens.

## Cause

What brings the error about, in a sentence or two.

## Workaround

1. What to do now to get back to work
2. How to check

> [!WARNING]
> What not to do until the fix arrives.

## Permanent fix

What is planned, and when.
`,
  faq: `## First question, as people ask it?

A short and direct answer.

## Second question?

A short and direct answer.

## Still have questions?

Where to ask for help.
`,
}
