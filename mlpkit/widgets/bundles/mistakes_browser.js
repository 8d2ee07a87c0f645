// Made by "make bundles"; licences in LICENSES.txt. Sources 9ae9a7c5f9db61b00a077c8ace353d66e4b1612672aaa97714d6a982c649215c
var at=`/* For what stands around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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

/* Without a kernel: JupyterLab marks what it opens so, and frame.js hears of a restart. */
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
`;function m(t,e={},...r){let n=document.createElement(t);for(let[i,s]of Object.entries(e))i.startsWith("on")?n.addEventListener(i.slice(2),s):s!==void 0&&s!==!1&&n.setAttribute(i,s===!0?"":s);return n.append(...r),n}var P=(t,e,r)=>Math.min(Math.max(t,e),r);function D(t,e){t.disabled=!!e,e?t.title=e:t.removeAttribute("title")}function lt(t){let e=matchMedia("(prefers-color-scheme: dark)"),r=new MutationObserver(t);return r.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{r.disconnect(),e.removeEventListener("change",t)}}function V(t,e){let r=document.createElement("span");r.style.color=`var(${e})`,t.append(r);let n=getComputedStyle(r).color;return r.remove(),n}function U(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function N(t,e=3){if(typeof t!="number")return String(t);let r=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return z(r)}var Ft={"+":"","-":"⁻",..."⁰¹²³⁴⁵⁶⁷⁸⁹"};function z(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,r,n,i)=>`${r==="1"?"":`${r}·`}10${[...n+i].map(s=>Ft[s]).join("")}`)}var Rt=7,X="in the notebook";function ct(t,e){let r={slider:Dt,choice:zt,switches:Kt,buttons:Vt},n=t.filter(s=>!s.on_picture).map(s=>r[s.kind](s.name,s,e));return{node:m("div",{class:"controls"},...n.map(s=>s.node)),update:()=>n.forEach(s=>s.update())}}function j(t,e,r){if(t.fixed)return X;let n=([c,l])=>[e[c]].flat().some(u=>l.includes(u)),i=Object.entries(t.only).find(c=>!n(c));if(!i)return"";let[s,a]=i,{label:o}=r[s];return a.length>4&&typeof a[0]!="number"?`with other ${o}`:typeof a[0]=="number"?`with ${o} from ${N(Math.min(...a))} up`:`with ${o}: ${a.join(", ")}`}function G(t,e,r){t.classList.toggle("off",!!r),e.dataset.why!==r&&(e.textContent=e.dataset.why=r);for(let[n,i]of[["role","group"],["aria-disabled","true"]])r?t.setAttribute(n,i):t.removeAttribute(n)}function Z({stops:t,low:e,high:r,step:n,log:i}){if(t){let o=c=>t.reduce((l,u,d)=>Math.abs(u-c)<Math.abs(t[l]-c)?d:l,0);return{count:t.length,at:c=>t[c],place:o}}let[s,a]=i?[Math.log10(e),Math.log10(r)]:[e,r];return{count:Math.round((a-s)/n)+1,at:o=>{let c=Math.min(s+o*n,a);return Number(i?(10**c).toPrecision(6):c.toFixed(9))},place:o=>Math.round(((i?Math.log10(o):o)-s)/n)}}function Dt(t,e,r){let n=Z(e),i=h=>r.ask({[t]:h}),s,a=m("input",{type:"range",min:0,max:n.count-1,step:1,"aria-label":e.label,oninput:()=>i(n.at(Number(a.value))),onpointerdown:()=>s=r.state[t],onpointercancel:()=>r.state[t]!==s&&i(s)}),o=m("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>b=!0,onchange:k,onkeydown:({key:h})=>h==="Enter"&&k(),onblur:()=>g()}),[c,l]=[void 0,"status"].map(h=>m("span",{class:"note",role:h})),[u,d]=[n.at(0),n.at(n.count-1)],[b,y]=[!1,""],p=()=>`${r.asked} ${r.state[t]}`;function k(){if(!b)return;b=!1;let h=Number(o.value.replace("−","-").replace(",","."));if(Number.isFinite(h)&&o.value.trim()!==""){let _=n.at(n.place(P(h,u,d)));i(_),l.textContent=w(h,_)}else l.textContent=`Expected: a number from ${N(u)} to ${N(d)}.`;o.value=N(r.state[t]),y=p()}function w(h,_){return N(h)===N(_)?"":h>d?`Up to ${N(d)}.`:h<u?`From ${N(u)} up.`:`${z(String(h))} is between stops: ${N(_)}.`}let f=m("div",{class:"row slider"},m("span",{class:"name"},e.label),a,o,c,l);function g(){let h=r.state[t];a.value=n.place(h),f.style.setProperty("--share",a.value/(n.count-1||1)),a.setAttribute("aria-valuetext",N(h)),o.matches(":focus")||(o.value=N(h)),p()!==y&&(l.textContent="");let _=j(e,r.state,r.controls);a.disabled=o.disabled=!!_,G(f,c,_)}return{node:f,update:g}}function zt(t,e,r){let n=p=>r.ask({[t]:p}),i=Math.random().toString(36),s=e.options.map(p=>m("input",{type:"radio",name:i,onchange:()=>n(p)})),a=m("select",{"aria-label":e.label,onchange:()=>n(e.options[a.selectedIndex])},...e.options.map(p=>m("option",{},N(p)))),o=e.options.length<=Rt,c=s.map((p,k)=>m("label",{class:"option"},p,N(e.options[k]))),l=o?m("div",{class:"options",role:"radiogroup","aria-label":e.label},...c):a,u=m("span",{class:"note"}),d=m("div",{class:o?"row wide":"row"},m("span",{class:"name"},e.label),l,u),b=e.options.map(p=>e.stops&&!e.stops.includes(p));function y(){let p=e.options.indexOf(r.state[t]),k=j(e,r.state,r.controls);s.forEach((w,f)=>{w.checked=f===p,w.disabled=!!(k||b[f])});for(let[w,f]of[...a.options].entries())f.disabled=!!b[w];a.selectedIndex=p,a.disabled=!!k,G(d,u,k),!k&&b.some(Boolean)&&(u.textContent=`the others ${X}`)}return{node:d,update:y}}function Kt(t,e,r){let n=l=>{let u=new Set(r.state[t]);u.delete(l)||u.add(l),r.ask({[t]:e.options.filter(d=>u.has(d))})},i=e.options.map(l=>m("button",{type:"button",onclick:()=>n(l)},N(l))),s=m("div",{class:"options",role:"group","aria-label":e.label},...i),a=m("span",{class:"note"}),o=m("div",{class:"row wide"},m("span",{class:"name"},e.label),s,a);function c(){let l=j(e,r.state,r.controls);i.forEach((u,d)=>{u.setAttribute("aria-pressed",r.state[t].includes(e.options[d])),u.disabled=!!l}),G(o,a,l)}return{node:o,update:c}}function Vt(t,e,r){let n=(o,c)=>c.ariaDisabled!=="true"&&r.press(o),i=Object.entries(e.options).map(([o,c])=>{let l=m("button",{type:"button",onclick:()=>n(o,l),onblur:()=>a()},c);return[o,c,l]}),s=m("div",{class:"row wide"},m("div",{class:"options"},...i.map(([,,o])=>o)));function a(){for(let[o,c,l]of i){let u=r.numbers.buttons?.[o]??{},d=u.label??c;l.textContent!==d&&(l.textContent=d);let b=!!(e.fixed||u.disabled),y=u.why??(r.alone?X:"");l.title=b?y:"",l.ariaDisabled=b,l.disabled=b&&!l.matches(":focus")}}return{node:s,update:a}}var ut=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
   inherited begins anew too; around.css says how light or dark it is, and whether it sleeps. */
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

/* Formulas and their lines of code, side by side where there is room. */
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
/* A slider is as wide as the picture; its number stands over the thumb, off the name. */
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
/* What is off is grey, with a broken edge, and can still be read. */
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
/* Chromium takes a finger away from what is inline, touch-action or not. */
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
`;var Wt={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function K(t){return Array.isArray(t)?t.map(K):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?tt(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,r])=>[e,K(r)]))}function tt(t,e,r){let{buffer:n,byteOffset:i=0,byteLength:s}=ArrayBuffer.isView(r)?r:new Uint8Array(r),a=new Wt[t](n.slice(i,i+s));return a.shape=e,a}function ft(t){let e=new Map,r=0,n=()=>{},i={number:-1,asked:0,served:{},onQuestion:n,onAnswer:n};i.alone=!!t.get("alone");let s=K(t.get("lasting"));i.controls=Object.fromEntries(t.get("described").map(o=>[o.name,o]));function a(){let o=t.get("answer");if(!(o.number<i.number)){for(let[c,l]of e)l.number<=o.number&&e.delete(c);i.unasked=o.number===i.number,i.number=o.number,i.state={...o.state,...pt(e)},i.numbers={...s,...K(o.numbers)},i.drawn=o.state,i.said=o.said,i.failed=o.failed,i.onAnswer()}}return i.ask=o=>{r=Math.max(r+1,Date.now()),i.asked=r;for(let[c,l]of Object.entries(o))e.set(c,{value:l,number:r});i.state={...i.state,...o},i.onQuestion(),t.set("asked",{number:r,changes:pt(e)}),t.save_changes()},i.press=o=>i.served[o]?i.served[o]():t.send({press:o}),t.on("change:answer",a),i.close=()=>t.off("change:answer",a),a(),i}function pt(t){return Object.fromEntries([...t].map(([e,r])=>[e,r.value]))}var Ht={float32:4,int32:4,uint8:1},Jt=120;async function ht(t){let{title:e,stops:r,followed:n,played:i,first:s}=t,a=async x=>JSON.parse(new TextDecoder().decode(await dt(x))),o=await a(t.moments),c=Yt(await a(t.arrays),await dt(t.data)),l=o.map(x=>W(x.numbers,c)),u=W(t.lasting,c),d=t.described.map(x=>x.name in r?{...x,stops:r[x.name]}:{...x,fixed:x.kind!=="buttons"&&!x.local}),b=new Set(d.filter(x=>x.local).map(({name:x})=>x)),y=x=>JSON.stringify(Object.keys(r).map(S=>x[S])),p=new Map(o.map((x,S)=>[y(x.state),S])),k=new Set,w={},f=null,g=h(s,0);function h(x,S){let{state:A,said:L}=o[x],q=i?{buttons:{pause:{disabled:f===null,why:"nothing plays"}}}:{};return{number:S,state:{...A,...w},said:L,failed:!1,numbers:{...l[x],...q}}}function _([x,S]){let A=q=>Math.abs(q-S),L=typeof S=="number"?r[x]:void 0;return[x,L?L.reduce((q,I)=>A(I)<A(q)?I:q):S]}function E(x){let S=Object.keys(n).filter(A=>A in x&&x[A]!==g.state[A]);return Object.assign({},...S.map(A=>n[A][r[A].indexOf(x[A])]))}function v({number:x,changes:S}){let A=Object.fromEntries(Object.entries(S).map(_)),L=p.get(y(g.state)),q=p.get(y({...g.state,...E(A),...A}))??L;for(let I of b)$(q,L,I)&&delete w[I];for(let[I,Pt]of Object.entries(A))b.has(I)&&(w[I]=Pt);g=h(q,x),k.forEach(I=>I())}function $(x,S,A){let[L,q]=[x,S].map(I=>JSON.stringify(o[I].state[A]));return L!==q}function M(){clearInterval(f),f=null}function C(){g=h(p.get(y(g.state)),g.number),k.forEach(x=>x())}function O(){let x=r[i],S=L=>v({number:Math.max(Date.now(),g.number+1),changes:{[i]:x[L]}}),A=()=>x.indexOf(g.state[i]);if(U())return S(A()===x.length-1?0:x.length-1);f=setInterval(()=>{let L=A()+1;L===x.length-1&&M(),S(L)},Jt),A()===x.length-1?S(0):C()}return{get:x=>({title:e,described:d,answer:g,lasting:u,alone:!0})[x],set:(x,S)=>{x==="asked"&&(M(),v(S))},save_changes:()=>{},send:({press:x})=>{M(),x==="play"?O():C()},on:(x,S)=>x==="change:answer"&&k.add(S),off:(x,S)=>k.delete(S)}}async function dt(t){let e=Uint8Array.from(atob(t),n=>n.charCodeAt(0)),r=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(r).arrayBuffer())}function Yt(t,e){let r=0;return t.map(({kind:n,shape:i})=>{let s=Ht[n],a=i.reduce((c,l)=>c*l,1),o=new Uint8Array(a*s);for(let c=0;c<s;c+=1)for(let l=0;l<a;l+=1)o[l*s+c]=e[r+c*a+l];return r+=o.length,tt(n,i,o)})}function W(t,e){return Array.isArray(t)?t.map(r=>W(r,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([r,n])=>[r,W(n,e)]))}var Qt="This explorer is asleep: run the cell to use it.",Xt=16,jt=25,Gt=600,Zt=1e3;function mt(t){let e=({model:n,el:i})=>te(t,n,i);return{render:e,play:async(n,i)=>e({model:await ht(n),el:i})}}function te(t,e,r){let n=ft(e),i=ct(e.get("described"),n),s=["question","task","lacks"].filter(O=>e.get("lasting")[O]).map(O=>m("p",{class:O},e.get("lasting")[O])),a=m("div",{class:"picture",style:"visibility: hidden"}),o=m("p",{class:"said"}),c=m("p",{class:"heard",role:"status"}),l=m("section",{class:"mlpkit","aria-label":e.get("title")},m("style",{},ut),m("p",{class:"asleep",role:"note"},Qt),...s,a,i.node,o,c),u=m("div",{class:"mlpkit-around"},m("style",{},at));u.attachShadow({mode:"open"}).append(l);let d=ee(u,l),b=()=>u.classList.add("sleeping");e.on("comm_live_update",b),r.append(u);let y=t({picture:a,link:n,root:l}),[p,k,w,f,g]=[0,0,0,0,0],h=a.clientWidth;function _(){if(cancelAnimationFrame(p),p=0,g=performance.now(),h===0)return;i.update();let O=y({numbers:n.numbers,state:n.state,drawn:n.drawn,width:h}),x=n.failed?n.said:z(O??n.said);o.textContent!==x&&E(x),o.classList.toggle("failed",n.failed),a.style.visibility="",l.dataset.drawn=n.number,l.dataset.pictures=f+=1}function E(O){let x=o.textContent==="";o.textContent=O,clearTimeout(w),c.textContent="",!x&&(w=setTimeout(()=>{c.setAttribute("role",n.failed?"alert":"status"),c.textContent=O},Gt))}let v=()=>{clearTimeout(k),k=0,p||=requestAnimationFrame(_)},$=0;n.onAnswer=()=>{if(u.classList.remove("sleeping"),n.unasked&&U()){let x=performance.now()-g;$||=setTimeout(()=>{$=0,v()},Math.max(Zt-x,0));return}v(),n.number>=n.asked&&!document.hidden&&performance.now()-g>Xt&&_()},n.onQuestion=()=>{l.dataset.asked=n.asked,k||=setTimeout(v,jt)};let M=new ResizeObserver(([{contentRect:O}])=>{let x=Math.round(O.width);x!==h&&(h=x,v())});M.observe(a);let C=lt(v);return l.dataset.asked=n.asked,v(),()=>{cancelAnimationFrame(p),clearTimeout(k),clearTimeout(w),clearTimeout($),M.disconnect(),C(),d(),e.off("comm_live_update",b),n.close()}}function ee(t,e){let r=n=>{if(!e.contains(n.composedPath()[0]))return;let i=n.ctrlKey||n.metaKey||n.altKey||n.key==="Escape"||n.key==="Enter"&&n.shiftKey;t.toggleAttribute("data-lm-suppress-shortcuts",!i)};return window.addEventListener("keydown",r,!0),()=>window.removeEventListener("keydown",r,!0)}function H(t){return m("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}function J(t,e,r){let[n,i]=e.shape,[s,a,o]=r.match(/[\d.]+/g).map(Number),c=new ImageData(i,n);e.forEach((l,u)=>c.data.set([s,a,o,l],4*u)),Object.assign(t,{width:i,height:n}),t.getContext("2d").putImageData(c,0,0)}var et="http://www.w3.org/1999/xhtml",gt={svg:"http://www.w3.org/2000/svg",xhtml:et,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function yt(t){var e=t+="",r=e.indexOf(":");return r>=0&&(e=t.slice(0,r))!=="xmlns"&&(t=t.slice(r+1)),gt.hasOwnProperty(e)?{space:gt[e],local:t}:t}function ne(t){return function(){var e=this.ownerDocument,r=this.namespaceURI;return r===et&&e.documentElement.namespaceURI===et?e.createElement(t):e.createElementNS(r,t)}}function re(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function rt(t){var e=yt(t);return(e.local?re:ne)(e)}function ie(){}function xt(t){return t==null?ie:function(){return this.querySelector(t)}}function oe(t){typeof t!="function"&&(t=xt(t));for(var e=this._groups,r=e.length,n=new Array(r),i=0;i<r;++i)for(var s=e[i],a=s.length,o=n[i]=new Array(a),c,l,u=0;u<a;++u)(c=s[u])&&(l=t.call(c,c.__data__,u,s))&&("__data__"in c&&(l.__data__=c.__data__),o[u]=l);return new T(n,this._parents)}function se(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function ae(){return[]}function le(t){return t==null?ae:function(){return this.querySelectorAll(t)}}function ce(t){return function(){return se(t.apply(this,arguments))}}function ue(t){typeof t=="function"?t=ce(t):t=le(t);for(var e=this._groups,r=e.length,n=[],i=[],s=0;s<r;++s)for(var a=e[s],o=a.length,c,l=0;l<o;++l)(c=a[l])&&(n.push(t.call(c,c.__data__,l,a)),i.push(c));return new T(n,i)}function pe(t){return function(){return this.matches(t)}}function bt(t){return function(e){return e.matches(t)}}var fe=Array.prototype.find;function de(t){return function(){return fe.call(this.children,t)}}function he(){return this.firstElementChild}function me(t){return this.select(t==null?he:de(typeof t=="function"?t:bt(t)))}var ge=Array.prototype.filter;function ye(){return Array.from(this.children)}function xe(t){return function(){return ge.call(this.children,t)}}function be(t){return this.selectAll(t==null?ye:xe(typeof t=="function"?t:bt(t)))}function we(t){typeof t!="function"&&(t=pe(t));for(var e=this._groups,r=e.length,n=new Array(r),i=0;i<r;++i)for(var s=e[i],a=s.length,o=n[i]=[],c,l=0;l<a;++l)(c=s[l])&&t.call(c,c.__data__,l,s)&&o.push(c);return new T(n,this._parents)}function wt(t){return new Array(t.length)}function ke(){return new T(this._enter||this._groups.map(wt),this._parents)}function Y(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}Y.prototype={constructor:Y,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function ve(t){return function(){return t}}function _e(t,e,r,n,i,s){for(var a=0,o,c=e.length,l=s.length;a<l;++a)(o=e[a])?(o.__data__=s[a],n[a]=o):r[a]=new Y(t,s[a]);for(;a<c;++a)(o=e[a])&&(i[a]=o)}function Ae(t,e,r,n,i,s,a){var o,c,l=new Map,u=e.length,d=s.length,b=new Array(u),y;for(o=0;o<u;++o)(c=e[o])&&(b[o]=y=a.call(c,c.__data__,o,e)+"",l.has(y)?i[o]=c:l.set(y,c));for(o=0;o<d;++o)y=a.call(t,s[o],o,s)+"",(c=l.get(y))?(n[o]=c,c.__data__=s[o],l.delete(y)):r[o]=new Y(t,s[o]);for(o=0;o<u;++o)(c=e[o])&&l.get(b[o])===c&&(i[o]=c)}function Ee(t){return t.__data__}function Se(t,e){if(!arguments.length)return Array.from(this,Ee);var r=e?Ae:_e,n=this._parents,i=this._groups;typeof t!="function"&&(t=ve(t));for(var s=i.length,a=new Array(s),o=new Array(s),c=new Array(s),l=0;l<s;++l){var u=n[l],d=i[l],b=d.length,y=$e(t.call(u,u&&u.__data__,l,n)),p=y.length,k=o[l]=new Array(p),w=a[l]=new Array(p),f=c[l]=new Array(b);r(u,d,k,w,f,y,e);for(var g=0,h=0,_,E;g<p;++g)if(_=k[g]){for(g>=h&&(h=g+1);!(E=w[h])&&++h<p;);_._next=E||null}}return a=new T(a,n),a._enter=o,a._exit=c,a}function $e(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Ce(){return new T(this._exit||this._groups.map(wt),this._parents)}function Me(t,e,r){var n=this.enter(),i=this,s=this.exit();return typeof t=="function"?(n=t(n),n&&(n=n.selection())):n=n.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),r==null?s.remove():r(s),n&&i?n.merge(i).order():i}function Oe(t){for(var e=t.selection?t.selection():t,r=this._groups,n=e._groups,i=r.length,s=n.length,a=Math.min(i,s),o=new Array(i),c=0;c<a;++c)for(var l=r[c],u=n[c],d=l.length,b=o[c]=new Array(d),y,p=0;p<d;++p)(y=l[p]||u[p])&&(b[p]=y);for(;c<i;++c)o[c]=r[c];return new T(o,this._parents)}function Ne(){for(var t=this._groups,e=-1,r=t.length;++e<r;)for(var n=t[e],i=n.length-1,s=n[i],a;--i>=0;)(a=n[i])&&(s&&a.compareDocumentPosition(s)^4&&s.parentNode.insertBefore(a,s),s=a);return this}function Le(t){t||(t=Te);function e(d,b){return d&&b?t(d.__data__,b.__data__):!d-!b}for(var r=this._groups,n=r.length,i=new Array(n),s=0;s<n;++s){for(var a=r[s],o=a.length,c=i[s]=new Array(o),l,u=0;u<o;++u)(l=a[u])&&(c[u]=l);c.sort(e)}return new T(i,this._parents).order()}function Te(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function Ie(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function qe(){return Array.from(this)}function Pe(){for(var t=this._groups,e=0,r=t.length;e<r;++e)for(var n=t[e],i=0,s=n.length;i<s;++i){var a=n[i];if(a)return a}return null}function Be(){let t=0;for(let e of this)++t;return t}function Fe(){return!this.node()}function Re(t){for(var e=this._groups,r=0,n=e.length;r<n;++r)for(var i=e[r],s=0,a=i.length,o;s<a;++s)(o=i[s])&&t.call(o,o.__data__,s,i);return this}function De(t){return function(){this.removeAttribute(t)}}function ze(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Ke(t,e){return function(){this.setAttribute(t,e)}}function Ve(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Ue(t,e){return function(){var r=e.apply(this,arguments);r==null?this.removeAttribute(t):this.setAttribute(t,r)}}function We(t,e){return function(){var r=e.apply(this,arguments);r==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,r)}}function He(t,e){var r=yt(t);if(arguments.length<2){var n=this.node();return r.local?n.getAttributeNS(r.space,r.local):n.getAttribute(r)}return this.each((e==null?r.local?ze:De:typeof e=="function"?r.local?We:Ue:r.local?Ve:Ke)(r,e))}function kt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Je(t){return function(){this.style.removeProperty(t)}}function Ye(t,e,r){return function(){this.style.setProperty(t,e,r)}}function Qe(t,e,r){return function(){var n=e.apply(this,arguments);n==null?this.style.removeProperty(t):this.style.setProperty(t,n,r)}}function Xe(t,e,r){return arguments.length>1?this.each((e==null?Je:typeof e=="function"?Qe:Ye)(t,e,r??"")):je(this.node(),t)}function je(t,e){return t.style.getPropertyValue(e)||kt(t).getComputedStyle(t,null).getPropertyValue(e)}function Ge(t){return function(){delete this[t]}}function Ze(t,e){return function(){this[t]=e}}function tn(t,e){return function(){var r=e.apply(this,arguments);r==null?delete this[t]:this[t]=r}}function en(t,e){return arguments.length>1?this.each((e==null?Ge:typeof e=="function"?tn:Ze)(t,e)):this.node()[t]}function vt(t){return t.trim().split(/^|\s+/)}function it(t){return t.classList||new _t(t)}function _t(t){this._node=t,this._names=vt(t.getAttribute("class")||"")}_t.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function At(t,e){for(var r=it(t),n=-1,i=e.length;++n<i;)r.add(e[n])}function Et(t,e){for(var r=it(t),n=-1,i=e.length;++n<i;)r.remove(e[n])}function nn(t){return function(){At(this,t)}}function rn(t){return function(){Et(this,t)}}function on(t,e){return function(){(e.apply(this,arguments)?At:Et)(this,t)}}function sn(t,e){var r=vt(t+"");if(arguments.length<2){for(var n=it(this.node()),i=-1,s=r.length;++i<s;)if(!n.contains(r[i]))return!1;return!0}return this.each((typeof e=="function"?on:e?nn:rn)(r,e))}function an(){this.textContent=""}function ln(t){return function(){this.textContent=t}}function cn(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function un(t){return arguments.length?this.each(t==null?an:(typeof t=="function"?cn:ln)(t)):this.node().textContent}function pn(){this.innerHTML=""}function fn(t){return function(){this.innerHTML=t}}function dn(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function hn(t){return arguments.length?this.each(t==null?pn:(typeof t=="function"?dn:fn)(t)):this.node().innerHTML}function mn(){this.nextSibling&&this.parentNode.appendChild(this)}function gn(){return this.each(mn)}function yn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function xn(){return this.each(yn)}function bn(t){var e=typeof t=="function"?t:rt(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function wn(){return null}function kn(t,e){var r=typeof t=="function"?t:rt(t),n=e==null?wn:typeof e=="function"?e:xt(e);return this.select(function(){return this.insertBefore(r.apply(this,arguments),n.apply(this,arguments)||null)})}function vn(){var t=this.parentNode;t&&t.removeChild(this)}function _n(){return this.each(vn)}function An(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function En(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function Sn(t){return this.select(t?En:An)}function $n(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Cn(t){return function(e){t.call(this,e,this.__data__)}}function Mn(t){return t.trim().split(/^|\s+/).map(function(e){var r="",n=e.indexOf(".");return n>=0&&(r=e.slice(n+1),e=e.slice(0,n)),{type:e,name:r}})}function On(t){return function(){var e=this.__on;if(e){for(var r=0,n=-1,i=e.length,s;r<i;++r)s=e[r],(!t.type||s.type===t.type)&&s.name===t.name?this.removeEventListener(s.type,s.listener,s.options):e[++n]=s;++n?e.length=n:delete this.__on}}}function Nn(t,e,r){return function(){var n=this.__on,i,s=Cn(e);if(n){for(var a=0,o=n.length;a<o;++a)if((i=n[a]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=s,i.options=r),i.value=e;return}}this.addEventListener(t.type,s,r),i={type:t.type,name:t.name,value:e,listener:s,options:r},n?n.push(i):this.__on=[i]}}function Ln(t,e,r){var n=Mn(t+""),i,s=n.length,a;if(arguments.length<2){var o=this.node().__on;if(o){for(var c=0,l=o.length,u;c<l;++c)for(i=0,u=o[c];i<s;++i)if((a=n[i]).type===u.type&&a.name===u.name)return u.value}return}for(o=e?Nn:On,i=0;i<s;++i)this.each(o(n[i],e,r));return this}function St(t,e,r){var n=kt(t),i=n.CustomEvent;typeof i=="function"?i=new i(e,r):(i=n.document.createEvent("Event"),r?(i.initEvent(e,r.bubbles,r.cancelable),i.detail=r.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function Tn(t,e){return function(){return St(this,t,e)}}function In(t,e){return function(){return St(this,t,e.apply(this,arguments))}}function qn(t,e){return this.each((typeof e=="function"?In:Tn)(t,e))}function*Pn(){for(var t=this._groups,e=0,r=t.length;e<r;++e)for(var n=t[e],i=0,s=n.length,a;i<s;++i)(a=n[i])&&(yield a)}var $t=[null];function T(t,e){this._groups=t,this._parents=e}function Bn(){return new T([[document.documentElement]],$t)}function Fn(){return this}T.prototype=Bn.prototype={constructor:T,select:oe,selectAll:ue,selectChild:me,selectChildren:be,filter:we,data:Se,enter:ke,exit:Ce,join:Me,merge:Oe,selection:Fn,order:Ne,sort:Le,call:Ie,nodes:qe,node:Pe,size:Be,empty:Fe,each:Re,attr:He,style:Xe,property:en,classed:sn,text:un,html:hn,raise:gn,lower:xn,append:bn,insert:kn,remove:_n,clone:Sn,datum:$n,on:Ln,dispatch:qn,[Symbol.iterator]:Pn};function ot(t){return typeof t=="string"?new T([[document.querySelector(t)]],[document.documentElement]):new T([[t]],$t)}function Ct(t){return ot(rt(t).call(document.documentElement))}var Rn=0;function Dn(){return new nt}function nt(){this._="@"+(++Rn).toString(36)}nt.prototype=Dn.prototype={constructor:nt,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function zn(t){let e;for(;e=t.sourceEvent;)t=e;return t}function B(t,e){if(t=zn(t),e===void 0&&(e=t.currentTarget),e){var r=e.ownerSVGElement||e;if(r.createSVGPoint){var n=r.createSVGPoint();return n.x=t.clientX,n.y=t.clientY,n=n.matrixTransform(e.getScreenCTM().inverse()),[n.x,n.y]}if(e.getBoundingClientRect){var i=e.getBoundingClientRect();return[t.clientX-i.left-e.clientLeft,t.clientY-i.top-e.clientTop]}}return[t.pageX,t.pageY]}var Kn=13,Vn={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1],PageUp:[0,10],PageDown:[0,-10],Home:[-1/0,0],End:[1/0,0]};function Mt(t,e,{drag:r,nudge:n,ground:i}){t.classed("handle",!0).attr("tabindex",0).attr("role","slider");let a=ot(t.node().parentNode).insert("circle",()=>t.node()).attr("class","hold").attr("r",Kn);a.attr("fill","transparent").on("pointerdown",c);let o=l=>r(...B(l,e.node()));function c(l){l.preventDefault(),t.node().focus({preventScroll:!0,focusVisible:!1}),t.node().setPointerCapture(l.pointerId),t.on("pointermove",o)}return t.on("pointerdown",c),i?.on("pointerdown",l=>{l.pointerType!=="touch"&&(o(l),c(l))}),i?.on("click",o),t.on("pointerup pointercancel",()=>t.on("pointermove",null)),t.on("keydown",l=>{let u=Vn[l.key];if(!u||l.ctrlKey||l.metaKey||l.altKey)return;l.preventDefault();let d=l.shiftKey?10:1;n(d*u[0],d*u[1])}),(l,u,d)=>{let{x:b,y,width:p,height:k}=t.node().getBBox();a.attr("cx",b+p/2).attr("cy",y+k/2);for(let w of["display","transform"])a.attr(w,t.attr(w));t.attr("aria-label",l).attr("aria-valuenow",u).attr("aria-valuetext",d)}}var Un=(t,e,r)=>t.attr("fill",e).attr("stroke",r).attr("stroke-width",2),Ot=(t,e,r="var(--ink)",n="var(--page)")=>Un(t.append("circle").attr("r",e),r,n);function st(t,e,r){let n=Z(t);return n.at(P(n.place(e)+r,0,n.count-1))}function Nt(t,e){let r=Ct("svg").attr("role","group").attr("aria-label",e);return t.append(r.node()),r.size=(n,i)=>r.attr("viewBox",`0 0 ${n} ${i}`).attr("height",i),r}var R=[0,0,1,1],F=10,Wn=14,Tt=4,Lt=4;function It(t,e,r){let n={side:1};n.right=v=>F+v*(n.side-2*F),n.down=v=>F+(1-v)*(n.side-2*F),n.share=v=>P((v-F)/(n.side-2*F),0,1);let{points:i}=t.numbers;n.at=v=>[n.right(i[2*v]),n.down(i[2*v+1])];let s=m("h2",{},"map of the last hidden layer"),a=(v,$)=>m("b",{style:`color: var(${v})`},$),o=m("p",{class:"key"},"What the network sees as alike lies close. ×: a mistake among the chosen, ○: correct; ringed: pictured below. ",a("--value","Blue"),": the true class; ",a("--slope","orange"),": taken for."),c=m("button",{type:"button",onclick:()=>t.ask({part:R})},"whole map");c.hidden=t.controls.part.fixed;let l=m("canvas",{}),u=m("div",{},l),d=Nt(u,"map of the images; a dragged rectangle chooses some");d.classed("draggable",!t.controls.part.fixed);let b=Hn(l,e,n,t.numbers),y=jn(d,n),p=d.append("g").attr("fill","none").attr("stroke","var(--ink)").attr("stroke-width",1.5),k=d.append("g"),w=Gn(d,t,n),f=Qn(d,u,t,n,v=>{h(),r(v)});Xn(d,t,n,f.leave);let g=-1;function h(v=g){g=v;let $=[...t.numbers.shown].map(C=>[C,Tt]),M=[g,f.hovered].filter(C=>C>=0).map(C=>[C,8]);p.selectAll("circle").data([...$,...M]).join("circle").attr("cx",([C])=>n.at(C)[0]).attr("cy",([C])=>n.at(C)[1]).attr("r",([,C])=>C)}function _({numbers:v,state:$,drawn:M,ink:C,told:O,side:x}){n.side=x,d.size(x,x).style("width",`${x}px`),b(v,M);let S=A=>A===M.true?"var(--value)":A===M.taken_for?"var(--slope)":null;k.selectAll("text").data(Zn(v,n)).join("text").attr("x",({x:A})=>A).attr("y",({y:A})=>A).text(({name:A})=>A).style("fill",({name:A})=>S(A)).attr("font-weight",({name:A})=>S(A)&&700),D(c,String($.part)===String(R)&&"all of it is shown"),y($.part),w($.part),f.show(O,C)}let E=m("div",{class:"bar"},s,c);return{node:m("div",{class:"map"},E,o,u),update:_,ring:h}}function Hn(t,e,r,{class_names:n,labels:i}){let s="";return(a,o)=>{let[c,l,u,d,b]=["--quiet","--slope","--value","--wrong","--right"].map(h=>V(e,h)),[y,p]=[n.indexOf(o.true),n.indexOf(o.taken_for)],k=y>=0&&y===p,w=[r.side,devicePixelRatio,y,p,c].join();if(w===s)return;s=w,t.width=t.height=r.side*devicePixelRatio,t.style.width=t.style.height=`${r.side}px`;let f=t.getContext("2d");f.scale(devicePixelRatio,devicePixelRatio);let g=(h,_,E,v)=>{f.fillStyle=h,f.globalAlpha=_;for(let $=0;$<i.length;$+=1){if(!v(i[$]))continue;let[M,C]=r.at($);f.fillRect(M-E/2,C-E/2,E,E)}};g(c,.5,1.6,h=>h!==y&&h!==p),k||g(l,.65,2,h=>h===p),g(u,.65,2,h=>h===y),f.globalAlpha=1,f.lineWidth=1.3,f.strokeStyle=k?b:d,f.beginPath();for(let h of a.marked)(k?Jn:Yn)(f,...r.at(h));f.stroke()}}function Jn(t,e,r){t.moveTo(e+2,r),t.arc(e,r,2,0,2*Math.PI)}function Yn(t,e,r){for(let[n,i]of[[2.5,2.5],[2.5,-2.5]])t.moveTo(e-n,r-i),t.lineTo(e+n,r+i)}function Qn(t,e,r,n,i){let s=H(84),a=m("div",{}),o=m("div",{class:"tip",hidden:!0},s,a);e.append(o);let c=r.controls.hovered.fixed;c&&(s.style.display="none");let l={hovered:-1,leave:()=>y(-1)},[u,d]=[()=>[],""];function b(p,k){let[w,f]=[-1,Wn**2],g=new Set(r.numbers.shown);for(let h=0;h<r.numbers.labels.length;h+=1){let[_,E]=n.at(h),v=(_-p)**2+(E-k)**2-(g.has(h)?Tt**2:0);v<f&&([w,f]=[h,v])}return w}function y(p){p!==l.hovered&&(l.hovered=p,c||r.ask({hovered:p}),l.show(u,d))}return t.on("pointermove.tip pointerdown.tip",p=>{(p.buttons===0||p.pointerType==="touch")&&y(b(...B(p,t.node())))}).on("pointerleave.tip",l.leave),l.show=(p,k)=>{if([u,d]=[p,k],o.hidden=l.hovered<0,i(l.hovered),o.hidden)return;let w=r.drawn.hovered===l.hovered&&r.numbers.hovered,[f,g,h]=u(l.hovered);a.textContent=`${f}, ${g}: ${w?w.surely:h}`,s.style.visibility=w?"visible":"hidden",w&&J(s,w.image,d);let[_,E]=n.at(l.hovered),[v,$]=[_<n.side/2,E<n.side/2];o.style.left=v?`${_+14}px`:"auto",o.style.right=v?"auto":`${e.clientWidth-_+14}px`,o.style.top=$?`${E}px`:"auto",o.style.bottom=$?"auto":`${n.side-E}px`},l}function Xn(t,e,r,n){t.on("pointerdown.brush",i=>{if(i.target.closest(".handle")||i.pointerType==="touch"||e.controls.part.fixed)return;i.preventDefault(),n();let[s,a]=B(i,t.node()),o=0;t.node().setPointerCapture(i.pointerId),t.on("pointermove.brush",c=>{let[l,u]=B(c,t.node());o=Math.max(o,Math.abs(l-s),Math.abs(u-a));let[d,b]=[Math.min(s,l),Math.max(s,l)].map(r.share),[y,p]=[Math.min(a,u),Math.max(a,u)].map(k=>1-r.share(k));o>Lt&&e.ask({part:[d,p,b,y]})}),t.on("pointerup.brush pointercancel.brush",()=>{t.on("pointermove.brush pointerup.brush pointercancel.brush",null),o<=Lt&&e.ask({part:R})})})}function jn(t,e){let r=t.append("rect").attr("fill","var(--value)").attr("fill-opacity",.1).attr("stroke","var(--ink)");return n=>{let[i,s,a,o]=n;r.attr("display",String(n)===String(R)?"none":null).attr("x",e.right(i)).attr("width",e.right(a)-e.right(i)).attr("y",e.down(o)).attr("height",e.down(s)-e.down(o))}}function Gn(t,e,r){let n={low:0,high:1,step:.02},i=["left, bottom","right, top"].map((s,a)=>{let[o,c]=[2*a,2*a+1],l=Ot(t,7,"var(--page)","var(--ink)").attr("display",e.controls.part.fixed?"none":null),u=a?Math.max:Math.min,d=(y,p)=>{let k=[...e.state.part];[k[o],k[c]]=[u(y,k[2-o]),u(p,k[4-c])],e.ask({part:k})},b=Mt(l,t,{drag:(y,p)=>d(r.share(y),1-r.share(p)),nudge:(y,p)=>d(st(n,e.state.part[o],y),st(n,e.state.part[c],p))});return y=>{let[p,k]=[y[o],y[c]];l.attr("cx",r.right(p)).attr("cy",r.down(k)),b(`${s} corner of the part that is shown`,p,`${Math.round(100*p)} %, ${Math.round(100*k)} %`)}});return s=>i.forEach(a=>a(s))}function Zn({class_names:t,centres:e},{right:r,down:n,side:i}){let s=t.map((o,c)=>({name:o,x:r(e[2*c]),y:n(e[2*c+1])+4})).filter(({x:o})=>Number.isFinite(o)).sort((o,c)=>o.y-c.y),a=(o,c)=>Math.abs(o.x-c.x)<3.4*(o.name.length+c.name.length);return s.forEach((o,c)=>{let l=3.4*o.name.length;o.x=P(o.x,l,i-l);for(let u of s.slice(0,c))a(o,u)&&o.y<u.y+14&&(o.y=u.y+14)}),s}var Q="any",qt=12,tr=`
.mlpkit .mistakes { display: grid; gap: 14px 24px; }
.mlpkit .mistakes.wide { grid-template-columns: auto minmax(0, 1fr); }
.mlpkit .mistakes.wide.mapped > .images { grid-column: 1 / -1; }
.mlpkit .mistakes h2 { font-size: 13px; font-weight: 600; margin: 0 0 4px; }
.mlpkit .mistakes table { border-collapse: separate; border-spacing: 1px; margin: 0; table-layout: fixed; }
.mlpkit .mistakes :is(td, th) {
  box-sizing: border-box; width: var(--cell); height: var(--cell); padding: 0; border: 0;
  font-size: 12px; font-weight: 400; text-align: center; cursor: pointer; color: var(--ink); background: none;
  font-variant-numeric: tabular-nums; border-radius: 2px;
}
.mlpkit .mistakes td.none { color: var(--quiet); }
.mlpkit .mistakes :is(td, th):hover { box-shadow: 0 0 0 1px var(--quiet); }
.mlpkit .mistakes :is(td, th)[aria-selected="true"] { box-shadow: 0 0 0 2px var(--ink); font-weight: 700; }
.mlpkit .mistakes :is(td, th):focus-visible { outline-offset: 1px; z-index: 1; position: relative; }
.mlpkit .mistakes th[scope="row"] { width: 76px; text-align: right; padding-right: 6px; white-space: nowrap; }
.mlpkit .mistakes thead th { height: 84px; vertical-align: bottom; }
.mlpkit .mistakes thead th span { writing-mode: vertical-rl; transform: rotate(180deg); padding-top: 4px; }
.mlpkit .mistakes thead th:first-child { width: 76px; text-align: right; padding: 0 6px 4px 0; }
.mlpkit .mistakes thead th:first-child span { writing-mode: initial; transform: none; }
.mlpkit .mistakes thead th:first-child:is(:hover, [aria-selected="true"]) { box-shadow: none; }
.mlpkit .mistakes thead th:first-child span { display: inline-block; padding: 3px 5px; border-radius: 2px; }
.mlpkit .mistakes thead th:first-child:hover span { box-shadow: 0 0 0 1px var(--quiet); }
.mlpkit .mistakes thead th:first-child[aria-selected="true"] span { box-shadow: 0 0 0 2px var(--ink); }
.mlpkit .mistakes .map { position: relative; }
.mlpkit .mistakes p.key { margin: 0 0 4px; font-size: 12px; line-height: 1.35; color: var(--quiet); }
.mlpkit .mistakes .images { position: relative; }
.mlpkit .mistakes p.none { position: absolute; margin: 0; }
.mlpkit .mistakes .map > div { position: relative; }
.mlpkit .mistakes .map svg { position: absolute; inset: 0; touch-action: pan-y; }
.mlpkit .mistakes .map svg.draggable { cursor: crosshair; }
.mlpkit .mistakes .map text { paint-order: stroke; stroke: var(--page); stroke-width: 3px; pointer-events: none; text-anchor: middle; }
.mlpkit .mistakes .tip {
  position: absolute; pointer-events: none; padding: 5px 8px; background: var(--page); font-size: 12px;
  border: 1px solid var(--quiet); border-radius: 4px; width: max-content; z-index: 2;
}
.mlpkit .mistakes .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; margin-bottom: 8px; }
.mlpkit .mistakes .bar h2 { flex: 1 1 auto; margin: 0; }
.mlpkit .mistakes .bar input { width: 110px; }
.mlpkit .mistakes ul { display: grid; gap: 10px 4px; margin: 0; padding: 0; list-style: none; }
.mlpkit .mistakes li { text-align: center; font-size: 12px; line-height: 1.3; margin: 0; border-radius: 4px; min-height: 120px; }
.mlpkit .mistakes li .garment { margin: 2px auto; }
.mlpkit .mistakes li:is(:hover, .pointed) { background: var(--lit); }
.mlpkit .garment { image-rendering: pixelated; }
`,Vr=mt(({picture:t,link:e,root:r})=>{let{class_names:n,counts:i,labels:s,predicted:a,percent:o,points:c}=e.numbers,l=er(n,i,(y,p)=>e.ask({true:y,taken_for:p})),u=c&&It(e,r,y=>d.light(y)),d=ir(e,y=>u?.ring(y)),b=m("div",{class:c?"mistakes mapped":"mistakes"},l.node);return u&&b.append(u.node),b.append(d.node),t.append(m("style",{},tr),b),({numbers:y,state:p,drawn:k,width:w})=>{let f=w>=620;b.classList.toggle("wide",f);let g=Math.min(Math.floor((f?.53*w:w)-92)/n.length-1,34);b.style.setProperty("--cell",`${Math.floor(g)}px`),l.update(p);let h=V(r,"--ink"),_=E=>[n[s[E]],s[E]===a[E]?"correct":`as ${n[a[E]]}`,`${o[E]} % sure`];u?.update({numbers:y,state:p,drawn:k,ink:h,told:_,side:Math.min(f?w-l.node.offsetWidth-24:w,460)}),d.update({numbers:y,state:p,ink:h,told:_,columns:f&&u?6:w>480?4:3})}});function er(t,e,r){let n=t.length,i=Math.max(1,...e.filter((f,g)=>g%(n+1))),s=t.map((f,g)=>e.subarray(g*n,(g+1)*n).reduce((h,_)=>h+_,0)),a=[Q,...t],o=a.map((f,g)=>a.map((h,_)=>g&&_?nr(t,g-1,_-1,e[(g-1)*n+_-1],g===_?s[g-1]:i):rr(t,g,_))),[c,...l]=o.map(f=>m("tr",{},...f)),u=m("table",{role:"grid","aria-label":"confusion matrix: a row for each true class, a column for what it was taken for"},m("thead",{},c),m("tbody",{},...l)),[d,b]=[0,0];o[0][0].tabIndex=0;function y(f,g,h=!0){o[d][b].tabIndex=-1,[d,b]=[P(f,0,n),P(g,0,n)],o[d][b].tabIndex=0,h&&o[d][b].focus()}let p=f=>{let g=o.findIndex(h=>h.includes(f));return[g,o[g].indexOf(f)]};u.addEventListener("focusin",({target:f})=>y(...p(f),!1)),u.addEventListener("click",({target:f})=>{let g=f.closest("td, th");g&&(y(...p(g)),r(a[d],a[b]))}),u.addEventListener("keydown",f=>{if(f.ctrlKey||f.metaKey||f.altKey)return;let g={ArrowLeft:[d,b-1],ArrowRight:[d,b+1],ArrowUp:[d-1,b],ArrowDown:[d+1,b],Home:[d,0],End:[d,n],PageUp:[0,b],PageDown:[n,b]}[f.key];if(g)y(...g);else if(f.key==="Enter"||f.key===" ")r(a[d],a[b]);else return;f.preventDefault()});function k(f){let g=[a.indexOf(f.true),a.indexOf(f.taken_for)];u.matches(":focus-within")||y(...g,!1),o.flat().forEach(h=>h.setAttribute("aria-selected",String(p(h))===String(g)))}let w=m("h2",{},"true class (row), taken for (column)");return{node:m("div",{},w,m("div",{},u)),update:k}}function nr(t,e,r,n,i){let s=e===r?"--right":"--wrong",a=Math.round(42*n/i);return m("td",{tabindex:-1,class:n?"some":"none","aria-label":`${t[e]} taken for ${t[r]}: ${n}`,style:n>0&&`background: color-mix(in srgb, var(${s}) ${a}%, transparent)`},n?String(n):"·")}function rr(t,e,r){let[n,i,s]=e?[t[e-1],`${t[e-1]} taken for any other`,"row"]:r?[t[r-1],`any other taken for ${t[r-1]}`,"col"]:["all mistakes","all mistakes"];return m("th",{tabindex:-1,scope:s,"aria-label":i},m("span",{},n))}function ir(t,e){let r=m("h2",{"aria-live":"off"}),n=w=>t.ask({page:w}),i=m("button",{type:"button","aria-label":"previous page",onclick:()=>n(t.state.page-1)},"‹"),s=m("button",{type:"button","aria-label":"next page",onclick:()=>n(t.state.page+1)},"›"),a=m("input",{type:"range",min:1,step:1,"aria-label":"page, 12 images each",oninput:()=>n(Number(a.value))}),o=m("span",{}),c=[i,a,s],l=Array.from({length:qt},()=>{let[w,f,g]=[m("div",{}),m("div",{}),H(68)],h={over:w,under:f,image:g,n:-1};return h.node=m("li",{onpointerenter:()=>e(h.n),onpointerleave:()=>e(-1)},w,g,f),h}),u=m("ul",{"aria-label":"the chosen images, the most confident first"},...l.map(({node:w})=>w)),d=m("p",{class:"none"},"none"),b=-1;function y(w=b){b=w;for(let f of l)f.node.classList.toggle("pointed",f.n>=0&&f.n===b)}function p({numbers:w,state:f,ink:g,told:h,columns:_}){r.textContent=`${or(f)}: ${w.found.toLocaleString("en")}`;let E=t.controls.page.fixed;o.textContent=E&&w.pages>1?`the first ${qt}; more pages need the notebook`:`page ${f.page} of ${w.pages}`,a.max=w.pages,a.value=f.page,a.setAttribute("aria-valuetext",o.textContent),D(i,f.page<=1&&"this is the first page"),D(s,f.page>=w.pages&&"this is the last page"),E&&c.forEach(v=>{v.hidden=v.disabled=!0}),u.style.gridTemplateColumns=`repeat(${_}, minmax(0, 1fr))`,d.hidden=w.found>0,l.forEach((v,$)=>{if(v.n=w.shown[$]??-1,v.node.style.visibility=v.n<0?"hidden":"",v.n<0)return;let[M,C]=h(v.n);v.over.replaceChildren(M,m("br"),C),v.under.textContent=w.surely[$],J(v.image,w.images[$],g)}),y()}let k=m("div",{class:"bar"},r,...c,o);return{node:m("div",{class:"images"},k,d,u),update:p,light:y}}function or({true:t,taken_for:e,part:r}){let n=t===e&&t===Q?"all mistakes":t===e?`${t}, correct`:t===Q?`another class taken for ${e}`:e===Q?`${t} taken for another class`:`${t} taken for ${e}`;return String(r)===String(R)?n:`${n}, in the rectangle`}export{Vr as default};
