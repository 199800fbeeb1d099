/** The text of an article, on the screen and on paper. */
export const PROSE = `
.prose{overflow-wrap:anywhere;font-size:1.0625rem;line-height:1.7}
.prose>*+*{margin-top:1.1em}
.prose :is(h2,h3,h4,h5,h6){font-weight:650;line-height:1.3;margin-top:1.9em;scroll-margin-top:1rem}
.prose h2{font-size:1.4375rem}.prose h3{font-size:1.1875rem}.prose :is(h4,h5,h6){font-size:1.0625rem}
.prose :is(h2,h3,h4)+*{margin-top:.6em}
.prose :is(ul,ol){padding-left:1.6em}.prose li+li{margin-top:.4em}.prose li>:is(p,ul,ol,pre,aside)+*,.prose li>:is(ul,ol,pre,aside){margin-top:.5em}
.prose li.task{list-style:none}
.prose ol>li::marker{font-weight:650;color:var(--link)}
.prose blockquote{margin-inline:0;padding-left:1em;border-left:3px solid var(--line-strong);color:var(--muted)}
.prose :is(code,pre){font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.9em;background:var(--sunken);border-radius:.375rem}
.prose code{padding:.12em .38em}.prose pre{padding:1em 1.15em;overflow-x:auto;border:1px solid var(--line);line-height:1.55}.prose pre code{padding:0;background:none;font-size:1em}
.prose img{max-width:100%;height:auto;border:1px solid var(--line);border-radius:.6rem}
.prose .scroll{overflow-x:auto;border:1px solid var(--line);border-radius:.6rem}
.prose table{min-width:100%;border-collapse:collapse;border-style:hidden;font-size:.9375rem;overflow-wrap:normal}
.prose :is(th,td){padding:.55em .85em;border:1px solid var(--line);text-align:left;vertical-align:top;min-width:8rem}.prose th{background:var(--sunken);font-weight:600}
.prose hr{border:0;border-top:1px solid var(--line)}
.prose .callout{padding:.9em 1.15em;border:1px solid var(--call-line);border-left-width:4px;border-radius:.6rem;background:var(--call)}
.callout>*+*{margin-top:.5em}
.callout-note{--call:light-dark(#e3f0fa,#0f2c42);--call-line:light-dark(#7db4de,#2f6f9f)}
.callout-tip{--call:light-dark(#e2f4ea,#0d2f22);--call-line:light-dark(#7cc29c,#2a7f5a)}
.callout-important{--call:light-dark(#efe9fb,#251d42);--call-line:light-dark(#ad98dd,#6a55a8)}
.callout-warning{--call:light-dark(#fdf0d5,#33270d);--call-line:light-dark(#dcae4e,#8a6a20)}
.callout-caution{--call:light-dark(#fce8e7,#3a171a);--call-line:light-dark(#e0908d,#974046)}
.prose .video a{display:flex;align-items:center;gap:.75rem;padding:1rem 1.15rem;border:1px solid var(--line);border-radius:.75rem;background:var(--surface);font-weight:600;text-decoration:none}
.prose .video a::before{content:"";flex:none;width:0;height:0;border:.5rem solid transparent;border-left:.8rem solid var(--link);border-right:0;margin-left:.25rem}
@media print{
:root{color-scheme:light;--bg:#fff}
body{font-size:10.5pt}
.bar,footer,.search,.toc,.pager,.tags,.box,.related,.crumbs,.skip,.meta .screen{display:none!important}
.article{display:block}
main{padding:0}.head{margin-top:0}
.prose{font-size:10.5pt}.prose a[href^="http"]::after{content:" (" attr(href) ")";font-size:.85em;overflow-wrap:anywhere}
.prose :is(pre,table,img,aside,blockquote){break-inside:avoid}.prose :is(h2,h3,h4){break-after:avoid}
.prose pre{white-space:pre-wrap}
.print-only{display:block;margin-top:2rem;font-size:9pt;color:#444}
}
`
