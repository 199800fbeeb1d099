/**
 * Radix locks the page's scrolling behind a dialog with a <style> element, which the content security
 * policy admits only with the page's nonce. `__webpack_nonce__` is where its dependency (get-nonce) looks.
 */
if (typeof document !== 'undefined') {
  const script = document.querySelector<HTMLScriptElement>('script[nonce]')
  Object.assign(globalThis, { __webpack_nonce__: script?.nonce })
}

export {}
