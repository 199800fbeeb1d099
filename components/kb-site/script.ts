/**
 * All the script that a page has; nothing depends on it. It tells once a visit that the article was read, and sends
 * the answer to “did this help?” without leaving the page. Where a request fails, the form is sent as without it.
 */
export const SCRIPT = `(()=>{
const box=document.getElementById('feedback');if(!box)return
const version=box.dataset.version,seen=box.dataset.seen
try{const k='kb:'+version;if(!sessionStorage.getItem(k)){sessionStorage.setItem(k,'1');navigator.sendBeacon(seen,version)}}catch{}
const say=box.querySelector('[role=status]'),vote=box.querySelector('[data-vote]'),comment=box.querySelector('[data-comment]')
const send=async(form,by)=>(await fetch(form.action,{method:'POST',headers:{accept:'application/json'},body:new URLSearchParams(new FormData(form,by))})).ok
vote.addEventListener('submit',async e=>{
const by=e.submitter;if(!by||vote.dataset.plain)return
e.preventDefault()
if(await send(vote,by).catch(()=>false)){
vote.hidden=true;say.textContent=box.dataset.thanks;comment.hidden=false
comment.elements.helpful.value=by.value
comment.querySelector('[for=comment]').textContent=by.value==='yes'?box.dataset.yes:box.dataset.no
comment.elements.comment.focus()
}else{vote.dataset.plain='1';vote.requestSubmit(by)}})
comment.addEventListener('submit',async e=>{
if(comment.dataset.plain)return
e.preventDefault()
if(await send(comment).catch(()=>false)){comment.hidden=true;say.textContent=box.dataset.sent}
else{comment.dataset.plain='1';comment.requestSubmit()}})
})()`
