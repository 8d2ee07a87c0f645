// Made by "make bundles"; licences in LICENSES.txt. Sources 5a9089dd46c0e1e13e40da856a82febcdcae86664c8b5f56f75e979c3bb1c9f6
function y(t,e={},...n){let r=document.createElement(t);for(let[i,o]of Object.entries(e))typeof o=="function"?r.addEventListener(i.slice(2),o):o!==void 0&&o!==!1&&r.setAttribute(i,o===!0?"":String(o));return r.append(...n),r}var X=(t,e,n)=>Math.min(Math.max(t,e),n);function ht(t){let e=matchMedia("(prefers-color-scheme: dark)"),n=new MutationObserver(t);return n.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{n.disconnect(),e.removeEventListener("change",t)}}function et(t,e){let n=document.createElement("span");n.style.color=`var(${e})`,t.append(n);let r=getComputedStyle(n).color;return n.remove(),r}function Q(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function F(t,e=3){if(typeof t!="number")return String(t);let n=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return J(n)}function G(t,e){return(Number(t.toFixed(e))+0).toFixed(e).replace("-","−")}var Rt={"+":"","-":"⁻",...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries())};function J(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,n,r,i)=>`${n==="1"?"":`${n}·`}10${[...r+i].map(o=>Rt[o]).join("")}`)}var Pt=7,W="in the notebook";function gt(t,e){let n={slider:Vt,choice:Kt,switches:Ut,buttons:jt},r=t.filter(o=>!("on_picture"in o&&o.on_picture)).map(o=>n[o.kind](o.name,o,e));return{node:y("div",{class:"controls"},...r.map(o=>o.node)),update:()=>r.forEach(o=>o.update())}}function nt(t,{state:e,controls:n}){if(t.fixed)return W;let r=([c,u])=>[e[c]].flat().some(l=>u.includes(l)),i=Object.entries(t.only).find(c=>!r(c));if(!i)return"";let[o,s]=i,{label:a}=n[o];return typeof s[0]=="number"?`with ${a} from ${F(Math.min(...s.map(Number)))} up`:s.length>4?`with other ${a}`:`with ${a}: ${s.join(", ")}`}function rt(t,e,n){t.classList.toggle("off",!!n),e.dataset.why!==n&&(e.textContent=e.dataset.why=n);for(let[r,i]of[["role","group"],["aria-disabled","true"]])n?t.setAttribute(r,i):t.removeAttribute(r)}function mt({stops:t,low:e,high:n,step:r,log:i}){if(t){let a=c=>t.reduce((u,l,h)=>Math.abs(l-c)<Math.abs(t[u]-c)?h:u,0);return{count:t.length,at:c=>t[c],place:a}}let[o,s]=i?[Math.log10(e),Math.log10(n)]:[e,n];return{count:Math.round((s-o)/r)+1,at:a=>{let c=Math.min(o+a*r,s);return Number(i?(10**c).toPrecision(6):c.toFixed(9))},place:a=>Math.round(((i?Math.log10(a):a)-o)/r)}}function Vt(t,e,n){let r=mt(e),i=x=>n.ask({[t]:x}),o=0,s=y("input",{type:"range",min:0,max:r.count-1,step:1,"aria-label":e.label,oninput:()=>i(r.at(Number(s.value))),onpointerdown:()=>o=n.state[t],onpointercancel:()=>n.state[t]!==o&&i(o)}),a=y("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>m=!0,onchange:v,onkeydown:({key:x})=>x==="Enter"&&v(),onblur:()=>N()}),c=y("span",{class:"note"}),u=y("span",{class:"note",role:"status"}),l=n.wakes?mt({...e,stops:void 0}):r,[h,d]=[l.at(0),l.at(l.count-1)],[m,f]=[!1,""],w=()=>`${n.asked} ${n.state[t]}`;function v(){if(!m)return;m=!1;let x=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(x)&&a.value.trim()!==""){let g=M(X(x,h,d));n.ask({[t]:g},!0),u.textContent=S(x,g)}else u.textContent=`Expected: a number from ${F(h)} to ${F(d)}.`;a.value=F(n.state[t]),f=w()}function M(x){let[g,k]=[r,l].map(({at:T,place:$})=>T($(x)));return F(g)===F(k)?g:k}function S(x,g){return F(x)===F(g)?"":x>d?`Up to ${F(d)}.`:x<h?`From ${F(h)} up.`:`${J(String(x))} is between stops: ${F(g)}.`}let _=y("div",{class:"row slider"},y("span",{class:"name"},e.label),s,a,c,u);function N(){let x=n.state[t],g=r.place(x);s.value=String(g),_.style.setProperty("--share",String(g/(r.count-1||1))),s.setAttribute("aria-valuetext",F(x)),a.matches(":focus")||(a.value=F(x)),w()!==f&&(u.textContent="");let k=nt(e,n);s.disabled=a.disabled=!!k,rt(_,c,k)}return{node:_,update:N}}function Kt(t,e,n){let r=f=>n.ask({[t]:f}),i=Math.random().toString(36),o=e.options.map(f=>y("input",{type:"radio",name:i,onchange:()=>r(f)})),s=y("select",{"aria-label":e.label,onchange:()=>r(e.options[s.selectedIndex])},...e.options.map(f=>y("option",{},F(f)))),a=e.options.length<=Pt,c=o.map((f,w)=>y("label",{class:"option"},f,F(e.options[w]))),u=a?y("div",{class:"options",role:"radiogroup","aria-label":e.label},...c):s,l=y("span",{class:"note"}),h=y("div",{class:a?"row wide":"row"},y("span",{class:"name"},e.label),u,l),d=e.options.map(f=>e.stops&&!e.stops.includes(f));function m(){let f=e.options.indexOf(n.state[t]),w=nt(e,n);o.forEach((v,M)=>{v.checked=M===f,v.disabled=!!(w||d[M])});for(let[v,M]of[...s.options].entries())M.disabled=!!d[v];s.selectedIndex=f,s.disabled=!!w,rt(h,l,w),!w&&d.some(Boolean)&&(l.textContent=`the others ${W}`)}return{node:h,update:m}}function Ut(t,e,n){let r=u=>{let l=new Set(n.state[t]);l.delete(u)||l.add(u),n.ask({[t]:e.options.filter(h=>l.has(h))})},i=e.options.map(u=>y("button",{type:"button",onclick:()=>r(u)},F(u))),o=y("div",{class:"options",role:"group","aria-label":e.label},...i),s=y("span",{class:"note"}),a=y("div",{class:"row wide"},y("span",{class:"name"},e.label),o,s);function c(){let u=nt(e,n);i.forEach((l,h)=>{l.setAttribute("aria-pressed",String(n.state[t].includes(e.options[h]))),l.disabled=!!u}),rt(a,s,u)}return{node:a,update:c}}function jt(t,e,n){let r=Object.entries(e.options).map(([s,a])=>{let u=y("button",{type:"button",onclick:()=>u.ariaDisabled!=="true"&&n.press(s),onblur:()=>o()},a);return{name:s,label:a,button:u}}),i=y("div",{class:"row wide"},y("div",{class:"options"},...r.map(({button:s})=>s)));function o(){for(let{name:s,label:a,button:c}of r){let u=n.numbers.buttons?.[s]??{},l=u.label??a;c.textContent!==l&&(c.textContent=l);let h=!!(e.fixed||u.disabled),d=u.why??(e.fixed?W:"");c.title=h?d:"",c.ariaDisabled=String(h),c.disabled=h&&!c.matches(":focus")}}return{node:i,update:o}}var yt=`/* For what is around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
   VS Code's, or the system's. */
.mlpkit-around {
  color-scheme: light dark;
}
body[data-jp-theme-light="true"] .mlpkit-around,
body.vscode-light .mlpkit-around {
  color-scheme: light;
}
body[data-jp-theme-light="false"] .mlpkit-around,
body.vscode-dark .mlpkit-around {
  color-scheme: dark;
}

/* Without a kernel: JupyterLab marks what it opens with the first class; after a restart frame.js
   sets the second. */
:is(.jupyter-widgets-disconnected .mlpkit-around, .mlpkit-around.sleeping) {
  --mlpkit-asleep: block;
  --mlpkit-strength: 0.45;
  --mlpkit-pointer: none;
  --mlpkit-interactivity: inert;
}
.mlpkit-explorer.jupyter-widgets-disconnected::before,
.mlpkit-explorer .jupyter-widgets-disconnected::before {
  display: none;
}
`;var wt=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
   inherited is reset too; around.css says whether it is light or dark, and whether it sleeps. */
.mlpkit {
  all: initial;
  color-scheme: inherit;
  --value: light-dark(#0072b2, #5cb8f0);
  --slope: light-dark(#c24e00, #ff9a55);
  --right: light-dark(#00795a, #2fc79b);
  --wrong: light-dark(#a8447f, #e79cc6);
  --fourth: light-dark(#9a6500, #f0b43c);
  --fifth: light-dark(#2a7ca8, #8fd0f5);
  --sixth: light-dark(#7a3500, #d9a585);
  --quiet: light-dark(#6b6b6b, #a0a0a0);
  --faint: light-dark(#dddddd, #444444);
  --ink: light-dark(#222222, #e6e6e6);
  --page: light-dark(#ffffff, #111111);
  --lit: light-dark(#fff1cf, #4a3a10);
  display: flow-root;
  position: relative;
  color: var(--ink);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: 13px;
  line-height: 1.4;
  max-width: 920px;
  padding: 2px;
}

.mlpkit svg {
  display: block;
  width: 100%;
  overflow: visible;
}
.mlpkit text {
  fill: var(--ink);
  font-size: 12px;
  font-family: inherit;
}
.mlpkit .halo {
  stroke: var(--page);
  stroke-width: 4px;
  paint-order: stroke;
  stroke-linejoin: round;
}
.mlpkit .title {
  font-weight: 600;
  font-size: 13px;
}
.mlpkit .on-lines {
  stroke: var(--page);
  stroke-width: 3px;
  stroke-linejoin: round;
  paint-order: stroke;
}
.mlpkit .axis path,
.mlpkit .axis line {
  stroke: var(--quiet);
}
.mlpkit .axis text,
.mlpkit .label {
  fill: var(--quiet);
  font-size: 11.5px;
}
.mlpkit .on-lines {
  paint-order: stroke;
  stroke: var(--page);
  stroke-width: 4px;
  stroke-linejoin: round;
}
.mlpkit .grid line {
  stroke: var(--faint);
}
.mlpkit canvas {
  display: block;
}

/* Formulas and their lines of code, side by side if there is room. */
.mlpkit .formulas {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), auto));
  gap: 8px 24px;
  align-items: center;
  margin: 6px 0 10px;
}
.mlpkit .formula {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 2px 4px;
  font-size: 15px;
}
.mlpkit .formulas code {
  font-family: var(--jp-code-font-family, monospace);
  font-size: 12px;
  white-space: pre-wrap;
}
.mlpkit .formula mfrac > * {
  padding: 1px 2px;
}
.mlpkit .formulas .lit {
  background: var(--lit);
}

.mlpkit .controls {
  display: grid;
  gap: 4px 32px;
  margin: 10px 0 6px;
  container-type: inline-size;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
  opacity: var(--mlpkit-strength, 1);
}
.mlpkit :is(.controls, .picture) {
  pointer-events: var(--mlpkit-pointer, auto);
  interactivity: var(--mlpkit-interactivity, auto);
}
/* The buttons in a picture, except the lines of a program, which are there to be read. */
.mlpkit .picture :is(.option, button:not(ol button)) {
  opacity: var(--mlpkit-strength, 1);
}
.mlpkit .row {
  display: grid;
  align-items: center;
  gap: 0 10px;
  min-height: 28px;
  grid-template: 1fr auto / clamp(6.5em, 26cqw, 10em) 1fr auto;
}
.mlpkit .note {
  grid-column: 2 / -1;
  text-align: right;
  color: var(--quiet);
}
.mlpkit .row.wide {
  grid-column: 1 / -1;
  grid-template-columns: clamp(6.5em, 26cqw, 10em) 1fr;
}
.mlpkit .row.wide > .options:first-child {
  grid-column: 1 / -1;
}
.mlpkit .row.wide > .note {
  text-align: left;
}
.mlpkit .row.off {
  color: var(--quiet);
}
.mlpkit input[type="range"] {
  width: 100%;
  height: 24px;
  margin: 0;
  accent-color: var(--value);
}
.mlpkit input.number {
  width: var(--wide, 5.2em);
  height: 24px;
  box-sizing: border-box;
  text-align: center;
  font: inherit;
  font-variant-numeric: tabular-nums;
  color: inherit;
  background: none;
  border: 1px solid transparent;
  border-radius: 3px;
  padding: 1px 3px;
}
.mlpkit input.number:hover:enabled,
.mlpkit input.number:focus {
  border-color: var(--quiet);
}
/* A slider is as wide as the picture; its number is above the thumb, off the name. */
.mlpkit .row.slider {
  --wide: 5.2em; /* of the number */
  grid-column: 1 / -1;
  grid-template: auto auto / auto 1fr;
}
.mlpkit .row.slider > input[type="range"] {
  grid-area: 2 / 1 / 3 / -1;
}
.mlpkit .row.slider > .number {
  grid-area: 1 / 2;
  margin-left: clamp(
    0px,
    8px +
    var(--share) *
    (100cqw - 16px) -
    100cqw +
    100% -
    var(--wide) /
    2,
    100% -
    var(--wide)
  );
}
.mlpkit .row.slider > .note {
  grid-column: 1 / -1;
}
.mlpkit .options {
  display: flex;
  flex-wrap: wrap;
  gap: 4px;
}
.mlpkit .option,
.mlpkit button {
  font: inherit;
  color: inherit;
  background: none;
  cursor: pointer;
  border: 1px solid var(--quiet);
  border-radius: 4px;
  padding: 2px 9px;
  min-height: 26px;
  box-sizing: border-box;
  position: relative;
}
.mlpkit .option input {
  position: absolute;
  opacity: 0;
  inset: 0;
  margin: 0;
  cursor: inherit;
}
.mlpkit .option:has(:checked),
.mlpkit button[aria-pressed="true"] {
  background: var(--value);
  border-color: var(--value);
  color: var(--page);
}
/* What is off is grey, with a dashed edge, and can still be read. */
.mlpkit .option:has(:disabled),
.mlpkit button:disabled,
.mlpkit button[aria-disabled="true"] {
  color: var(--quiet);
  border-style: dashed;
  border-color: var(--quiet);
  cursor: default;
}
.mlpkit .option:has(:checked:disabled),
.mlpkit button[aria-pressed="true"]:disabled {
  color: var(--ink);
  background: var(--faint);
}
.mlpkit select {
  font: inherit;
  color: inherit;
  background: var(--page);
  border: 1px solid var(--quiet);
  border-radius: 4px;
  padding: 2px 4px;
  min-height: 26px;
  opacity: 1;
}
.mlpkit :focus-visible,
.mlpkit .option:has(:focus-visible) {
  outline: 2px solid var(--value);
  outline-offset: 2px;
}
.mlpkit .option input:focus-visible {
  outline: none;
}
.mlpkit :is(.handle, .hold) {
  cursor: grab;
  touch-action: none;
}
/* Chromium cancels a finger's drag on what is inline, whatever its touch-action. */
.mlpkit :is(.handle, .hold):not([display="none"]) {
  display: block;
}
.mlpkit :is(.handle, .hold):active {
  cursor: grabbing;
}
.mlpkit .handle:focus {
  outline: none;
}
.mlpkit .handle:focus-visible {
  outline: 2px solid var(--value);
  outline-offset: 3px;
}

.mlpkit .question {
  margin: 0 0 2px;
  font-size: 17px;
  font-weight: 600;
  line-height: 1.3;
}
.mlpkit .task {
  margin: 0 0 10px;
  max-width: 70ch;
}

.mlpkit .lacks {
  margin: -4px 0 10px;
  max-width: 70ch;
  color: var(--quiet);
}

.mlpkit .said {
  margin: 6px 0 2px;
  min-height: 2.8em;
  font-style: italic;
}
.mlpkit .said.failed {
  font-weight: 600;
  font-style: normal;
  color: var(--slope);
}
.mlpkit .heard {
  position: absolute;
  left: 0;
  bottom: 0;
  width: 1px;
  height: 1px;
  margin: 0;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.mlpkit .asleep {
  display: var(--mlpkit-asleep, none);
  font-weight: 600;
  margin: 0 0 6px;
}
`;var Ht={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function H(t){return Array.isArray(t)?t.map(H):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?it(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,n])=>[e,H(n)]))}function it(t,e,n){let{buffer:r,byteOffset:i=0,byteLength:o}=ArrayBuffer.isView(n)?n:new Uint8Array(n),s=new Ht[t](r.slice(i,i+o));return Object.assign(s,{shape:e})}function bt(t){let e=new Map,n=0,r=()=>{},i=t.get("described"),o=H(t.get("lasting")),s={controls:Object.fromEntries(i.map(l=>[l.name,l])),state:{},numbers:{},drawn:{},said:"",failed:!1,number:-1,asked:0,unasked:!1,alone:!!t.get("alone"),wakes:!!t.get("wakes"),served:{},ask:c,press:u,onQuestion:r,onAnswer:r,close:()=>t.off("change:answer",a)};function a(){let l=t.get("answer");if(!(l.number<s.number)){for(let[h,d]of e)d.number<=l.number&&e.delete(h);s.unasked=l.number===s.number,s.number=l.number,s.state={...l.state,...xt(e)},s.numbers={...o,...H(l.numbers)},s.drawn=l.state,s.said=l.said,s.failed=l.failed,s.onAnswer()}}function c(l,h=!1){n=Math.max(n+1,Date.now()),s.asked=n;for(let[m,f]of Object.entries(l))e.set(m,{value:f,number:n,typed:h});s.state={...s.state,...l},s.onQuestion();let d=[...e.keys()].filter(m=>e.get(m)?.typed);t.set("asked",{number:n,changes:xt(e),typed:d}),t.save_changes()}function u(l){s.served[l]?s.served[l]():t.send({press:l})}return t.on("change:answer",a),a(),s}function xt(t){return Object.fromEntries([...t].map(([e,n])=>[e,n.value]))}var Yt={float32:4,int32:4,uint8:1},Xt=120,Qt=250;async function ot(t,e){let{title:n,stops:r,followed:i,played:o,first:s}=t,a=async p=>JSON.parse(new TextDecoder().decode(await kt(p))),c=await a(t.moments),u=Gt(await a(t.arrays),await kt(t.data)),l=c.map(p=>Z(p.numbers,u)),h=Z(t.lasting,u),d=t.described.map(e?T:k),m=new Set(d.filter(p=>p.local).map(({name:p})=>p)),f=p=>JSON.stringify(Object.keys(r).map(b=>p[b])),w=new Map(c.map((p,b)=>[f(p.state),b])),v=new Set,M={},S,_,N=0,x=$(s,0),g=()=>w.get(f(x.state));function k(p){let b=p.local||o&&p.kind==="buttons";return p.name in r?{...p,stops:r[p.name]}:{...p,fixed:!b}}function T(p){let b="in_passing"in p&&p.in_passing;return p.kind==="slider"&&p.name in r?{...p,stops:r[p.name]}:{...p,fixed:b}}function $(p,b){let{state:E,said:q}=c[p],B=o?{buttons:{pause:{disabled:S===void 0,why:"nothing plays"}}}:{};return{number:b,state:{...E,...M},said:q,failed:!1,numbers:{...l[p],...B}}}function O([p,b]){let E=B=>Math.abs(B-b),q=typeof b=="number"?r[p]:void 0;return[p,q?q.reduce((B,K)=>E(K)<E(B)?K:B):b]}function L(p){let b=Object.keys(i).filter(E=>E in p&&p[E]!==x.state[E]);return Object.assign({},...b.map(E=>i[E][r[E].indexOf(p[E])]))}function C([p,b]){return!(JSON.stringify(b)===JSON.stringify(x.state[p]))&&!(p in r)&&!m.has(p)}function D({number:p,changes:b,typed:E}){let q=Object.fromEntries(Object.entries(b).map(z=>E.includes(z[0])?z:O(z))),B=g(),K=w.get(f({...x.state,...L(q),...q}));if(clearTimeout(N),_=void 0,e&&(K===void 0||Object.entries(q).some(C))){_={changes:b},N=setTimeout(R,Qt,e,p);return}let dt=K??B;for(let z of m)j(dt,B,z)&&delete M[z];for(let[z,Dt]of Object.entries(q))m.has(z)&&(M[z]=Dt);x=$(dt,p),v.forEach(z=>z())}async function R(p,b){await p()||(_=void 0,x=$(g(),Math.max(b,x.number)),v.forEach(E=>E()))}function j(p,b,E){let[q,B]=[p,b].map(K=>JSON.stringify(c[K].state[E]));return q!==B}function P(){clearInterval(S),S=void 0}function V(){x=$(g(),x.number),v.forEach(p=>p())}function U(p){let b=r[p],E=B=>D({number:Math.max(Date.now(),x.number+1),changes:{[p]:b[B]},typed:[]}),q=()=>b.indexOf(x.state[p]);if(Q()){E(q()===b.length-1?0:b.length-1);return}S=setInterval(()=>{let B=q()+1;B===b.length-1&&P(),E(B)},Xt),q()===b.length-1?E(0):V()}let Y={title:n,described:d,lasting:h,alone:!0,wakes:!!e};return{get:p=>({...Y,answer:x,wanted:_})[p],set:(p,b)=>{P(),D(b)},save_changes:()=>{},send:({press:p})=>{P(),o&&p==="play"?U(o):e?(clearTimeout(N),_={changes:{},..._,press:p},R(e,x.number)):V()},on:(p,b)=>{p==="change:answer"&&v.add(b)},off:(p,b)=>{v.delete(b)}}}async function kt(t){let e=Uint8Array.from(atob(t),r=>r.charCodeAt(0)),n=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(n).arrayBuffer())}function Gt(t,e){let n=0;return t.map(({kind:r,shape:i})=>{let o=Yt[r],s=i.reduce((c,u)=>c*u,1),a=new Uint8Array(s*o);for(let c=0;c<o;c+=1)for(let u=0;u<s;u+=1)a[u*o+c]=e[n+c*s+u];return n+=a.length,it(r,i,a)})}function Z(t,e){return Array.isArray(t)?t.map(n=>Z(n,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([n,r])=>[n,Z(r,e)]))}var Zt="This explorer is asleep: run the cell to use it.",te=16,ee=25,ne=600,re=1e3;function vt(t){let e=({model:r,el:i})=>ie(t,r,i);return{render:e,play:async(r,i)=>e({model:await ot(r),el:i}),modelOf:ot}}function ie(t,e,n){let r=bt(e),i=gt(e.get("described"),r),o=["question","task","lacks"].filter(O=>e.get("lasting")[O]).map(O=>y("p",{class:O},e.get("lasting")[O])),s=y("div",{class:"picture",style:"visibility: hidden"}),a=y("p",{class:"said"}),c=y("p",{class:"heard",role:"status"}),u=y("section",{class:"mlpkit","aria-label":e.get("title")},y("style",{},wt),y("p",{class:"asleep",role:"note"},Zt),...o,s,i.node,a,c),l=y("div",{class:"mlpkit-around"},y("style",{},yt));l.attachShadow({mode:"open"}).append(u);let h=se(l,u),d=()=>l.classList.add("sleeping");e.on("comm_live_update",d),n.append(l);let m=t({picture:s,link:r,root:u}),[f,w,v,M,S]=[0,0,0,0,0],_=s.clientWidth;function N(){if(cancelAnimationFrame(f),f=0,S=performance.now(),_===0)return;i.update();let O=m({numbers:r.numbers,state:r.state,drawn:r.drawn,width:_}),L=r.failed?r.said:J(O??r.said);a.textContent!==L&&x(L),a.classList.toggle("failed",r.failed),s.style.visibility="",u.dataset.drawn=String(r.number),M+=1,u.dataset.pictures=String(M)}function x(O){let L=a.textContent==="";a.textContent=O,clearTimeout(v),c.textContent="",!L&&(v=setTimeout(()=>{c.setAttribute("role",r.failed?"alert":"status"),c.textContent=O},ne))}let g=()=>{clearTimeout(w),w=0,f||=requestAnimationFrame(N)},k=0;r.onAnswer=()=>{if(l.classList.remove("sleeping"),r.unasked&&Q()){let L=performance.now()-S;k||=setTimeout(()=>{k=0,g()},Math.max(re-L,0));return}g(),r.number>=r.asked&&!document.hidden&&performance.now()-S>te&&N()},r.onQuestion=()=>{u.dataset.asked=String(r.asked),w||=setTimeout(g,ee)};let T=new ResizeObserver(([{contentRect:O}])=>{let L=Math.round(O.width);L!==_&&(_=L,g())});T.observe(s);let $=ht(g);return u.dataset.asked=String(r.asked),g(),()=>{cancelAnimationFrame(f),clearTimeout(w),clearTimeout(v),clearTimeout(k),T.disconnect(),$(),h(),e.off("comm_live_update",d),r.close()}}var oe="input:not([type=radio], [type=checkbox], [type=range]), textarea";function se(t,e){let n=r=>{let i=r.composedPath()[0];if(!e.contains(i))return;let o=r.ctrlKey||r.metaKey||r.altKey,s=r.key==="Escape"||(i.matches(oe)?o&&r.key.toLowerCase()==="s":o||r.key==="Enter"&&r.shiftKey);t.toggleAttribute("data-lm-suppress-shortcuts",!s)};return window.addEventListener("keydown",n,!0),()=>window.removeEventListener("keydown",n,!0)}function st(t){return y("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}var ae=t=>Array.from(t.match(/[\d.]+/g)??[],Number).slice(0,3),ce=t=>t.getContext("2d");function at(t,e,n){let[r,i]=e.shape,o=ae(n),s=new ImageData(i,r);e.forEach((a,c)=>s.data.set([...o,a],4*c)),Object.assign(t,{width:i,height:r}),ce(t).putImageData(s,0,0)}function At({W1:t,b1:e,W2:n,b2:r},i){let o=Float64Array.from(i,a=>a/255),s=_t(o,t,e).map(a=>Math.max(a,0));return le(_t(s,n,r))}function _t(t,e,n){let r=n.length,i=Float64Array.from(n);return t.forEach((o,s)=>{if(o!==0)for(let a=0;a<r;a+=1)i[a]+=o*e[s*r+a]}),i}function le(t){let e=Math.max(...t),n=t.map(i=>Math.exp(i-e)),r=n.reduce((i,o)=>i+o,0);return n.map(i=>i/r)}var ct="http://www.w3.org/1999/xhtml",Mt={svg:"http://www.w3.org/2000/svg",xhtml:ct,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function St(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),Mt.hasOwnProperty(e)?{space:Mt[e],local:t}:t}function ue(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===ct&&e.documentElement.namespaceURI===ct?e.createElement(t):e.createElementNS(n,t)}}function fe(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function ut(t){var e=St(t);return(e.local?fe:ue)(e)}function pe(){}function Et(t){return t==null?pe:function(){return this.querySelector(t)}}function de(t){typeof t!="function"&&(t=Et(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=new Array(s),c,u,l=0;l<s;++l)(c=o[l])&&(u=t.call(c,c.__data__,l,o))&&("__data__"in c&&(u.__data__=c.__data__),a[l]=u);return new I(r,this._parents)}function he(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function me(){return[]}function ge(t){return t==null?me:function(){return this.querySelectorAll(t)}}function ye(t){return function(){return he(t.apply(this,arguments))}}function we(t){typeof t=="function"?t=ye(t):t=ge(t);for(var e=this._groups,n=e.length,r=[],i=[],o=0;o<n;++o)for(var s=e[o],a=s.length,c,u=0;u<a;++u)(c=s[u])&&(r.push(t.call(c,c.__data__,u,s)),i.push(c));return new I(r,i)}function xe(t){return function(){return this.matches(t)}}function Ot(t){return function(e){return e.matches(t)}}var be=Array.prototype.find;function ke(t){return function(){return be.call(this.children,t)}}function ve(){return this.firstElementChild}function _e(t){return this.select(t==null?ve:ke(typeof t=="function"?t:Ot(t)))}var Ae=Array.prototype.filter;function Me(){return Array.from(this.children)}function Se(t){return function(){return Ae.call(this.children,t)}}function Ee(t){return this.selectAll(t==null?Me:Se(typeof t=="function"?t:Ot(t)))}function Oe(t){typeof t!="function"&&(t=xe(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=[],c,u=0;u<s;++u)(c=o[u])&&t.call(c,c.__data__,u,o)&&a.push(c);return new I(r,this._parents)}function $t(t){return new Array(t.length)}function $e(){return new I(this._enter||this._groups.map($t),this._parents)}function tt(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}tt.prototype={constructor:tt,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function Ce(t){return function(){return t}}function Ne(t,e,n,r,i,o){for(var s=0,a,c=e.length,u=o.length;s<u;++s)(a=e[s])?(a.__data__=o[s],r[s]=a):n[s]=new tt(t,o[s]);for(;s<c;++s)(a=e[s])&&(i[s]=a)}function Te(t,e,n,r,i,o,s){var a,c,u=new Map,l=e.length,h=o.length,d=new Array(l),m;for(a=0;a<l;++a)(c=e[a])&&(d[a]=m=s.call(c,c.__data__,a,e)+"",u.has(m)?i[a]=c:u.set(m,c));for(a=0;a<h;++a)m=s.call(t,o[a],a,o)+"",(c=u.get(m))?(r[a]=c,c.__data__=o[a],u.delete(m)):n[a]=new tt(t,o[a]);for(a=0;a<l;++a)(c=e[a])&&u.get(d[a])===c&&(i[a]=c)}function Le(t){return t.__data__}function Fe(t,e){if(!arguments.length)return Array.from(this,Le);var n=e?Te:Ne,r=this._parents,i=this._groups;typeof t!="function"&&(t=Ce(t));for(var o=i.length,s=new Array(o),a=new Array(o),c=new Array(o),u=0;u<o;++u){var l=r[u],h=i[u],d=h.length,m=Be(t.call(l,l&&l.__data__,u,r)),f=m.length,w=a[u]=new Array(f),v=s[u]=new Array(f),M=c[u]=new Array(d);n(l,h,w,v,M,m,e);for(var S=0,_=0,N,x;S<f;++S)if(N=w[S]){for(S>=_&&(_=S+1);!(x=v[_])&&++_<f;);N._next=x||null}}return s=new I(s,r),s._enter=a,s._exit=c,s}function Be(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function qe(){return new I(this._exit||this._groups.map($t),this._parents)}function Ie(t,e,n){var r=this.enter(),i=this,o=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?o.remove():n(o),r&&i?r.merge(i).order():i}function ze(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,o=r.length,s=Math.min(i,o),a=new Array(i),c=0;c<s;++c)for(var u=n[c],l=r[c],h=u.length,d=a[c]=new Array(h),m,f=0;f<h;++f)(m=u[f]||l[f])&&(d[f]=m);for(;c<i;++c)a[c]=n[c];return new I(a,this._parents)}function De(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,o=r[i],s;--i>=0;)(s=r[i])&&(o&&s.compareDocumentPosition(o)^4&&o.parentNode.insertBefore(s,o),o=s);return this}function Re(t){t||(t=Pe);function e(h,d){return h&&d?t(h.__data__,d.__data__):!h-!d}for(var n=this._groups,r=n.length,i=new Array(r),o=0;o<r;++o){for(var s=n[o],a=s.length,c=i[o]=new Array(a),u,l=0;l<a;++l)(u=s[l])&&(c[l]=u);c.sort(e)}return new I(i,this._parents).order()}function Pe(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function Ve(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Ke(){return Array.from(this)}function Ue(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length;i<o;++i){var s=r[i];if(s)return s}return null}function je(){let t=0;for(let e of this)++t;return t}function Je(){return!this.node()}function We(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],o=0,s=i.length,a;o<s;++o)(a=i[o])&&t.call(a,a.__data__,o,i);return this}function He(t){return function(){this.removeAttribute(t)}}function Ye(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Xe(t,e){return function(){this.setAttribute(t,e)}}function Qe(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Ge(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function Ze(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function tn(t,e){var n=St(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?Ye:He:typeof e=="function"?n.local?Ze:Ge:n.local?Qe:Xe)(n,e))}function Ct(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function en(t){return function(){this.style.removeProperty(t)}}function nn(t,e,n){return function(){this.style.setProperty(t,e,n)}}function rn(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function on(t,e,n){return arguments.length>1?this.each((e==null?en:typeof e=="function"?rn:nn)(t,e,n??"")):sn(this.node(),t)}function sn(t,e){return t.style.getPropertyValue(e)||Ct(t).getComputedStyle(t,null).getPropertyValue(e)}function an(t){return function(){delete this[t]}}function cn(t,e){return function(){this[t]=e}}function ln(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function un(t,e){return arguments.length>1?this.each((e==null?an:typeof e=="function"?ln:cn)(t,e)):this.node()[t]}function Nt(t){return t.trim().split(/^|\s+/)}function ft(t){return t.classList||new Tt(t)}function Tt(t){this._node=t,this._names=Nt(t.getAttribute("class")||"")}Tt.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Lt(t,e){for(var n=ft(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function Ft(t,e){for(var n=ft(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function fn(t){return function(){Lt(this,t)}}function pn(t){return function(){Ft(this,t)}}function dn(t,e){return function(){(e.apply(this,arguments)?Lt:Ft)(this,t)}}function hn(t,e){var n=Nt(t+"");if(arguments.length<2){for(var r=ft(this.node()),i=-1,o=n.length;++i<o;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?dn:e?fn:pn)(n,e))}function mn(){this.textContent=""}function gn(t){return function(){this.textContent=t}}function yn(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function wn(t){return arguments.length?this.each(t==null?mn:(typeof t=="function"?yn:gn)(t)):this.node().textContent}function xn(){this.innerHTML=""}function bn(t){return function(){this.innerHTML=t}}function kn(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function vn(t){return arguments.length?this.each(t==null?xn:(typeof t=="function"?kn:bn)(t)):this.node().innerHTML}function _n(){this.nextSibling&&this.parentNode.appendChild(this)}function An(){return this.each(_n)}function Mn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function Sn(){return this.each(Mn)}function En(t){var e=typeof t=="function"?t:ut(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function On(){return null}function $n(t,e){var n=typeof t=="function"?t:ut(t),r=e==null?On:typeof e=="function"?e:Et(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function Cn(){var t=this.parentNode;t&&t.removeChild(this)}function Nn(){return this.each(Cn)}function Tn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function Ln(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function Fn(t){return this.select(t?Ln:Tn)}function Bn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function qn(t){return function(e){t.call(this,e,this.__data__)}}function In(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function zn(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,o;n<i;++n)o=e[n],(!t.type||o.type===t.type)&&o.name===t.name?this.removeEventListener(o.type,o.listener,o.options):e[++r]=o;++r?e.length=r:delete this.__on}}}function Dn(t,e,n){return function(){var r=this.__on,i,o=qn(e);if(r){for(var s=0,a=r.length;s<a;++s)if((i=r[s]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=o,i.options=n),i.value=e;return}}this.addEventListener(t.type,o,n),i={type:t.type,name:t.name,value:e,listener:o,options:n},r?r.push(i):this.__on=[i]}}function Rn(t,e,n){var r=In(t+""),i,o=r.length,s;if(arguments.length<2){var a=this.node().__on;if(a){for(var c=0,u=a.length,l;c<u;++c)for(i=0,l=a[c];i<o;++i)if((s=r[i]).type===l.type&&s.name===l.name)return l.value}return}for(a=e?Dn:zn,i=0;i<o;++i)this.each(a(r[i],e,n));return this}function Bt(t,e,n){var r=Ct(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function Pn(t,e){return function(){return Bt(this,t,e)}}function Vn(t,e){return function(){return Bt(this,t,e.apply(this,arguments))}}function Kn(t,e){return this.each((typeof e=="function"?Vn:Pn)(t,e))}function*Un(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length,s;i<o;++i)(s=r[i])&&(yield s)}var qt=[null];function I(t,e){this._groups=t,this._parents=e}function jn(){return new I([[document.documentElement]],qt)}function Jn(){return this}I.prototype=jn.prototype={constructor:I,select:de,selectAll:we,selectChild:_e,selectChildren:Ee,filter:Oe,data:Fe,enter:$e,exit:qe,join:Ie,merge:ze,selection:Jn,order:De,sort:Re,call:Ve,nodes:Ke,node:Ue,size:je,empty:Je,each:We,attr:tn,style:on,property:un,classed:hn,text:wn,html:vn,raise:An,lower:Sn,append:En,insert:$n,remove:Nn,clone:Fn,datum:Bn,on:Rn,dispatch:Kn,[Symbol.iterator]:Un};function Wn(t){return typeof t=="string"?new I([[document.querySelector(t)]],[document.documentElement]):new I([[t]],qt)}function It(t){return Wn(ut(t).call(document.documentElement))}var Hn=0;function Yn(){return new lt}function lt(){this._="@"+(++Hn).toString(36)}lt.prototype=Yn.prototype={constructor:lt,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function pt(t,e){let n=It("svg").attr("role","group").attr("aria-label",e);t.append(n.node());let r=Object.assign(n,{size:(i,o)=>r.attr("viewBox",`0 0 ${i} ${o}`).attr("height",o)});return r}var A=28,Xn={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},Qn=`
.mlpkit .draw { display: grid; gap: 14px 30px; }
.mlpkit .draw.wide { grid-template-columns: auto minmax(0, 1fr); }
.mlpkit .draw h2 { font-size: 13px; font-weight: 600; margin: 0 0 6px; }
.mlpkit .draw .paper { position: relative; border: 1px solid var(--quiet); touch-action: none; box-sizing: content-box; }
.mlpkit .draw .paper .garment { position: absolute; inset: 0; }
.mlpkit .draw .paper svg { position: absolute; inset: 0; pointer-events: none; }
.mlpkit .draw .near { margin-top: 10px; }
.mlpkit .draw ul { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 4px; margin: 0; padding: 0; list-style: none; }
.mlpkit .draw li { text-align: center; font-size: 12px; line-height: 1.3; margin: 0; }
.mlpkit .draw li .garment { margin: 0 auto 2px; }
.mlpkit .draw p:is(.so-far, .hint) { margin: 4px 0 0; font-size: 12px; }
.mlpkit .draw p.so-far { width: 0; min-width: 100%; } /* as wide as the drawing */
.mlpkit .draw p.hint { color: var(--quiet); }
.mlpkit .garment { image-rendering: pixelated; }
`,Gn=({picture:t,link:e,root:n})=>{let r=e.numbers.class_names,i=tr(e,n),o=er(r),s=nr(e.wakes?"when it is live":W),a=y("div",{class:"draw"},i.node,y("div",{},o.node,s.node));t.append(y("style",{},Qn),a);let c=d=>({numbers:d}),u=e.alone&&e.numbers.W1?Zn(e):c,l={},h=({changed:d,began:m,probabilities:f},w)=>{let v=r[f.indexOf(Math.max(...f))],M=l[w];v!==m&&d<(M?.changed??1/0)&&(l[w]={changed:d,name:v});let{changed:S,name:_}=l[w]??{},N=S===void 0?"none yet":`${S} (${_})`;return[`At the start: ${m}.`,`Fewest pixels to a different one: ${N}.`]};return({numbers:d,state:m,drawn:f,width:w})=>{let{numbers:v,said:M}=u(d,m),S=w>=560;a.classList.toggle("wide",S);let _=A*Math.floor(Math.min(S?.48*w:w-4,340)/A);return i.update(m,v.changed,_,h(v,f.taken)),o.update(v,S?w-_-34:w),s.update(v,w,et(n,"--ink")),M}},Lr=vt(Gn);function Zn(t){let e=[],n=t.state,r=(i,o)=>()=>{let{drawing:s,stroke:a}=t.state,c=Array.from({length:A},(u,l)=>s.slice(l*A,(l+1)*A));t.ask({drawing:c.flatMap(i),stroke:a+1,...o})};return t.served.undo=()=>{e.length&&t.ask({drawing:e.pop()})},t.served.clear=r(i=>i.map(()=>0),{tool:"paint"}),t.served.mirror=r(i=>[...i].reverse()),t.served.move=r(i=>[0,...i.slice(0,-1)]),(i,o)=>{if((o.stroke!==n.stroke||o.taken!==n.taken)&&e.push(n.drawing),n=o,i.garment?.every((m,f)=>m===o.drawing[f]))return{numbers:i};let s=[...At(i,o.drawing)],[a,c]=s.map((m,f)=>({share:m,said:`${i.class_names[f]}, ${G(100*m,1)}%`})).sort((m,f)=>f.share-m.share),{garment:u}=i,l=o.drawing.filter((m,f)=>m!==u?.[f]).length,d=`${`Changed: ${l} of ${A*A} pixels of garment ${o.taken}.`} Taken for: ${a.said}; then ${c.said}.`;return{numbers:{...i,probabilities:s,changed:l,named:[]},said:d}}}function tr(t,e){let n=!!t.controls.drawing.fixed,r=st(A),i=y("div",{class:"paper","aria-label":`drawing of 28 by 28 pixels${n?"":": arrows move the brush, Space paints, with Shift the arrows paint as they go"}`,...n?{role:"img"}:{role:"application",tabindex:0}},r),o=pt(i,"the brush").attr("aria-hidden",!0),s=o.append("path").attr("stroke","var(--faint)").attr("stroke-width",.5).attr("fill","none"),a=["var(--page)","var(--value)"].map((g,k)=>o.append("circle").attr("fill","none").attr("stroke",g).attr("stroke-width",k?1.5:3.5)),c=y("span",{class:"heard",role:"status"}),u=y("p",{class:"hint"},n?"Drawing needs the notebook.":"Draw with mouse or pen; or Tab here, arrows, Space."),[l,h,d,m]=[1,13.5,13.5,!1];function f(g,k,T){let{width:$,shade:O,tool:L}=t.state,C=[...t.state.drawing],D=Math.max(1,Math.ceil(2*Math.hypot(h-g,d-k)));for(let R=0;R<=D;R+=1){let[j,P]=[g+(h-g)*R/D,k+(d-k)*R/D];for(let V=Math.max(0,Math.floor(P-4));V<=Math.min(A-1,P+4);V+=1)for(let U=Math.max(0,Math.floor(j-4));U<=Math.min(A-1,j+4);U+=1){let Y=Math.min(Math.max($/2+.5-Math.hypot(V-P,U-j),0),1),p=V*A+U;C[p]=L==="erase"?Math.min(C[p],Math.round(255*(1-Y))):Math.max(C[p],Math.round(255*O*Y))}}t.ask(T?{drawing:C,stroke:t.state.stroke+1}:{drawing:C})}function w(g,k){[h,d]=[g,k];let{width:T}=t.state;for(let $ of a)$.attr("display",!n&&(m||i.matches(":focus-visible"))?null:"none").attr("cx",(h+.5)*l/A).attr("cy",(d+.5)*l/A).attr("r",T/2*l/A)}let v=g=>{let k=r.getBoundingClientRect();return[(g.clientX-k.left)/k.width*A-.5,(g.clientY-k.top)/k.height*A-.5]},M=(g,k)=>{n||i.addEventListener(g,k)};n||(i.style.cursor="none"),M("pointerdown",g=>{g.button===0&&(g.preventDefault(),i.focus({preventScroll:!0,focusVisible:!1}),i.setPointerCapture(g.pointerId),w(...v(g)),f(h,d,!0))}),M("pointermove",g=>{m=!0;for(let k of g.getCoalescedEvents?.()??[g]){let[T,$]=[h,d];w(...v(k)),g.buttons&1&&i.hasPointerCapture(g.pointerId)&&f(T,$,!1)}}),M("pointerleave",()=>{m=!1,w(h,d)}),M("focus",()=>w(Math.round(h),Math.round(d))),M("blur",()=>w(h,d)),M("keydown",g=>{if(g.altKey)return;if((g.ctrlKey||g.metaKey)&&g.key==="z"){g.preventDefault(),t.press("undo");return}let k=Xn[g.key];if(g.ctrlKey||g.metaKey||!k&&g.key!==" ")return;g.preventDefault();let[T,$]=[h,d].map(Math.round),O=C=>X(C,0,A-1);k&&w(O(T+k[0]),O($+k[1])),k?g.shiftKey&&f(T,$,!0):f(h,d,!0);let L=t.state.drawing[Math.round(d)*A+Math.round(h)]/255;c.textContent=`row ${Math.round(d)+1}, column ${Math.round(h)+1}: ${Math.round(100*L)}%`});function S(g,k,T,$){l=T,_.textContent=`the drawing: ${k} of ${A*A} pixels changed`,N.forEach((C,D)=>{C.textContent=$[D]});for(let C of[i,r])[C.style.width,C.style.height]=[`${l}px`,`${l}px`];o.size(l,l);let O=Array.from({length:6},(C,D)=>(D+1)*4*l/A);s.attr("d",O.map(C=>`M${C},0V${l}M0,${C}H${l}`).join(""));let L=Uint8Array.from(g.drawing);at(r,zt(L),et(e,"--ink")),w(h,d)}let _=y("h2"),N=[0,1].map(()=>y("p",{class:"so-far"}));return{node:y("div",{},_,i,...N,u,c),update:S}}var zt=t=>Object.assign(t,{shape:[A,A]});function er(t){let e=y("div",{},y("h2",{},"taken for")),n=pt(e,"the network's probabilities"),r=n.selectAll("g").data(t).join("g");r.append("text").attr("text-anchor","end").attr("x",82).attr("dy","0.32em").text(c=>c);let i=r.append("rect").attr("x",90).attr("fill","var(--faint)").attr("rx",1),o=r.append("rect").attr("x",90).attr("fill","var(--value)").attr("rx",1),s=r.append("text").attr("text-anchor","end").attr("dy","0.32em");function a({probabilities:c},u){let h=u-90-60,d=c.indexOf(Math.max(...c));n.size(u,20*t.length),r.attr("transform",(m,f)=>`translate(0,${20*(f+.5)})`).attr("font-weight",(m,f)=>f===d?700:null),i.attr("width",h).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",.5),o.attr("width",(m,f)=>Math.max(c[f]*h,.5)).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",(m,f)=>f===d?1:.6),s.attr("x",u).text((m,f)=>`${G(100*c[f],1)}%`)}return{node:e,update:a}}function nr(t){let e=y("h2",{}),n=y("ul",{}),r=y("div",{class:"near"},e,n),i=[];function o({images:s,named:a,distances:c,searched:u},l,h){let d=l<720?52:64;for(n.hidden=!a.length,e.textContent=a.length?`nearest of ${u.toLocaleString("en")} training images, and their distance: √ of the summed squared differences of the pixels`:`the nearest training images: ${t}`;i.length<a.length;){let m={image:st(64),words:y("div",{})};n.append(y("li",{},m.image,m.words)),i=[...i,m]}i.slice(0,a.length).forEach(({image:m,words:f},w)=>{let v=s.subarray(w*A*A,(w+1)*A*A);at(m,zt(v),h),[m.style.width,m.style.height]=[`${d}px`,`${d}px`],f.replaceChildren(a[w],y("br"),c[w]===0?"itself":G(c[w],1))})}return{node:r,update:o}}export{Lr as default};
