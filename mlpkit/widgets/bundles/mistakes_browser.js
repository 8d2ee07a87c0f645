// Made by "make bundles"; licences in LICENSES.txt. Sources 7e5964d1c6b91efe9e6f77042e8c9a1a164bc7fd6cd4f2516ae5412bb47b0351
var st=`/* For what stands around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;function m(t,e={},...r){let n=document.createElement(t);for(let[i,s]of Object.entries(e))i.startsWith("on")?n.addEventListener(i.slice(2),s):s!==void 0&&s!==!1&&n.setAttribute(i,s===!0?"":s);return n.append(...r),n}function R(t,e){t.disabled=!!e,e?t.title=e:t.removeAttribute("title")}function at(t){let e=matchMedia("(prefers-color-scheme: dark)"),r=new MutationObserver(t);return r.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{r.disconnect(),e.removeEventListener("change",t)}}function K(t,e){let r=document.createElement("span");r.style.color=`var(${e})`,t.append(r);let n=getComputedStyle(r).color;return r.remove(),n}function V(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function N(t,e=3){if(typeof t!="number")return String(t);let r=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return D(r)}var Pt={"+":"","-":"⁻",..."⁰¹²³⁴⁵⁶⁷⁸⁹"};function D(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,r,n,i)=>`${r==="1"?"":`${r}·`}10${[...n+i].map(s=>Pt[s]).join("")}`)}var Bt=7,Q="in the notebook";function lt(t,e){let r={slider:Ft,choice:Rt,switches:Dt,buttons:zt},n=t.filter(s=>!s.on_picture).map(s=>r[s.kind](s.name,s,e));return{node:m("div",{class:"controls"},...n.map(s=>s.node)),update:()=>n.forEach(s=>s.update())}}function X(t,e,r){if(t.fixed)return Q;let n=([c,l])=>[e[c]].flat().some(u=>l.includes(u)),i=Object.entries(t.only).find(c=>!n(c));if(!i)return"";let[s,a]=i,{label:o}=r[s];return a.length>4&&typeof a[0]!="number"?`with other ${o}`:typeof a[0]=="number"?`with ${o} from ${N(Math.min(...a))} up`:`with ${o}: ${a.join(", ")}`}function j(t,e,r){t.classList.toggle("off",!!r),e.dataset.why!==r&&(e.textContent=e.dataset.why=r);for(let[n,i]of[["role","group"],["aria-disabled","true"]])r?t.setAttribute(n,i):t.removeAttribute(n)}function G({stops:t,low:e,high:r,step:n,log:i}){if(t){let o=c=>t.reduce((l,u,h)=>Math.abs(u-c)<Math.abs(t[l]-c)?h:l,0);return{count:t.length,at:c=>t[c],place:o}}let[s,a]=i?[Math.log10(e),Math.log10(r)]:[e,r];return{count:Math.round((a-s)/n)+1,at:o=>{let c=Math.min(s+o*n,a);return Number(i?(10**c).toPrecision(6):c.toFixed(9))},place:o=>Math.round(((i?Math.log10(o):o)-s)/n)}}function Ft(t,e,r){let n=G(e),i=p=>r.ask({[t]:p}),s=m("input",{type:"range",min:0,max:n.count-1,step:1,"aria-label":e.label,oninput:()=>i(n.at(Number(s.value)))}),a=m("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>h=!0,onchange:f,onkeydown:({key:p})=>p==="Enter"&&f(),onblur:()=>d()}),[o,c]=[void 0,"status"].map(p=>m("span",{class:"note",role:p})),[l,u]=[n.at(0),n.at(n.count-1)],[h,w]=[!1,""],g=()=>`${r.asked} ${r.state[t]}`;function f(){if(!h)return;h=!1;let p=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(p)&&a.value.trim()!==""){let y=n.at(n.place(Math.min(Math.max(p,l),u)));i(y),c.textContent=k(p,y)}else c.textContent=`Expected: a number from ${N(l)} to ${N(u)}.`;a.value=N(r.state[t]),w=g()}function k(p,y){return N(p)===N(y)?"":p>u?`Up to ${N(u)}.`:p<l?`From ${N(l)} up.`:`${D(String(p))} is between stops: ${N(y)}.`}let b=m("div",{class:"row slider"},m("span",{class:"name"},e.label),s,a,o,c);function d(){let p=r.state[t];s.value=n.place(p),b.style.setProperty("--share",s.value/(n.count-1||1)),s.setAttribute("aria-valuetext",N(p)),a.matches(":focus")||(a.value=N(p)),g()!==w&&(c.textContent="");let y=X(e,r.state,r.controls);s.disabled=a.disabled=!!y,j(b,o,y)}return{node:b,update:d}}function Rt(t,e,r){let n=f=>r.ask({[t]:f}),i=Math.random().toString(36),s=e.options.map(f=>m("input",{type:"radio",name:i,onchange:()=>n(f)})),a=m("select",{"aria-label":e.label,onchange:()=>n(e.options[a.selectedIndex])},...e.options.map(f=>m("option",{},N(f)))),o=e.options.length<=Bt,c=s.map((f,k)=>m("label",{class:"option"},f,N(e.options[k]))),l=o?m("div",{class:"options",role:"radiogroup","aria-label":e.label},...c):a,u=m("span",{class:"note"}),h=m("div",{class:o?"row wide":"row"},m("span",{class:"name"},e.label),l,u),w=e.options.map(f=>e.stops&&!e.stops.includes(f));function g(){let f=e.options.indexOf(r.state[t]),k=X(e,r.state,r.controls);s.forEach((b,d)=>{b.checked=d===f,b.disabled=!!(k||w[d])});for(let[b,d]of[...a.options].entries())d.disabled=!!w[b];a.selectedIndex=f,a.disabled=!!k,j(h,u,k),!k&&w.some(Boolean)&&(u.textContent=`the others ${Q}`)}return{node:h,update:g}}function Dt(t,e,r){let n=l=>{let u=new Set(r.state[t]);u.delete(l)||u.add(l),r.ask({[t]:e.options.filter(h=>u.has(h))})},i=e.options.map(l=>m("button",{type:"button",onclick:()=>n(l)},N(l))),s=m("div",{class:"options",role:"group","aria-label":e.label},...i),a=m("span",{class:"note"}),o=m("div",{class:"row wide"},m("span",{class:"name"},e.label),s,a);function c(){let l=X(e,r.state,r.controls);i.forEach((u,h)=>{u.setAttribute("aria-pressed",r.state[t].includes(e.options[h])),u.disabled=!!l}),j(o,a,l)}return{node:o,update:c}}function zt(t,e,r){let n=(o,c)=>c.ariaDisabled!=="true"&&r.press(o),i=Object.entries(e.options).map(([o,c])=>{let l=m("button",{type:"button",onclick:()=>n(o,l),onblur:()=>a()},c);return[o,c,l]}),s=m("div",{class:"row wide"},m("div",{class:"options"},...i.map(([,,o])=>o)));function a(){for(let[o,c,l]of i){let u=r.numbers.buttons?.[o]??{},h=u.label??c;l.textContent!==h&&(l.textContent=h);let w=!!(e.fixed||u.disabled),g=u.why??(r.alone?Q:"");l.title=w?g:"",l.ariaDisabled=w,l.disabled=w&&!l.matches(":focus")}}return{node:s,update:a}}var ct=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var Vt={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function z(t){return Array.isArray(t)?t.map(z):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?Z(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,r])=>[e,z(r)]))}function Z(t,e,r){let{buffer:n,byteOffset:i=0,byteLength:s}=ArrayBuffer.isView(r)?r:new Uint8Array(r),a=new Vt[t](n.slice(i,i+s));return a.shape=e,a}function pt(t){let e=new Map,r=0,n=()=>{},i={number:-1,asked:0,served:{},onQuestion:n,onAnswer:n};i.alone=!!t.get("alone");let s=z(t.get("lasting"));i.controls=Object.fromEntries(t.get("described").map(o=>[o.name,o]));function a(){let o=t.get("answer");if(!(o.number<i.number)){for(let[c,l]of e)l.number<=o.number&&e.delete(c);i.unasked=o.number===i.number,i.number=o.number,i.state={...o.state,...ut(e)},i.numbers={...s,...z(o.numbers)},i.drawn=o.state,i.said=o.said,i.failed=o.failed,i.onAnswer()}}return i.ask=o=>{r=Math.max(r+1,Date.now()),i.asked=r;for(let[c,l]of Object.entries(o))e.set(c,{value:l,number:r});i.state={...i.state,...o},i.onQuestion(),t.set("asked",{number:r,changes:ut(e)}),t.save_changes()},i.press=o=>i.served[o]?i.served[o]():t.send({press:o}),t.on("change:answer",a),i.close=()=>t.off("change:answer",a),a(),i}function ut(t){return Object.fromEntries([...t].map(([e,r])=>[e,r.value]))}var Ut={float32:4,int32:4,uint8:1},Wt=120;async function dt(t){let{title:e,stops:r,followed:n,played:i,first:s}=t,a=async x=>JSON.parse(new TextDecoder().decode(await ft(x))),o=await a(t.moments),c=Ht(await a(t.arrays),await ft(t.data)),l=o.map(x=>U(x.numbers,c)),u=U(t.lasting,c),h=t.described.map(x=>x.name in r?{...x,stops:r[x.name]}:{...x,fixed:x.kind!=="buttons"&&!x.local}),w=new Set(h.filter(x=>x.local).map(({name:x})=>x)),g=x=>JSON.stringify(Object.keys(r).map(S=>x[S])),f=new Map(o.map((x,S)=>[g(x.state),S])),k=new Set,b={},d=null,p=y(s,0);function y(x,S){let{state:_,said:L}=o[x],q=i?{buttons:{pause:{disabled:d===null,why:"nothing plays"}}}:{};return{number:S,state:{..._,...b},said:L,failed:!1,numbers:{...l[x],...q}}}function A([x,S]){let _=q=>Math.abs(q-S),L=typeof S=="number"?r[x]:void 0;return[x,L?L.reduce((q,I)=>_(I)<_(q)?I:q):S]}function E(x){let S=Object.keys(n).filter(_=>_ in x&&x[_]!==p.state[_]);return Object.assign({},...S.map(_=>n[_][r[_].indexOf(x[_])]))}function v({number:x,changes:S}){let _=Object.fromEntries(Object.entries(S).map(A)),L=f.get(g(p.state)),q=f.get(g({...p.state,...E(_),..._}))??L;for(let I of w)M(q,L,I)&&delete b[I];for(let[I,It]of Object.entries(_))w.has(I)&&(b[I]=It);p=y(q,x),k.forEach(I=>I())}function M(x,S,_){let[L,q]=[x,S].map(I=>JSON.stringify(o[I].state[_]));return L!==q}function C(){clearInterval(d),d=null}function $(){p=y(f.get(g(p.state)),p.number),k.forEach(x=>x())}function O(){let x=r[i],S=L=>v({number:Math.max(Date.now(),p.number+1),changes:{[i]:x[L]}}),_=()=>x.indexOf(p.state[i]);if(V())return S(_()===x.length-1?0:x.length-1);d=setInterval(()=>{let L=_()+1;L===x.length-1&&C(),S(L)},Wt),_()===x.length-1?S(0):$()}return{get:x=>({title:e,described:h,answer:p,lasting:u,alone:!0})[x],set:(x,S)=>{x==="asked"&&(C(),v(S))},save_changes:()=>{},send:({press:x})=>{C(),x==="play"?O():$()},on:(x,S)=>x==="change:answer"&&k.add(S),off:(x,S)=>k.delete(S)}}async function ft(t){let e=Uint8Array.from(atob(t),n=>n.charCodeAt(0)),r=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(r).arrayBuffer())}function Ht(t,e){let r=0;return t.map(({kind:n,shape:i})=>{let s=Ut[n],a=i.reduce((c,l)=>c*l,1),o=new Uint8Array(a*s);for(let c=0;c<s;c+=1)for(let l=0;l<a;l+=1)o[l*s+c]=e[r+c*a+l];return r+=o.length,Z(n,i,o)})}function U(t,e){return Array.isArray(t)?t.map(r=>U(r,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([r,n])=>[r,U(n,e)]))}var Jt="This explorer is asleep: run the cell to use it.",Yt=16,Qt=25,Xt=600,jt=1e3;function ht(t){let e=({model:n,el:i})=>Gt(t,n,i);return{render:e,play:async(n,i)=>e({model:await dt(n),el:i})}}function Gt(t,e,r){let n=pt(e),i=lt(e.get("described"),n),s=["question","task"].filter(O=>e.get("lasting")[O]).map(O=>m("p",{class:O},e.get("lasting")[O])),a=m("div",{class:"picture"}),o=m("p",{class:"said"}),c=m("p",{class:"heard",role:"status"}),l=m("section",{class:"mlpkit","aria-label":e.get("title")},m("style",{},ct),m("p",{class:"asleep",role:"note"},Jt),...s,a,i.node,o,c),u=m("div",{class:"mlpkit-around"},m("style",{},st));u.attachShadow({mode:"open"}).append(l);let h=Zt(u,l),w=()=>u.classList.add("sleeping");e.on("comm_live_update",w),r.append(u);let g=t({picture:a,link:n,root:l}),[f,k,b,d,p]=[0,0,0,0,0],y=a.clientWidth;function A(){if(cancelAnimationFrame(f),f=0,p=performance.now(),y===0)return;i.update();let O=g({numbers:n.numbers,state:n.state,drawn:n.drawn,width:y}),x=n.failed?n.said:D(O??n.said);o.textContent!==x&&E(x),o.classList.toggle("failed",n.failed),l.dataset.drawn=n.number,l.dataset.pictures=d+=1}function E(O){let x=o.textContent==="";o.textContent=O,clearTimeout(b),c.textContent="",!x&&(b=setTimeout(()=>{c.setAttribute("role",n.failed?"alert":"status"),c.textContent=O},Xt))}let v=()=>{clearTimeout(k),k=0,f||=requestAnimationFrame(A)},M=0;n.onAnswer=()=>{if(u.classList.remove("sleeping"),n.unasked&&V()){let x=performance.now()-p;M||=setTimeout(()=>{M=0,v()},Math.max(jt-x,0));return}v(),n.number>=n.asked&&!document.hidden&&performance.now()-p>Yt&&A()},n.onQuestion=()=>{l.dataset.asked=n.asked,k||=setTimeout(v,Qt)};let C=new ResizeObserver(([{contentRect:O}])=>{let x=Math.round(O.width);x!==y&&(y=x,v())});C.observe(a);let $=at(v);return l.dataset.asked=n.asked,v(),()=>{cancelAnimationFrame(f),clearTimeout(k),clearTimeout(b),clearTimeout(M),C.disconnect(),$(),h(),e.off("comm_live_update",w),n.close()}}function Zt(t,e){let r=n=>{if(!e.contains(n.composedPath()[0]))return;let i=n.ctrlKey||n.metaKey||n.altKey||n.key==="Escape"||n.key==="Enter"&&n.shiftKey;t.toggleAttribute("data-lm-suppress-shortcuts",!i)};return window.addEventListener("keydown",r,!0),()=>window.removeEventListener("keydown",r,!0)}function W(t){return m("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}function H(t,e,r){let[n,i]=e.shape,[s,a,o]=r.match(/[\d.]+/g).map(Number),c=new ImageData(i,n);e.forEach((l,u)=>c.data.set([s,a,o,l],4*u)),Object.assign(t,{width:i,height:n}),t.getContext("2d").putImageData(c,0,0)}var tt="http://www.w3.org/1999/xhtml",mt={svg:"http://www.w3.org/2000/svg",xhtml:tt,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function gt(t){var e=t+="",r=e.indexOf(":");return r>=0&&(e=t.slice(0,r))!=="xmlns"&&(t=t.slice(r+1)),mt.hasOwnProperty(e)?{space:mt[e],local:t}:t}function te(t){return function(){var e=this.ownerDocument,r=this.namespaceURI;return r===tt&&e.documentElement.namespaceURI===tt?e.createElement(t):e.createElementNS(r,t)}}function ee(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function nt(t){var e=gt(t);return(e.local?ee:te)(e)}function ne(){}function yt(t){return t==null?ne:function(){return this.querySelector(t)}}function re(t){typeof t!="function"&&(t=yt(t));for(var e=this._groups,r=e.length,n=new Array(r),i=0;i<r;++i)for(var s=e[i],a=s.length,o=n[i]=new Array(a),c,l,u=0;u<a;++u)(c=s[u])&&(l=t.call(c,c.__data__,u,s))&&("__data__"in c&&(l.__data__=c.__data__),o[u]=l);return new T(n,this._parents)}function ie(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function oe(){return[]}function se(t){return t==null?oe:function(){return this.querySelectorAll(t)}}function ae(t){return function(){return ie(t.apply(this,arguments))}}function le(t){typeof t=="function"?t=ae(t):t=se(t);for(var e=this._groups,r=e.length,n=[],i=[],s=0;s<r;++s)for(var a=e[s],o=a.length,c,l=0;l<o;++l)(c=a[l])&&(n.push(t.call(c,c.__data__,l,a)),i.push(c));return new T(n,i)}function ce(t){return function(){return this.matches(t)}}function xt(t){return function(e){return e.matches(t)}}var ue=Array.prototype.find;function pe(t){return function(){return ue.call(this.children,t)}}function fe(){return this.firstElementChild}function de(t){return this.select(t==null?fe:pe(typeof t=="function"?t:xt(t)))}var he=Array.prototype.filter;function me(){return Array.from(this.children)}function ge(t){return function(){return he.call(this.children,t)}}function ye(t){return this.selectAll(t==null?me:ge(typeof t=="function"?t:xt(t)))}function xe(t){typeof t!="function"&&(t=ce(t));for(var e=this._groups,r=e.length,n=new Array(r),i=0;i<r;++i)for(var s=e[i],a=s.length,o=n[i]=[],c,l=0;l<a;++l)(c=s[l])&&t.call(c,c.__data__,l,s)&&o.push(c);return new T(n,this._parents)}function bt(t){return new Array(t.length)}function be(){return new T(this._enter||this._groups.map(bt),this._parents)}function J(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}J.prototype={constructor:J,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function we(t){return function(){return t}}function ke(t,e,r,n,i,s){for(var a=0,o,c=e.length,l=s.length;a<l;++a)(o=e[a])?(o.__data__=s[a],n[a]=o):r[a]=new J(t,s[a]);for(;a<c;++a)(o=e[a])&&(i[a]=o)}function ve(t,e,r,n,i,s,a){var o,c,l=new Map,u=e.length,h=s.length,w=new Array(u),g;for(o=0;o<u;++o)(c=e[o])&&(w[o]=g=a.call(c,c.__data__,o,e)+"",l.has(g)?i[o]=c:l.set(g,c));for(o=0;o<h;++o)g=a.call(t,s[o],o,s)+"",(c=l.get(g))?(n[o]=c,c.__data__=s[o],l.delete(g)):r[o]=new J(t,s[o]);for(o=0;o<u;++o)(c=e[o])&&l.get(w[o])===c&&(i[o]=c)}function _e(t){return t.__data__}function Ae(t,e){if(!arguments.length)return Array.from(this,_e);var r=e?ve:ke,n=this._parents,i=this._groups;typeof t!="function"&&(t=we(t));for(var s=i.length,a=new Array(s),o=new Array(s),c=new Array(s),l=0;l<s;++l){var u=n[l],h=i[l],w=h.length,g=Ee(t.call(u,u&&u.__data__,l,n)),f=g.length,k=o[l]=new Array(f),b=a[l]=new Array(f),d=c[l]=new Array(w);r(u,h,k,b,d,g,e);for(var p=0,y=0,A,E;p<f;++p)if(A=k[p]){for(p>=y&&(y=p+1);!(E=b[y])&&++y<f;);A._next=E||null}}return a=new T(a,n),a._enter=o,a._exit=c,a}function Ee(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Se(){return new T(this._exit||this._groups.map(bt),this._parents)}function Me(t,e,r){var n=this.enter(),i=this,s=this.exit();return typeof t=="function"?(n=t(n),n&&(n=n.selection())):n=n.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),r==null?s.remove():r(s),n&&i?n.merge(i).order():i}function $e(t){for(var e=t.selection?t.selection():t,r=this._groups,n=e._groups,i=r.length,s=n.length,a=Math.min(i,s),o=new Array(i),c=0;c<a;++c)for(var l=r[c],u=n[c],h=l.length,w=o[c]=new Array(h),g,f=0;f<h;++f)(g=l[f]||u[f])&&(w[f]=g);for(;c<i;++c)o[c]=r[c];return new T(o,this._parents)}function Ce(){for(var t=this._groups,e=-1,r=t.length;++e<r;)for(var n=t[e],i=n.length-1,s=n[i],a;--i>=0;)(a=n[i])&&(s&&a.compareDocumentPosition(s)^4&&s.parentNode.insertBefore(a,s),s=a);return this}function Oe(t){t||(t=Ne);function e(h,w){return h&&w?t(h.__data__,w.__data__):!h-!w}for(var r=this._groups,n=r.length,i=new Array(n),s=0;s<n;++s){for(var a=r[s],o=a.length,c=i[s]=new Array(o),l,u=0;u<o;++u)(l=a[u])&&(c[u]=l);c.sort(e)}return new T(i,this._parents).order()}function Ne(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function Le(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Te(){return Array.from(this)}function Ie(){for(var t=this._groups,e=0,r=t.length;e<r;++e)for(var n=t[e],i=0,s=n.length;i<s;++i){var a=n[i];if(a)return a}return null}function qe(){let t=0;for(let e of this)++t;return t}function Pe(){return!this.node()}function Be(t){for(var e=this._groups,r=0,n=e.length;r<n;++r)for(var i=e[r],s=0,a=i.length,o;s<a;++s)(o=i[s])&&t.call(o,o.__data__,s,i);return this}function Fe(t){return function(){this.removeAttribute(t)}}function Re(t){return function(){this.removeAttributeNS(t.space,t.local)}}function De(t,e){return function(){this.setAttribute(t,e)}}function ze(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Ke(t,e){return function(){var r=e.apply(this,arguments);r==null?this.removeAttribute(t):this.setAttribute(t,r)}}function Ve(t,e){return function(){var r=e.apply(this,arguments);r==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,r)}}function Ue(t,e){var r=gt(t);if(arguments.length<2){var n=this.node();return r.local?n.getAttributeNS(r.space,r.local):n.getAttribute(r)}return this.each((e==null?r.local?Re:Fe:typeof e=="function"?r.local?Ve:Ke:r.local?ze:De)(r,e))}function wt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function We(t){return function(){this.style.removeProperty(t)}}function He(t,e,r){return function(){this.style.setProperty(t,e,r)}}function Je(t,e,r){return function(){var n=e.apply(this,arguments);n==null?this.style.removeProperty(t):this.style.setProperty(t,n,r)}}function Ye(t,e,r){return arguments.length>1?this.each((e==null?We:typeof e=="function"?Je:He)(t,e,r??"")):Qe(this.node(),t)}function Qe(t,e){return t.style.getPropertyValue(e)||wt(t).getComputedStyle(t,null).getPropertyValue(e)}function Xe(t){return function(){delete this[t]}}function je(t,e){return function(){this[t]=e}}function Ge(t,e){return function(){var r=e.apply(this,arguments);r==null?delete this[t]:this[t]=r}}function Ze(t,e){return arguments.length>1?this.each((e==null?Xe:typeof e=="function"?Ge:je)(t,e)):this.node()[t]}function kt(t){return t.trim().split(/^|\s+/)}function rt(t){return t.classList||new vt(t)}function vt(t){this._node=t,this._names=kt(t.getAttribute("class")||"")}vt.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function _t(t,e){for(var r=rt(t),n=-1,i=e.length;++n<i;)r.add(e[n])}function At(t,e){for(var r=rt(t),n=-1,i=e.length;++n<i;)r.remove(e[n])}function tn(t){return function(){_t(this,t)}}function en(t){return function(){At(this,t)}}function nn(t,e){return function(){(e.apply(this,arguments)?_t:At)(this,t)}}function rn(t,e){var r=kt(t+"");if(arguments.length<2){for(var n=rt(this.node()),i=-1,s=r.length;++i<s;)if(!n.contains(r[i]))return!1;return!0}return this.each((typeof e=="function"?nn:e?tn:en)(r,e))}function on(){this.textContent=""}function sn(t){return function(){this.textContent=t}}function an(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function ln(t){return arguments.length?this.each(t==null?on:(typeof t=="function"?an:sn)(t)):this.node().textContent}function cn(){this.innerHTML=""}function un(t){return function(){this.innerHTML=t}}function pn(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function fn(t){return arguments.length?this.each(t==null?cn:(typeof t=="function"?pn:un)(t)):this.node().innerHTML}function dn(){this.nextSibling&&this.parentNode.appendChild(this)}function hn(){return this.each(dn)}function mn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function gn(){return this.each(mn)}function yn(t){var e=typeof t=="function"?t:nt(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function xn(){return null}function bn(t,e){var r=typeof t=="function"?t:nt(t),n=e==null?xn:typeof e=="function"?e:yt(e);return this.select(function(){return this.insertBefore(r.apply(this,arguments),n.apply(this,arguments)||null)})}function wn(){var t=this.parentNode;t&&t.removeChild(this)}function kn(){return this.each(wn)}function vn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function _n(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function An(t){return this.select(t?_n:vn)}function En(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Sn(t){return function(e){t.call(this,e,this.__data__)}}function Mn(t){return t.trim().split(/^|\s+/).map(function(e){var r="",n=e.indexOf(".");return n>=0&&(r=e.slice(n+1),e=e.slice(0,n)),{type:e,name:r}})}function $n(t){return function(){var e=this.__on;if(e){for(var r=0,n=-1,i=e.length,s;r<i;++r)s=e[r],(!t.type||s.type===t.type)&&s.name===t.name?this.removeEventListener(s.type,s.listener,s.options):e[++n]=s;++n?e.length=n:delete this.__on}}}function Cn(t,e,r){return function(){var n=this.__on,i,s=Sn(e);if(n){for(var a=0,o=n.length;a<o;++a)if((i=n[a]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=s,i.options=r),i.value=e;return}}this.addEventListener(t.type,s,r),i={type:t.type,name:t.name,value:e,listener:s,options:r},n?n.push(i):this.__on=[i]}}function On(t,e,r){var n=Mn(t+""),i,s=n.length,a;if(arguments.length<2){var o=this.node().__on;if(o){for(var c=0,l=o.length,u;c<l;++c)for(i=0,u=o[c];i<s;++i)if((a=n[i]).type===u.type&&a.name===u.name)return u.value}return}for(o=e?Cn:$n,i=0;i<s;++i)this.each(o(n[i],e,r));return this}function Et(t,e,r){var n=wt(t),i=n.CustomEvent;typeof i=="function"?i=new i(e,r):(i=n.document.createEvent("Event"),r?(i.initEvent(e,r.bubbles,r.cancelable),i.detail=r.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function Nn(t,e){return function(){return Et(this,t,e)}}function Ln(t,e){return function(){return Et(this,t,e.apply(this,arguments))}}function Tn(t,e){return this.each((typeof e=="function"?Ln:Nn)(t,e))}function*In(){for(var t=this._groups,e=0,r=t.length;e<r;++e)for(var n=t[e],i=0,s=n.length,a;i<s;++i)(a=n[i])&&(yield a)}var St=[null];function T(t,e){this._groups=t,this._parents=e}function qn(){return new T([[document.documentElement]],St)}function Pn(){return this}T.prototype=qn.prototype={constructor:T,select:re,selectAll:le,selectChild:de,selectChildren:ye,filter:xe,data:Ae,enter:be,exit:Se,join:Me,merge:$e,selection:Pn,order:Ce,sort:Oe,call:Le,nodes:Te,node:Ie,size:qe,empty:Pe,each:Be,attr:Ue,style:Ye,property:Ze,classed:rn,text:ln,html:fn,raise:hn,lower:gn,append:yn,insert:bn,remove:kn,clone:An,datum:En,on:On,dispatch:Tn,[Symbol.iterator]:In};function it(t){return typeof t=="string"?new T([[document.querySelector(t)]],[document.documentElement]):new T([[t]],St)}function Mt(t){return it(nt(t).call(document.documentElement))}var Bn=0;function Fn(){return new et}function et(){this._="@"+(++Bn).toString(36)}et.prototype=Fn.prototype={constructor:et,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function Rn(t){let e;for(;e=t.sourceEvent;)t=e;return t}function P(t,e){if(t=Rn(t),e===void 0&&(e=t.currentTarget),e){var r=e.ownerSVGElement||e;if(r.createSVGPoint){var n=r.createSVGPoint();return n.x=t.clientX,n.y=t.clientY,n=n.matrixTransform(e.getScreenCTM().inverse()),[n.x,n.y]}if(e.getBoundingClientRect){var i=e.getBoundingClientRect();return[t.clientX-i.left-e.clientLeft,t.clientY-i.top-e.clientTop]}}return[t.pageX,t.pageY]}var Dn=13,zn={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1],PageUp:[0,10],PageDown:[0,-10],Home:[-1/0,0],End:[1/0,0]};function $t(t,e,{drag:r,nudge:n,ground:i}){t.classed("handle",!0).attr("tabindex",0).attr("role","slider");let a=it(t.node().parentNode).insert("circle",()=>t.node()).attr("class","hold").attr("r",Dn);a.attr("fill","transparent").on("pointerdown",c);let o=l=>r(...P(l,e.node()));function c(l){l.preventDefault(),t.node().focus({preventScroll:!0,focusVisible:!1}),t.node().setPointerCapture(l.pointerId),t.on("pointermove",o)}return t.on("pointerdown",c),i?.on("pointerdown",l=>{l.pointerType!=="touch"&&(o(l),c(l))}),i?.on("click",o),t.on("pointerup pointercancel",()=>t.on("pointermove",null)),t.on("keydown",l=>{let u=zn[l.key];if(!u||l.ctrlKey||l.metaKey||l.altKey)return;l.preventDefault();let h=l.shiftKey?10:1;n(h*u[0],h*u[1])}),(l,u,h)=>{let{x:w,y:g,width:f,height:k}=t.node().getBBox();a.attr("cx",w+f/2).attr("cy",g+k/2);for(let b of["display","transform"])a.attr(b,t.attr(b));t.attr("aria-label",l).attr("aria-valuenow",u).attr("aria-valuetext",h)}}function ot(t,e,r){let n=G(t);return n.at(Math.min(Math.max(n.place(e)+r,0),n.count-1))}function Ct(t,e){let r=Mt("svg").attr("role","group").attr("aria-label",e);return t.append(r.node()),r.size=(n,i)=>r.attr("viewBox",`0 0 ${n} ${i}`).attr("height",i),r}var F=[0,0,1,1],B=10,Kn=14,Nt=4,Ot=4;function Lt(t,e,r){let n={side:1};n.right=v=>B+v*(n.side-2*B),n.down=v=>B+(1-v)*(n.side-2*B),n.share=v=>Math.min(Math.max((v-B)/(n.side-2*B),0),1);let{points:i}=t.numbers;n.at=v=>[n.right(i[2*v]),n.down(i[2*v+1])];let s=m("h2",{},"map of the last hidden layer"),a=(v,M)=>m("b",{style:`color: var(${v})`},M),o=m("p",{class:"key"},"What the network sees as alike lies close. ×: a mistake among the chosen, ○: correct; ringed: pictured below. ",a("--value","Blue"),": the true class; ",a("--slope","orange"),": taken for."),c=m("button",{type:"button",onclick:()=>t.ask({part:F})},"whole map");c.hidden=t.controls.part.fixed;let l=m("canvas",{}),u=m("div",{},l),h=Ct(u,"map of the images; a dragged rectangle chooses some");h.classed("draggable",!t.controls.part.fixed);let w=Vn(l,e,n,t.numbers),g=Yn(h,n),f=h.append("g").attr("fill","none").attr("stroke","var(--ink)").attr("stroke-width",1.5),k=h.append("g"),b=Qn(h,t,n),d=Hn(h,u,t,n,v=>{y(),r(v)});Jn(h,t,n,d.leave);let p=-1;function y(v=p){p=v;let M=[...t.numbers.shown].map($=>[$,Nt]),C=[p,d.hovered].filter($=>$>=0).map($=>[$,8]);f.selectAll("circle").data([...M,...C]).join("circle").attr("cx",([$])=>n.at($)[0]).attr("cy",([$])=>n.at($)[1]).attr("r",([,$])=>$)}function A({numbers:v,state:M,drawn:C,ink:$,told:O,side:x}){n.side=x,h.size(x,x).style("width",`${x}px`),w(v,C);let S=_=>_===C.true?"var(--value)":_===C.taken_for?"var(--slope)":null;k.selectAll("text").data(Xn(v,n)).join("text").attr("x",({x:_})=>_).attr("y",({y:_})=>_).text(({name:_})=>_).style("fill",({name:_})=>S(_)).attr("font-weight",({name:_})=>S(_)&&700),R(c,String(M.part)===String(F)&&"all of it is shown"),g(M.part),b(M.part),d.show(O,$)}let E=m("div",{class:"bar"},s,c);return{node:m("div",{class:"map"},E,o,u),update:A,ring:y}}function Vn(t,e,r,{class_names:n,labels:i}){let s="";return(a,o)=>{let[c,l,u,h,w]=["--quiet","--slope","--value","--wrong","--right"].map(y=>K(e,y)),[g,f]=[n.indexOf(o.true),n.indexOf(o.taken_for)],k=g>=0&&g===f,b=[r.side,devicePixelRatio,g,f,c].join();if(b===s)return;s=b,t.width=t.height=r.side*devicePixelRatio,t.style.width=t.style.height=`${r.side}px`;let d=t.getContext("2d");d.scale(devicePixelRatio,devicePixelRatio);let p=(y,A,E,v)=>{d.fillStyle=y,d.globalAlpha=A;for(let M=0;M<i.length;M+=1){if(!v(i[M]))continue;let[C,$]=r.at(M);d.fillRect(C-E/2,$-E/2,E,E)}};p(c,.5,1.6,y=>y!==g&&y!==f),k||p(l,.65,2,y=>y===f),p(u,.65,2,y=>y===g),d.globalAlpha=1,d.lineWidth=1.3,d.strokeStyle=k?w:h,d.beginPath();for(let y of a.marked)(k?Un:Wn)(d,...r.at(y));d.stroke()}}function Un(t,e,r){t.moveTo(e+2,r),t.arc(e,r,2,0,2*Math.PI)}function Wn(t,e,r){for(let[n,i]of[[2.5,2.5],[2.5,-2.5]])t.moveTo(e-n,r-i),t.lineTo(e+n,r+i)}function Hn(t,e,r,n,i){let s=W(84),a=m("div",{}),o=m("div",{class:"tip",hidden:!0},s,a);e.append(o);let c=r.controls.hovered.fixed;c&&(s.style.display="none");let l={hovered:-1,leave:()=>g(-1)},[u,h]=[()=>[],""];function w(f,k){let[b,d]=[-1,Kn**2],p=new Set(r.numbers.shown);for(let y=0;y<r.numbers.labels.length;y+=1){let[A,E]=n.at(y),v=(A-f)**2+(E-k)**2-(p.has(y)?Nt**2:0);v<d&&([b,d]=[y,v])}return b}function g(f){f!==l.hovered&&(l.hovered=f,c||r.ask({hovered:f}),l.show(u,h))}return t.on("pointermove.tip pointerdown.tip",f=>{(f.buttons===0||f.pointerType==="touch")&&g(w(...P(f,t.node())))}).on("pointerleave.tip",l.leave),l.show=(f,k)=>{if([u,h]=[f,k],o.hidden=l.hovered<0,i(l.hovered),o.hidden)return;let b=r.drawn.hovered===l.hovered&&r.numbers.hovered,[d,p,y]=u(l.hovered);a.textContent=`${d}, ${p}: ${b?b.surely:y}`,s.style.visibility=b?"visible":"hidden",b&&H(s,b.image,h);let[A,E]=n.at(l.hovered),[v,M]=[A<n.side/2,E<n.side/2];o.style.left=v?`${A+14}px`:"auto",o.style.right=v?"auto":`${e.clientWidth-A+14}px`,o.style.top=M?`${E}px`:"auto",o.style.bottom=M?"auto":`${n.side-E}px`},l}function Jn(t,e,r,n){t.on("pointerdown.brush",i=>{if(i.target.closest(".handle")||i.pointerType==="touch"||e.controls.part.fixed)return;i.preventDefault(),n();let[s,a]=P(i,t.node()),o=0;t.node().setPointerCapture(i.pointerId),t.on("pointermove.brush",c=>{let[l,u]=P(c,t.node());o=Math.max(o,Math.abs(l-s),Math.abs(u-a));let[h,w]=[Math.min(s,l),Math.max(s,l)].map(r.share),[g,f]=[Math.min(a,u),Math.max(a,u)].map(k=>1-r.share(k));o>Ot&&e.ask({part:[h,f,w,g]})}),t.on("pointerup.brush pointercancel.brush",()=>{t.on("pointermove.brush pointerup.brush pointercancel.brush",null),o<=Ot&&e.ask({part:F})})})}function Yn(t,e){let r=t.append("rect").attr("fill","var(--value)").attr("fill-opacity",.1).attr("stroke","var(--ink)");return n=>{let[i,s,a,o]=n;r.attr("display",String(n)===String(F)?"none":null).attr("x",e.right(i)).attr("width",e.right(a)-e.right(i)).attr("y",e.down(o)).attr("height",e.down(s)-e.down(o))}}function Qn(t,e,r){let n={low:0,high:1,step:.02},i=["left, bottom","right, top"].map((s,a)=>{let[o,c]=[2*a,2*a+1],l=t.append("circle").attr("r",7).attr("fill","var(--page)").attr("stroke","var(--ink)").attr("stroke-width",2).attr("display",e.controls.part.fixed?"none":null),u=a?Math.max:Math.min,h=(g,f)=>{let k=[...e.state.part];[k[o],k[c]]=[u(g,k[2-o]),u(f,k[4-c])],e.ask({part:k})},w=$t(l,t,{drag:(g,f)=>h(r.share(g),1-r.share(f)),nudge:(g,f)=>h(ot(n,e.state.part[o],g),ot(n,e.state.part[c],f))});return g=>{let[f,k]=[g[o],g[c]];l.attr("cx",r.right(f)).attr("cy",r.down(k)),w(`${s} corner of the part that is shown`,f,`${Math.round(100*f)} %, ${Math.round(100*k)} %`)}});return s=>i.forEach(a=>a(s))}function Xn({class_names:t,centres:e},{right:r,down:n,side:i}){let s=t.map((o,c)=>({name:o,x:r(e[2*c]),y:n(e[2*c+1])+4})).filter(({x:o})=>Number.isFinite(o)).sort((o,c)=>o.y-c.y),a=(o,c)=>Math.abs(o.x-c.x)<3.4*(o.name.length+c.name.length);return s.forEach((o,c)=>{let l=3.4*o.name.length;o.x=Math.min(Math.max(o.x,l),i-l);for(let u of s.slice(0,c))a(o,u)&&o.y<u.y+14&&(o.y=u.y+14)}),s}var Y="any",Tt=12,jn=`
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
`,Rr=ht(({picture:t,link:e,root:r})=>{let{class_names:n,counts:i,labels:s,predicted:a,percent:o,points:c}=e.numbers,l=Gn(n,i,(g,f)=>e.ask({true:g,taken_for:f})),u=c&&Lt(e,r,g=>h.light(g)),h=er(e,g=>u?.ring(g)),w=m("div",{class:c?"mistakes mapped":"mistakes"},l.node);return u&&w.append(u.node),w.append(h.node),t.append(m("style",{},jn),w),({numbers:g,state:f,drawn:k,width:b})=>{let d=b>=620;w.classList.toggle("wide",d);let p=Math.min(Math.floor((d?.53*b:b)-92)/n.length-1,34);w.style.setProperty("--cell",`${Math.floor(p)}px`),l.update(f);let y=K(r,"--ink"),A=E=>[n[s[E]],s[E]===a[E]?"correct":`as ${n[a[E]]}`,`${o[E]} % sure`];u?.update({numbers:g,state:f,drawn:k,ink:y,told:A,side:Math.min(d?b-l.node.offsetWidth-24:b,460)}),h.update({numbers:g,state:f,ink:y,told:A,columns:d&&u?6:b>480?4:3})}});function Gn(t,e,r){let n=t.length,i=Math.max(1,...e.filter((d,p)=>p%(n+1))),s=t.map((d,p)=>e.subarray(p*n,(p+1)*n).reduce((y,A)=>y+A,0)),a=[Y,...t],o=a.map((d,p)=>a.map((y,A)=>p&&A?Zn(t,p-1,A-1,e[(p-1)*n+A-1],p===A?s[p-1]:i):tr(t,p,A))),[c,...l]=o.map(d=>m("tr",{},...d)),u=m("table",{role:"grid","aria-label":"confusion matrix: a row for each true class, a column for what it was taken for"},m("thead",{},c),m("tbody",{},...l)),[h,w]=[0,0];o[0][0].tabIndex=0;function g(d,p,y=!0){o[h][w].tabIndex=-1,[h,w]=[Math.min(Math.max(d,0),n),Math.min(Math.max(p,0),n)],o[h][w].tabIndex=0,y&&o[h][w].focus()}let f=d=>{let p=o.findIndex(y=>y.includes(d));return[p,o[p].indexOf(d)]};u.addEventListener("focusin",({target:d})=>g(...f(d),!1)),u.addEventListener("click",({target:d})=>{let p=d.closest("td, th");p&&(g(...f(p)),r(a[h],a[w]))}),u.addEventListener("keydown",d=>{if(d.ctrlKey||d.metaKey||d.altKey)return;let p={ArrowLeft:[h,w-1],ArrowRight:[h,w+1],ArrowUp:[h-1,w],ArrowDown:[h+1,w],Home:[h,0],End:[h,n],PageUp:[0,w],PageDown:[n,w]}[d.key];if(p)g(...p);else if(d.key==="Enter"||d.key===" ")r(a[h],a[w]);else return;d.preventDefault()});function k(d){let p=[a.indexOf(d.true),a.indexOf(d.taken_for)];u.matches(":focus-within")||g(...p,!1),o.flat().forEach(y=>y.setAttribute("aria-selected",String(f(y))===String(p)))}let b=m("h2",{},"true class (row), taken for (column)");return{node:m("div",{},b,m("div",{},u)),update:k}}function Zn(t,e,r,n,i){let s=e===r?"--right":"--wrong",a=Math.round(42*n/i);return m("td",{tabindex:-1,class:n?"some":"none","aria-label":`${t[e]} taken for ${t[r]}: ${n}`,style:n>0&&`background: color-mix(in srgb, var(${s}) ${a}%, transparent)`},n?String(n):"·")}function tr(t,e,r){let[n,i,s]=e?[t[e-1],`${t[e-1]} taken for any other`,"row"]:r?[t[r-1],`any other taken for ${t[r-1]}`,"col"]:["all mistakes","all mistakes"];return m("th",{tabindex:-1,scope:s,"aria-label":i},m("span",{},n))}function er(t,e){let r=m("h2",{"aria-live":"off"}),n=b=>t.ask({page:b}),i=m("button",{type:"button","aria-label":"previous page",onclick:()=>n(t.state.page-1)},"‹"),s=m("button",{type:"button","aria-label":"next page",onclick:()=>n(t.state.page+1)},"›"),a=m("input",{type:"range",min:1,step:1,"aria-label":"page, 12 images each",oninput:()=>n(Number(a.value))}),o=m("span",{}),c=[i,a,s],l=Array.from({length:Tt},()=>{let[b,d,p]=[m("div",{}),m("div",{}),W(68)],y={over:b,under:d,image:p,n:-1};return y.node=m("li",{onpointerenter:()=>e(y.n),onpointerleave:()=>e(-1)},b,p,d),y}),u=m("ul",{"aria-label":"the chosen images, the most confident first"},...l.map(({node:b})=>b)),h=m("p",{class:"none"},"none"),w=-1;function g(b=w){w=b;for(let d of l)d.node.classList.toggle("pointed",d.n>=0&&d.n===w)}function f({numbers:b,state:d,ink:p,told:y,columns:A}){r.textContent=`${nr(d)}: ${b.found.toLocaleString("en")}`;let E=t.controls.page.fixed;o.textContent=E&&b.pages>1?`the first ${Tt}; more pages need the notebook`:`page ${d.page} of ${b.pages}`,a.max=b.pages,a.value=d.page,a.setAttribute("aria-valuetext",o.textContent),R(i,d.page<=1&&"this is the first page"),R(s,d.page>=b.pages&&"this is the last page"),E&&c.forEach(v=>{v.hidden=v.disabled=!0}),u.style.gridTemplateColumns=`repeat(${A}, minmax(0, 1fr))`,h.hidden=b.found>0,l.forEach((v,M)=>{if(v.n=b.shown[M]??-1,v.node.style.visibility=v.n<0?"hidden":"",v.n<0)return;let[C,$]=y(v.n);v.over.replaceChildren(C,m("br"),$),v.under.textContent=b.surely[M],H(v.image,b.images[M],p)}),g()}let k=m("div",{class:"bar"},r,...c,o);return{node:m("div",{class:"images"},k,h,u),update:f,light:g}}function nr({true:t,taken_for:e,part:r}){let n=t===e&&t===Y?"all mistakes":t===e?`${t}, correct`:t===Y?`another class taken for ${e}`:e===Y?`${t} taken for another class`:`${t} taken for ${e}`;return String(r)===String(F)?n:`${n}, in the rectangle`}export{Rr as default};
