// Made by "make bundles"; licences in LICENSES.txt. Sources 8d7637223e8d6eef61b0c417ec8b7cd613f95891b3348599c893021dcb43f563
function m(t,e={},...r){let n=document.createElement(t);for(let[i,o]of Object.entries(e))typeof o=="function"?n.addEventListener(i.slice(2),o):o!==void 0&&o!==!1&&n.setAttribute(i,o===!0?"":String(o));return n.append(...r),n}var Y=(t,e,r)=>Math.min(Math.max(t,e),r);function pt(t){let e=matchMedia("(prefers-color-scheme: dark)"),r=new MutationObserver(t);return r.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{r.disconnect(),e.removeEventListener("change",t)}}function tt(t,e){let r=document.createElement("span");r.style.color=`var(${e})`,t.append(r);let n=getComputedStyle(r).color;return r.remove(),n}function X(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function B(t,e=3){if(typeof t!="number")return String(t);let r=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return J(r)}function Q(t,e){return(Number(t.toFixed(e))+0).toFixed(e).replace("-","−")}var It={"+":"","-":"⁻",...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries())};function J(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,r,n,i)=>`${r==="1"?"":`${r}·`}10${[...n+i].map(o=>It[o]).join("")}`)}var zt=7,W="in the notebook";function dt(t,e){let r={slider:Rt,choice:Pt,switches:Vt,buttons:Kt},n=t.filter(o=>!("on_picture"in o&&o.on_picture)).map(o=>r[o.kind](o.name,o,e));return{node:m("div",{class:"controls"},...n.map(o=>o.node)),update:()=>n.forEach(o=>o.update())}}function et(t,{state:e,controls:r}){if(t.fixed)return W;let n=([c,u])=>[e[c]].flat().some(l=>u.includes(l)),i=Object.entries(t.only).find(c=>!n(c));if(!i)return"";let[o,s]=i,{label:a}=r[o];return typeof s[0]=="number"?`with ${a} from ${B(Math.min(...s.map(Number)))} up`:s.length>4?`with other ${a}`:`with ${a}: ${s.join(", ")}`}function nt(t,e,r){t.classList.toggle("off",!!r),e.dataset.why!==r&&(e.textContent=e.dataset.why=r);for(let[n,i]of[["role","group"],["aria-disabled","true"]])r?t.setAttribute(n,i):t.removeAttribute(n)}function Dt({stops:t,low:e,high:r,step:n,log:i}){if(t){let a=c=>t.reduce((u,l,h)=>Math.abs(l-c)<Math.abs(t[u]-c)?h:u,0);return{count:t.length,at:c=>t[c],place:a}}let[o,s]=i?[Math.log10(e),Math.log10(r)]:[e,r];return{count:Math.round((s-o)/n)+1,at:a=>{let c=Math.min(o+a*n,s);return Number(i?(10**c).toPrecision(6):c.toFixed(9))},place:a=>Math.round(((i?Math.log10(a):a)-o)/n)}}function Rt(t,e,r){let n=Dt(e),i=x=>r.ask({[t]:x}),o=0,s=m("input",{type:"range",min:0,max:n.count-1,step:1,"aria-label":e.label,oninput:()=>i(n.at(Number(s.value))),onpointerdown:()=>o=r.state[t],onpointercancel:()=>r.state[t]!==o&&i(o)}),a=m("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>p=!0,onchange:w,onkeydown:({key:x})=>x==="Enter"&&w(),onblur:()=>M()}),c=m("span",{class:"note"}),u=m("span",{class:"note",role:"status"}),[l,h]=[n.at(0),n.at(n.count-1)],[p,g]=[!1,""],f=()=>`${r.asked} ${r.state[t]}`;function w(){if(!p)return;p=!1;let x=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(x)&&a.value.trim()!==""){let E=n.at(n.place(Y(x,l,h)));i(E),u.textContent=v(x,E)}else u.textContent=`Expected: a number from ${B(l)} to ${B(h)}.`;a.value=B(r.state[t]),g=f()}function v(x,E){return B(x)===B(E)?"":x>h?`Up to ${B(h)}.`:x<l?`From ${B(l)} up.`:`${J(String(x))} is between stops: ${B(E)}.`}let _=m("div",{class:"row slider"},m("span",{class:"name"},e.label),s,a,c,u);function M(){let x=r.state[t],E=n.place(x);s.value=String(E),_.style.setProperty("--share",String(E/(n.count-1||1))),s.setAttribute("aria-valuetext",B(x)),a.matches(":focus")||(a.value=B(x)),f()!==g&&(u.textContent="");let O=et(e,r);s.disabled=a.disabled=!!O,nt(_,c,O)}return{node:_,update:M}}function Pt(t,e,r){let n=f=>r.ask({[t]:f}),i=Math.random().toString(36),o=e.options.map(f=>m("input",{type:"radio",name:i,onchange:()=>n(f)})),s=m("select",{"aria-label":e.label,onchange:()=>n(e.options[s.selectedIndex])},...e.options.map(f=>m("option",{},B(f)))),a=e.options.length<=zt,c=o.map((f,w)=>m("label",{class:"option"},f,B(e.options[w]))),u=a?m("div",{class:"options",role:"radiogroup","aria-label":e.label},...c):s,l=m("span",{class:"note"}),h=m("div",{class:a?"row wide":"row"},m("span",{class:"name"},e.label),u,l),p=e.options.map(f=>e.stops&&!e.stops.includes(f));function g(){let f=e.options.indexOf(r.state[t]),w=et(e,r);o.forEach((v,_)=>{v.checked=_===f,v.disabled=!!(w||p[_])});for(let[v,_]of[...s.options].entries())_.disabled=!!p[v];s.selectedIndex=f,s.disabled=!!w,nt(h,l,w),!w&&p.some(Boolean)&&(l.textContent=`the others ${W}`)}return{node:h,update:g}}function Vt(t,e,r){let n=u=>{let l=new Set(r.state[t]);l.delete(u)||l.add(u),r.ask({[t]:e.options.filter(h=>l.has(h))})},i=e.options.map(u=>m("button",{type:"button",onclick:()=>n(u)},B(u))),o=m("div",{class:"options",role:"group","aria-label":e.label},...i),s=m("span",{class:"note"}),a=m("div",{class:"row wide"},m("span",{class:"name"},e.label),o,s);function c(){let u=et(e,r);i.forEach((l,h)=>{l.setAttribute("aria-pressed",String(r.state[t].includes(e.options[h]))),l.disabled=!!u}),nt(a,s,u)}return{node:a,update:c}}function Kt(t,e,r){let n=Object.entries(e.options).map(([s,a])=>{let u=m("button",{type:"button",onclick:()=>u.ariaDisabled!=="true"&&r.press(s),onblur:()=>o()},a);return{name:s,label:a,button:u}}),i=m("div",{class:"row wide"},m("div",{class:"options"},...n.map(({button:s})=>s)));function o(){for(let{name:s,label:a,button:c}of n){let u=r.numbers.buttons?.[s]??{},l=u.label??a;c.textContent!==l&&(c.textContent=l);let h=!!(e.fixed||u.disabled),p=u.why??(r.alone?W:"");c.title=h?p:"",c.ariaDisabled=String(h),c.disabled=h&&!c.matches(":focus")}}return{node:i,update:o}}var ht=`/* For what is around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;var mt=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var Jt={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function H(t){return Array.isArray(t)?t.map(H):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?rt(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,r])=>[e,H(r)]))}function rt(t,e,r){let{buffer:n,byteOffset:i=0,byteLength:o}=ArrayBuffer.isView(r)?r:new Uint8Array(r),s=new Jt[t](n.slice(i,i+o));return Object.assign(s,{shape:e})}function yt(t){let e=new Map,r=0,n=()=>{},i=t.get("described"),o=H(t.get("lasting")),s={controls:Object.fromEntries(i.map(l=>[l.name,l])),state:{},numbers:{},drawn:{},said:"",failed:!1,number:-1,asked:0,unasked:!1,alone:!!t.get("alone"),served:{},ask:c,press:u,onQuestion:n,onAnswer:n,close:()=>t.off("change:answer",a)};function a(){let l=t.get("answer");if(!(l.number<s.number)){for(let[h,p]of e)p.number<=l.number&&e.delete(h);s.unasked=l.number===s.number,s.number=l.number,s.state={...l.state,...gt(e)},s.numbers={...o,...H(l.numbers)},s.drawn=l.state,s.said=l.said,s.failed=l.failed,s.onAnswer()}}function c(l){r=Math.max(r+1,Date.now()),s.asked=r;for(let[h,p]of Object.entries(l))e.set(h,{value:p,number:r});s.state={...s.state,...l},s.onQuestion(),t.set("asked",{number:r,changes:gt(e)}),t.save_changes()}function u(l){s.served[l]?s.served[l]():t.send({press:l})}return t.on("change:answer",a),a(),s}function gt(t){return Object.fromEntries([...t].map(([e,r])=>[e,r.value]))}var Wt={float32:4,int32:4,uint8:1},Ht=120,Yt=250;async function it(t,e){let{title:r,stops:n,followed:i,played:o,first:s}=t,a=async d=>JSON.parse(new TextDecoder().decode(await wt(d))),c=await a(t.moments),u=Xt(await a(t.arrays),await wt(t.data)),l=c.map(d=>G(d.numbers,u)),h=G(t.lasting,u),p=t.described.map(e?F:k),g=new Set(p.filter(d=>d.local).map(({name:d})=>d)),f=d=>JSON.stringify(Object.keys(n).map(b=>d[b])),w=new Map(c.map((d,b)=>[f(d.state),b])),v=new Set,_={},M,x,E=0,O=N(s,0),y=()=>w.get(f(O.state));function k(d){let b=d.local||o&&d.kind==="buttons";return d.name in n?{...d,stops:n[d.name]}:{...d,fixed:!b}}function F(d){let b="in_passing"in d&&d.in_passing;return d.kind==="slider"&&d.name in n?{...d,stops:n[d.name]}:{...d,fixed:b}}function N(d,b){let{state:S,said:q}=c[d],L=o?{buttons:{pause:{disabled:M===void 0,why:"nothing plays"}}}:{};return{number:b,state:{...S,..._},said:q,failed:!1,numbers:{...l[d],...L}}}function $([d,b]){let S=L=>Math.abs(L-b),q=typeof b=="number"?n[d]:void 0;return[d,q?q.reduce((L,V)=>S(V)<S(L)?V:L):b]}function T(d){let b=Object.keys(i).filter(S=>S in d&&d[S]!==O.state[S]);return Object.assign({},...b.map(S=>i[S][n[S].indexOf(d[S])]))}function C([d,b]){return!(JSON.stringify(b)===JSON.stringify(O.state[d]))&&!(d in n)&&!g.has(d)}function z({number:d,changes:b}){let S=Object.fromEntries(Object.entries(b).map($)),q=y(),L=w.get(f({...O.state,...T(S),...S}));if(clearTimeout(E),x=void 0,e&&(L===void 0||Object.entries(S).some(C))){x={changes:b},E=setTimeout(D,Yt,e,d);return}let V=L??q;for(let K of g)j(V,q,K)&&delete _[K];for(let[K,qt]of Object.entries(S))g.has(K)&&(_[K]=qt);O=N(V,d),v.forEach(K=>K())}async function D(d,b){await d()||(x=void 0,O=N(y(),Math.max(b,O.number)),v.forEach(S=>S()))}function j(d,b,S){let[q,L]=[d,b].map(V=>JSON.stringify(c[V].state[S]));return q!==L}function R(){clearInterval(M),M=void 0}function P(){O=N(y(),O.number),v.forEach(d=>d())}function U(d){let b=n[d],S=L=>z({number:Math.max(Date.now(),O.number+1),changes:{[d]:b[L]}}),q=()=>b.indexOf(O.state[d]);if(X()){S(q()===b.length-1?0:b.length-1);return}M=setInterval(()=>{let L=q()+1;L===b.length-1&&R(),S(L)},Ht),q()===b.length-1?S(0):P()}return{get:d=>({title:r,described:p,answer:O,lasting:h,alone:!0,wanted:x})[d],set:(d,b)=>{R(),z(b)},save_changes:()=>{},send:({press:d})=>{R(),o&&d==="play"?U(o):e?(clearTimeout(E),x={changes:{},...x,press:d},D(e,O.number)):P()},on:(d,b)=>{d==="change:answer"&&v.add(b)},off:(d,b)=>{v.delete(b)}}}async function wt(t){let e=Uint8Array.from(atob(t),n=>n.charCodeAt(0)),r=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(r).arrayBuffer())}function Xt(t,e){let r=0;return t.map(({kind:n,shape:i})=>{let o=Wt[n],s=i.reduce((c,u)=>c*u,1),a=new Uint8Array(s*o);for(let c=0;c<o;c+=1)for(let u=0;u<s;u+=1)a[u*o+c]=e[r+c*s+u];return r+=a.length,rt(n,i,a)})}function G(t,e){return Array.isArray(t)?t.map(r=>G(r,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([r,n])=>[r,G(n,e)]))}var Qt="This explorer is asleep: run the cell to use it.",Gt=16,Zt=25,te=600,ee=1e3;function xt(t){let e=({model:n,el:i})=>ne(t,n,i);return{render:e,play:async(n,i)=>e({model:await it(n),el:i}),modelOf:it}}function ne(t,e,r){let n=yt(e),i=dt(e.get("described"),n),o=["question","task","lacks"].filter($=>e.get("lasting")[$]).map($=>m("p",{class:$},e.get("lasting")[$])),s=m("div",{class:"picture",style:"visibility: hidden"}),a=m("p",{class:"said"}),c=m("p",{class:"heard",role:"status"}),u=m("section",{class:"mlpkit","aria-label":e.get("title")},m("style",{},mt),m("p",{class:"asleep",role:"note"},Qt),...o,s,i.node,a,c),l=m("div",{class:"mlpkit-around"},m("style",{},ht));l.attachShadow({mode:"open"}).append(u);let h=ie(l,u),p=()=>l.classList.add("sleeping");e.on("comm_live_update",p),r.append(l);let g=t({picture:s,link:n,root:u}),[f,w,v,_,M]=[0,0,0,0,0],x=s.clientWidth;function E(){if(cancelAnimationFrame(f),f=0,M=performance.now(),x===0)return;i.update();let $=g({numbers:n.numbers,state:n.state,drawn:n.drawn,width:x}),T=n.failed?n.said:J($??n.said);a.textContent!==T&&O(T),a.classList.toggle("failed",n.failed),s.style.visibility="",u.dataset.drawn=String(n.number),_+=1,u.dataset.pictures=String(_)}function O($){let T=a.textContent==="";a.textContent=$,clearTimeout(v),c.textContent="",!T&&(v=setTimeout(()=>{c.setAttribute("role",n.failed?"alert":"status"),c.textContent=$},te))}let y=()=>{clearTimeout(w),w=0,f||=requestAnimationFrame(E)},k=0;n.onAnswer=()=>{if(l.classList.remove("sleeping"),n.unasked&&X()){let T=performance.now()-M;k||=setTimeout(()=>{k=0,y()},Math.max(ee-T,0));return}y(),n.number>=n.asked&&!document.hidden&&performance.now()-M>Gt&&E()},n.onQuestion=()=>{u.dataset.asked=String(n.asked),w||=setTimeout(y,Zt)};let F=new ResizeObserver(([{contentRect:$}])=>{let T=Math.round($.width);T!==x&&(x=T,y())});F.observe(s);let N=pt(y);return u.dataset.asked=String(n.asked),y(),()=>{cancelAnimationFrame(f),clearTimeout(w),clearTimeout(v),clearTimeout(k),F.disconnect(),N(),h(),e.off("comm_live_update",p),n.close()}}var re="input:not([type=radio], [type=checkbox], [type=range]), textarea";function ie(t,e){let r=n=>{let i=n.composedPath()[0];if(!e.contains(i))return;let o=n.ctrlKey||n.metaKey||n.altKey,s=n.key==="Escape"||(i.matches(re)?o&&n.key.toLowerCase()==="s":o||n.key==="Enter"&&n.shiftKey);t.toggleAttribute("data-lm-suppress-shortcuts",!s)};return window.addEventListener("keydown",r,!0),()=>window.removeEventListener("keydown",r,!0)}function ot(t){return m("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}var oe=t=>Array.from(t.match(/[\d.]+/g)??[],Number).slice(0,3),se=t=>t.getContext("2d");function st(t,e,r){let[n,i]=e.shape,o=oe(r),s=new ImageData(i,n);e.forEach((a,c)=>s.data.set([...o,a],4*c)),Object.assign(t,{width:i,height:n}),se(t).putImageData(s,0,0)}function vt({W1:t,b1:e,W2:r,b2:n},i){let o=Float64Array.from(i,a=>a/255),s=bt(o,t,e).map(a=>Math.max(a,0));return ae(bt(s,r,n))}function bt(t,e,r){let n=r.length,i=Float64Array.from(r);return t.forEach((o,s)=>{if(o!==0)for(let a=0;a<n;a+=1)i[a]+=o*e[s*n+a]}),i}function ae(t){let e=Math.max(...t),r=t.map(i=>Math.exp(i-e)),n=r.reduce((i,o)=>i+o,0);return r.map(i=>i/n)}var at="http://www.w3.org/1999/xhtml",kt={svg:"http://www.w3.org/2000/svg",xhtml:at,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function _t(t){var e=t+="",r=e.indexOf(":");return r>=0&&(e=t.slice(0,r))!=="xmlns"&&(t=t.slice(r+1)),kt.hasOwnProperty(e)?{space:kt[e],local:t}:t}function ce(t){return function(){var e=this.ownerDocument,r=this.namespaceURI;return r===at&&e.documentElement.namespaceURI===at?e.createElement(t):e.createElementNS(r,t)}}function le(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function lt(t){var e=_t(t);return(e.local?le:ce)(e)}function ue(){}function At(t){return t==null?ue:function(){return this.querySelector(t)}}function fe(t){typeof t!="function"&&(t=At(t));for(var e=this._groups,r=e.length,n=new Array(r),i=0;i<r;++i)for(var o=e[i],s=o.length,a=n[i]=new Array(s),c,u,l=0;l<s;++l)(c=o[l])&&(u=t.call(c,c.__data__,l,o))&&("__data__"in c&&(u.__data__=c.__data__),a[l]=u);return new I(n,this._parents)}function pe(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function de(){return[]}function he(t){return t==null?de:function(){return this.querySelectorAll(t)}}function me(t){return function(){return pe(t.apply(this,arguments))}}function ge(t){typeof t=="function"?t=me(t):t=he(t);for(var e=this._groups,r=e.length,n=[],i=[],o=0;o<r;++o)for(var s=e[o],a=s.length,c,u=0;u<a;++u)(c=s[u])&&(n.push(t.call(c,c.__data__,u,s)),i.push(c));return new I(n,i)}function ye(t){return function(){return this.matches(t)}}function Mt(t){return function(e){return e.matches(t)}}var we=Array.prototype.find;function xe(t){return function(){return we.call(this.children,t)}}function be(){return this.firstElementChild}function ve(t){return this.select(t==null?be:xe(typeof t=="function"?t:Mt(t)))}var ke=Array.prototype.filter;function _e(){return Array.from(this.children)}function Ae(t){return function(){return ke.call(this.children,t)}}function Me(t){return this.selectAll(t==null?_e:Ae(typeof t=="function"?t:Mt(t)))}function Se(t){typeof t!="function"&&(t=ye(t));for(var e=this._groups,r=e.length,n=new Array(r),i=0;i<r;++i)for(var o=e[i],s=o.length,a=n[i]=[],c,u=0;u<s;++u)(c=o[u])&&t.call(c,c.__data__,u,o)&&a.push(c);return new I(n,this._parents)}function St(t){return new Array(t.length)}function Ee(){return new I(this._enter||this._groups.map(St),this._parents)}function Z(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}Z.prototype={constructor:Z,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function Oe(t){return function(){return t}}function $e(t,e,r,n,i,o){for(var s=0,a,c=e.length,u=o.length;s<u;++s)(a=e[s])?(a.__data__=o[s],n[s]=a):r[s]=new Z(t,o[s]);for(;s<c;++s)(a=e[s])&&(i[s]=a)}function Ce(t,e,r,n,i,o,s){var a,c,u=new Map,l=e.length,h=o.length,p=new Array(l),g;for(a=0;a<l;++a)(c=e[a])&&(p[a]=g=s.call(c,c.__data__,a,e)+"",u.has(g)?i[a]=c:u.set(g,c));for(a=0;a<h;++a)g=s.call(t,o[a],a,o)+"",(c=u.get(g))?(n[a]=c,c.__data__=o[a],u.delete(g)):r[a]=new Z(t,o[a]);for(a=0;a<l;++a)(c=e[a])&&u.get(p[a])===c&&(i[a]=c)}function Ne(t){return t.__data__}function Te(t,e){if(!arguments.length)return Array.from(this,Ne);var r=e?Ce:$e,n=this._parents,i=this._groups;typeof t!="function"&&(t=Oe(t));for(var o=i.length,s=new Array(o),a=new Array(o),c=new Array(o),u=0;u<o;++u){var l=n[u],h=i[u],p=h.length,g=Le(t.call(l,l&&l.__data__,u,n)),f=g.length,w=a[u]=new Array(f),v=s[u]=new Array(f),_=c[u]=new Array(p);r(l,h,w,v,_,g,e);for(var M=0,x=0,E,O;M<f;++M)if(E=w[M]){for(M>=x&&(x=M+1);!(O=v[x])&&++x<f;);E._next=O||null}}return s=new I(s,n),s._enter=a,s._exit=c,s}function Le(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Fe(){return new I(this._exit||this._groups.map(St),this._parents)}function Be(t,e,r){var n=this.enter(),i=this,o=this.exit();return typeof t=="function"?(n=t(n),n&&(n=n.selection())):n=n.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),r==null?o.remove():r(o),n&&i?n.merge(i).order():i}function qe(t){for(var e=t.selection?t.selection():t,r=this._groups,n=e._groups,i=r.length,o=n.length,s=Math.min(i,o),a=new Array(i),c=0;c<s;++c)for(var u=r[c],l=n[c],h=u.length,p=a[c]=new Array(h),g,f=0;f<h;++f)(g=u[f]||l[f])&&(p[f]=g);for(;c<i;++c)a[c]=r[c];return new I(a,this._parents)}function Ie(){for(var t=this._groups,e=-1,r=t.length;++e<r;)for(var n=t[e],i=n.length-1,o=n[i],s;--i>=0;)(s=n[i])&&(o&&s.compareDocumentPosition(o)^4&&o.parentNode.insertBefore(s,o),o=s);return this}function ze(t){t||(t=De);function e(h,p){return h&&p?t(h.__data__,p.__data__):!h-!p}for(var r=this._groups,n=r.length,i=new Array(n),o=0;o<n;++o){for(var s=r[o],a=s.length,c=i[o]=new Array(a),u,l=0;l<a;++l)(u=s[l])&&(c[l]=u);c.sort(e)}return new I(i,this._parents).order()}function De(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function Re(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Pe(){return Array.from(this)}function Ve(){for(var t=this._groups,e=0,r=t.length;e<r;++e)for(var n=t[e],i=0,o=n.length;i<o;++i){var s=n[i];if(s)return s}return null}function Ke(){let t=0;for(let e of this)++t;return t}function Ue(){return!this.node()}function je(t){for(var e=this._groups,r=0,n=e.length;r<n;++r)for(var i=e[r],o=0,s=i.length,a;o<s;++o)(a=i[o])&&t.call(a,a.__data__,o,i);return this}function Je(t){return function(){this.removeAttribute(t)}}function We(t){return function(){this.removeAttributeNS(t.space,t.local)}}function He(t,e){return function(){this.setAttribute(t,e)}}function Ye(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Xe(t,e){return function(){var r=e.apply(this,arguments);r==null?this.removeAttribute(t):this.setAttribute(t,r)}}function Qe(t,e){return function(){var r=e.apply(this,arguments);r==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,r)}}function Ge(t,e){var r=_t(t);if(arguments.length<2){var n=this.node();return r.local?n.getAttributeNS(r.space,r.local):n.getAttribute(r)}return this.each((e==null?r.local?We:Je:typeof e=="function"?r.local?Qe:Xe:r.local?Ye:He)(r,e))}function Et(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Ze(t){return function(){this.style.removeProperty(t)}}function tn(t,e,r){return function(){this.style.setProperty(t,e,r)}}function en(t,e,r){return function(){var n=e.apply(this,arguments);n==null?this.style.removeProperty(t):this.style.setProperty(t,n,r)}}function nn(t,e,r){return arguments.length>1?this.each((e==null?Ze:typeof e=="function"?en:tn)(t,e,r??"")):rn(this.node(),t)}function rn(t,e){return t.style.getPropertyValue(e)||Et(t).getComputedStyle(t,null).getPropertyValue(e)}function on(t){return function(){delete this[t]}}function sn(t,e){return function(){this[t]=e}}function an(t,e){return function(){var r=e.apply(this,arguments);r==null?delete this[t]:this[t]=r}}function cn(t,e){return arguments.length>1?this.each((e==null?on:typeof e=="function"?an:sn)(t,e)):this.node()[t]}function Ot(t){return t.trim().split(/^|\s+/)}function ut(t){return t.classList||new $t(t)}function $t(t){this._node=t,this._names=Ot(t.getAttribute("class")||"")}$t.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Ct(t,e){for(var r=ut(t),n=-1,i=e.length;++n<i;)r.add(e[n])}function Nt(t,e){for(var r=ut(t),n=-1,i=e.length;++n<i;)r.remove(e[n])}function ln(t){return function(){Ct(this,t)}}function un(t){return function(){Nt(this,t)}}function fn(t,e){return function(){(e.apply(this,arguments)?Ct:Nt)(this,t)}}function pn(t,e){var r=Ot(t+"");if(arguments.length<2){for(var n=ut(this.node()),i=-1,o=r.length;++i<o;)if(!n.contains(r[i]))return!1;return!0}return this.each((typeof e=="function"?fn:e?ln:un)(r,e))}function dn(){this.textContent=""}function hn(t){return function(){this.textContent=t}}function mn(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function gn(t){return arguments.length?this.each(t==null?dn:(typeof t=="function"?mn:hn)(t)):this.node().textContent}function yn(){this.innerHTML=""}function wn(t){return function(){this.innerHTML=t}}function xn(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function bn(t){return arguments.length?this.each(t==null?yn:(typeof t=="function"?xn:wn)(t)):this.node().innerHTML}function vn(){this.nextSibling&&this.parentNode.appendChild(this)}function kn(){return this.each(vn)}function _n(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function An(){return this.each(_n)}function Mn(t){var e=typeof t=="function"?t:lt(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function Sn(){return null}function En(t,e){var r=typeof t=="function"?t:lt(t),n=e==null?Sn:typeof e=="function"?e:At(e);return this.select(function(){return this.insertBefore(r.apply(this,arguments),n.apply(this,arguments)||null)})}function On(){var t=this.parentNode;t&&t.removeChild(this)}function $n(){return this.each(On)}function Cn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function Nn(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function Tn(t){return this.select(t?Nn:Cn)}function Ln(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Fn(t){return function(e){t.call(this,e,this.__data__)}}function Bn(t){return t.trim().split(/^|\s+/).map(function(e){var r="",n=e.indexOf(".");return n>=0&&(r=e.slice(n+1),e=e.slice(0,n)),{type:e,name:r}})}function qn(t){return function(){var e=this.__on;if(e){for(var r=0,n=-1,i=e.length,o;r<i;++r)o=e[r],(!t.type||o.type===t.type)&&o.name===t.name?this.removeEventListener(o.type,o.listener,o.options):e[++n]=o;++n?e.length=n:delete this.__on}}}function In(t,e,r){return function(){var n=this.__on,i,o=Fn(e);if(n){for(var s=0,a=n.length;s<a;++s)if((i=n[s]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=o,i.options=r),i.value=e;return}}this.addEventListener(t.type,o,r),i={type:t.type,name:t.name,value:e,listener:o,options:r},n?n.push(i):this.__on=[i]}}function zn(t,e,r){var n=Bn(t+""),i,o=n.length,s;if(arguments.length<2){var a=this.node().__on;if(a){for(var c=0,u=a.length,l;c<u;++c)for(i=0,l=a[c];i<o;++i)if((s=n[i]).type===l.type&&s.name===l.name)return l.value}return}for(a=e?In:qn,i=0;i<o;++i)this.each(a(n[i],e,r));return this}function Tt(t,e,r){var n=Et(t),i=n.CustomEvent;typeof i=="function"?i=new i(e,r):(i=n.document.createEvent("Event"),r?(i.initEvent(e,r.bubbles,r.cancelable),i.detail=r.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function Dn(t,e){return function(){return Tt(this,t,e)}}function Rn(t,e){return function(){return Tt(this,t,e.apply(this,arguments))}}function Pn(t,e){return this.each((typeof e=="function"?Rn:Dn)(t,e))}function*Vn(){for(var t=this._groups,e=0,r=t.length;e<r;++e)for(var n=t[e],i=0,o=n.length,s;i<o;++i)(s=n[i])&&(yield s)}var Lt=[null];function I(t,e){this._groups=t,this._parents=e}function Kn(){return new I([[document.documentElement]],Lt)}function Un(){return this}I.prototype=Kn.prototype={constructor:I,select:fe,selectAll:ge,selectChild:ve,selectChildren:Me,filter:Se,data:Te,enter:Ee,exit:Fe,join:Be,merge:qe,selection:Un,order:Ie,sort:ze,call:Re,nodes:Pe,node:Ve,size:Ke,empty:Ue,each:je,attr:Ge,style:nn,property:cn,classed:pn,text:gn,html:bn,raise:kn,lower:An,append:Mn,insert:En,remove:$n,clone:Tn,datum:Ln,on:zn,dispatch:Pn,[Symbol.iterator]:Vn};function jn(t){return typeof t=="string"?new I([[document.querySelector(t)]],[document.documentElement]):new I([[t]],Lt)}function Ft(t){return jn(lt(t).call(document.documentElement))}var Jn=0;function Wn(){return new ct}function ct(){this._="@"+(++Jn).toString(36)}ct.prototype=Wn.prototype={constructor:ct,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function ft(t,e){let r=Ft("svg").attr("role","group").attr("aria-label",e);t.append(r.node());let n=Object.assign(r,{size:(i,o)=>n.attr("viewBox",`0 0 ${i} ${o}`).attr("height",o)});return n}var A=28,Hn={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},Yn=`
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
`,Xn=({picture:t,link:e,root:r})=>{let n=e.numbers.class_names,i=Gn(e,r),o=Zn(n),s=tr(),a=m("div",{class:"draw"},i.node,m("div",{},o.node,s.node));t.append(m("style",{},Yn),a);let c=p=>({numbers:p}),u=e.alone&&e.numbers.W1?Qn(e):c,l={},h=({changed:p,began:g,probabilities:f},w)=>{let v=n[f.indexOf(Math.max(...f))],_=l[w];v!==g&&p<(_?.changed??1/0)&&(l[w]={changed:p,name:v});let{changed:M,name:x}=l[w]??{},E=M===void 0?"none yet":`${M} (${x})`;return[`At the start: ${g}.`,`Fewest pixels to a different one: ${E}.`]};return({numbers:p,state:g,drawn:f,width:w})=>{let{numbers:v,said:_}=u(p,g),M=w>=560;a.classList.toggle("wide",M);let x=A*Math.floor(Math.min(M?.48*w:w-4,340)/A);return i.update(g,v.changed,x,h(v,f.taken)),o.update(v,M?w-x-34:w),s.update(v,w,tt(r,"--ink")),_}},Nr=xt(Xn);function Qn(t){let e=[],r=t.state,n=(i,o)=>()=>{let{drawing:s,stroke:a}=t.state,c=Array.from({length:A},(u,l)=>s.slice(l*A,(l+1)*A));t.ask({drawing:c.flatMap(i),stroke:a+1,...o})};return t.served.undo=()=>{e.length&&t.ask({drawing:e.pop()})},t.served.clear=n(i=>i.map(()=>0),{tool:"paint"}),t.served.mirror=n(i=>[...i].reverse()),t.served.move=n(i=>[0,...i.slice(0,-1)]),(i,o)=>{if((o.stroke!==r.stroke||o.taken!==r.taken)&&e.push(r.drawing),r=o,i.garment?.every((g,f)=>g===o.drawing[f]))return{numbers:i};let s=[...vt(i,o.drawing)],[a,c]=s.map((g,f)=>({share:g,said:`${i.class_names[f]}, ${Q(100*g,1)}%`})).sort((g,f)=>f.share-g.share),{garment:u}=i,l=o.drawing.filter((g,f)=>g!==u?.[f]).length,p=`${`Changed: ${l} of ${A*A} pixels of garment ${o.taken}.`} Taken for: ${a.said}; then ${c.said}.`;return{numbers:{...i,probabilities:s,changed:l,named:[]},said:p}}}function Gn(t,e){let r=!!t.controls.drawing.fixed,n=ot(A),i=m("div",{class:"paper","aria-label":`drawing of 28 by 28 pixels${r?"":": arrows move the brush, Space paints, with Shift the arrows paint as they go"}`,...r?{role:"img"}:{role:"application",tabindex:0}},n),o=ft(i,"the brush").attr("aria-hidden",!0),s=o.append("path").attr("stroke","var(--faint)").attr("stroke-width",.5).attr("fill","none"),a=["var(--page)","var(--value)"].map((y,k)=>o.append("circle").attr("fill","none").attr("stroke",y).attr("stroke-width",k?1.5:3.5)),c=m("span",{class:"heard",role:"status"}),u=m("p",{class:"hint"},r?"Drawing needs the notebook.":"Draw with mouse or pen; or Tab here, arrows, Space."),[l,h,p,g]=[1,13.5,13.5,!1];function f(y,k,F){let{width:N,shade:$,tool:T}=t.state,C=[...t.state.drawing],z=Math.max(1,Math.ceil(2*Math.hypot(h-y,p-k)));for(let D=0;D<=z;D+=1){let[j,R]=[y+(h-y)*D/z,k+(p-k)*D/z];for(let P=Math.max(0,Math.floor(R-4));P<=Math.min(A-1,R+4);P+=1)for(let U=Math.max(0,Math.floor(j-4));U<=Math.min(A-1,j+4);U+=1){let d=Math.min(Math.max(N/2+.5-Math.hypot(P-R,U-j),0),1),b=P*A+U;C[b]=T==="erase"?Math.min(C[b],Math.round(255*(1-d))):Math.max(C[b],Math.round(255*$*d))}}t.ask(F?{drawing:C,stroke:t.state.stroke+1}:{drawing:C})}function w(y,k){[h,p]=[y,k];let{width:F}=t.state;for(let N of a)N.attr("display",!r&&(g||i.matches(":focus-visible"))?null:"none").attr("cx",(h+.5)*l/A).attr("cy",(p+.5)*l/A).attr("r",F/2*l/A)}let v=y=>{let k=n.getBoundingClientRect();return[(y.clientX-k.left)/k.width*A-.5,(y.clientY-k.top)/k.height*A-.5]},_=(y,k)=>{r||i.addEventListener(y,k)};r||(i.style.cursor="none"),_("pointerdown",y=>{y.button===0&&(y.preventDefault(),i.focus({preventScroll:!0,focusVisible:!1}),i.setPointerCapture(y.pointerId),w(...v(y)),f(h,p,!0))}),_("pointermove",y=>{g=!0;for(let k of y.getCoalescedEvents?.()??[y]){let[F,N]=[h,p];w(...v(k)),y.buttons&1&&i.hasPointerCapture(y.pointerId)&&f(F,N,!1)}}),_("pointerleave",()=>{g=!1,w(h,p)}),_("focus",()=>w(Math.round(h),Math.round(p))),_("blur",()=>w(h,p)),_("keydown",y=>{if(y.altKey)return;if((y.ctrlKey||y.metaKey)&&y.key==="z"){y.preventDefault(),t.press("undo");return}let k=Hn[y.key];if(y.ctrlKey||y.metaKey||!k&&y.key!==" ")return;y.preventDefault();let[F,N]=[h,p].map(Math.round),$=C=>Y(C,0,A-1);k&&w($(F+k[0]),$(N+k[1])),k?y.shiftKey&&f(F,N,!0):f(h,p,!0);let T=t.state.drawing[Math.round(p)*A+Math.round(h)]/255;c.textContent=`row ${Math.round(p)+1}, column ${Math.round(h)+1}: ${Math.round(100*T)}%`});function M(y,k,F,N){l=F,x.textContent=`the drawing: ${k} of ${A*A} pixels changed`,E.forEach((C,z)=>{C.textContent=N[z]});for(let C of[i,n])[C.style.width,C.style.height]=[`${l}px`,`${l}px`];o.size(l,l);let $=Array.from({length:6},(C,z)=>(z+1)*4*l/A);s.attr("d",$.map(C=>`M${C},0V${l}M0,${C}H${l}`).join(""));let T=Uint8Array.from(y.drawing);st(n,Bt(T),tt(e,"--ink")),w(h,p)}let x=m("h2"),E=[0,1].map(()=>m("p",{class:"so-far"}));return{node:m("div",{},x,i,...E,u,c),update:M}}var Bt=t=>Object.assign(t,{shape:[A,A]});function Zn(t){let e=m("div",{},m("h2",{},"taken for")),r=ft(e,"the network's probabilities"),n=r.selectAll("g").data(t).join("g");n.append("text").attr("text-anchor","end").attr("x",82).attr("dy","0.32em").text(c=>c);let i=n.append("rect").attr("x",90).attr("fill","var(--faint)").attr("rx",1),o=n.append("rect").attr("x",90).attr("fill","var(--value)").attr("rx",1),s=n.append("text").attr("text-anchor","end").attr("dy","0.32em");function a({probabilities:c},u){let h=u-90-60,p=c.indexOf(Math.max(...c));r.size(u,20*t.length),n.attr("transform",(g,f)=>`translate(0,${20*(f+.5)})`).attr("font-weight",(g,f)=>f===p?700:null),i.attr("width",h).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",.5),o.attr("width",(g,f)=>Math.max(c[f]*h,.5)).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",(g,f)=>f===p?1:.6),s.attr("x",u).text((g,f)=>`${Q(100*c[f],1)}%`)}return{node:e,update:a}}function tr(){let t=m("h2",{}),e=m("ul",{}),r=m("div",{class:"near"},t,e),n=[];function i({images:o,named:s,distances:a,searched:c},u,l){let h=u<720?52:64;for(e.hidden=!s.length,t.textContent=s.length?`nearest of ${c.toLocaleString("en")} training images, and their distance: √ of the summed squared differences of the pixels`:`the nearest training images: ${W}`;n.length<s.length;){let p={image:ot(64),words:m("div",{})};e.append(m("li",{},p.image,p.words)),n=[...n,p]}n.slice(0,s.length).forEach(({image:p,words:g},f)=>{let w=o.subarray(f*A*A,(f+1)*A*A);st(p,Bt(w),l),[p.style.width,p.style.height]=[`${h}px`,`${h}px`],g.replaceChildren(s[f],m("br"),a[f]===0?"itself":Q(a[f],1))})}return{node:r,update:i}}export{Nr as default};
