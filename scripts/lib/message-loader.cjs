/**
 * Compiles the messages of the interface while the product is built, so that no parser travels to the browser: it gets
 * what `use-intl/format-message/format-only` reads. Tests and scripts read the files as they are, with the parser.
 */
module.exports = function compileMessages(source) {
  const done = this.async()
  import('icu-minify/compile').then(({ default: compile }) => done(null, JSON.stringify(compiled(JSON.parse(source), compile))), done)
}

const compiled = (messages, compile) =>
  Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [key, typeof value === 'string' ? compile(value) : compiled(value, compile)]),
  )
