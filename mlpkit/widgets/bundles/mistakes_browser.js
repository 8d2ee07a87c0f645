// Made by "make bundles"; licences in LICENSES.txt. Sources 4f16e10682a02da292cea8d2ae5b96a4e8f6b83ff95ee9d2868629d3de75124a
var nt=`/* For what stands around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;function m(t,e={},...r){let n=document.createElement(t);for(let[i,s]of Object.entries(e))i.startsWith("on")?n.addEventListener(i.slice(2),s):s!==void 0&&s!==!1&&n.setAttribute(i,s===!0?"":s);return n.append(...r),n}function rt(t){let e=matchMedia("(prefers-color-scheme: dark)"),r=new MutationObserver(t);return r.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{r.disconnect(),e.removeEventListener("change",t)}}function D(t,e){let r=document.createElement("span");r.style.color=`var(${e})`,t.append(r);let n=getComputedStyle(r).color;return r.remove(),n}function it(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function L(t,e=3){if(typeof t!="number")return String(t);let r=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return F(r)}var Tt={"+":"","-":"⁻",..."⁰¹²³⁴⁵⁶⁷⁸⁹"};function F(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,r,n,i)=>`${r==="1"?"":`${r}·`}10${[...n+i].map(s=>Tt[s]).join("")}`)}var It=7,ot="in the notebook";function st(t,e){let r={slider:qt,choice:Pt,switches:Ft,buttons:Bt},n=t.filter(s=>!s.on_picture).map(s=>r[s.kind](s.name,s,e));return{node:m("div",{class:"controls"},...n.map(s=>s.node)),update:()=>n.forEach(s=>s.update())}}function H(t,e,r){if(t.fixed)return ot;let n=([c,l])=>[e[c]].flat().some(u=>l.includes(u)),i=Object.entries(t.only).find(c=>!n(c));if(!i)return"";let[s,a]=i,{label:o}=r[s];return a.length>4&&typeof a[0]!="number"?`with other ${o}`:typeof a[0]=="number"?`with ${o} from ${L(Math.min(...a))} up`:`with ${o}: ${a.join(", ")}`}function Y(t,e,r){t.classList.toggle("off",!!r),e.dataset.why!==r&&(e.textContent=e.dataset.why=r);for(let[n,i]of[["role","group"],["aria-disabled","true"]])r?t.setAttribute(n,i):t.removeAttribute(n)}function J({stops:t,low:e,high:r,step:n,log:i}){if(t){let o=c=>t.reduce((l,u,d)=>Math.abs(u-c)<Math.abs(t[l]-c)?d:l,0);return{count:t.length,at:c=>t[c],place:o}}let[s,a]=i?[Math.log10(e),Math.log10(r)]:[e,r];return{count:Math.round((a-s)/n)+1,at:o=>{let c=Math.min(s+o*n,a);return Number(i?(10**c).toPrecision(6):c.toFixed(9))},place:o=>Math.round(((i?Math.log10(o):o)-s)/n)}}function qt(t,e,r){let n=J(e),i=p=>r.ask({[t]:p}),s=m("input",{type:"range",min:0,max:n.count-1,step:1,"aria-label":e.label,oninput:()=>i(n.at(Number(s.value)))}),a=m("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>u=!0,onchange:g,onkeydown:({key:p})=>p==="Enter"&&g(),onblur:()=>y()}),o=m("span",{class:"note",role:"status"}),[c,l]=[n.at(0),n.at(n.count-1)],[u,d]=[!1,""],b=()=>`${r.asked} ${r.state[t]}`;function g(){if(!u)return;u=!1;let p=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(p)&&a.value.trim()!==""){let h=n.at(n.place(Math.min(Math.max(p,c),l)));i(h),o.textContent=f(p,h)}else o.textContent=`Expected: a number from ${L(c)} to ${L(l)}.`;a.value=L(r.state[t]),d=b()}function f(p,h){return L(p)===L(h)?"":p>l?`Up to ${L(l)}.`:p<c?`From ${L(c)} up.`:`${F(String(p))} is between stops: ${L(h)}.`}let k=m("div",{class:"row slider"},m("span",{class:"name"},e.label),s,a,o);function y(){let p=r.state[t];s.value=n.place(p),k.style.setProperty("--share",s.value/(n.count-1||1)),s.setAttribute("aria-valuetext",L(p)),a.matches(":focus")||(a.value=L(p)),b()!==d&&!o.dataset.why&&(o.textContent="");let h=H(e,r.state,r.controls);s.disabled=a.disabled=!!h,Y(k,o,h)}return{node:k,update:y}}function Pt(t,e,r){let n=f=>r.ask({[t]:f}),i=Math.random().toString(36),s=e.options.map(f=>m("input",{type:"radio",name:i,onchange:()=>n(f)})),a=m("select",{"aria-label":e.label,onchange:()=>n(e.options[a.selectedIndex])},...e.options.map(f=>m("option",{},L(f)))),o=e.options.length<=It,c=s.map((f,k)=>m("label",{class:"option"},f,L(e.options[k]))),l=o?m("div",{class:"options",role:"radiogroup","aria-label":e.label},...c):a,u=m("span",{class:"note"}),d=m("div",{class:o?"row wide":"row"},m("span",{class:"name"},e.label),l,u),b=e.options.map(f=>e.stops&&!e.stops.includes(f));function g(){let f=e.options.indexOf(r.state[t]),k=H(e,r.state,r.controls);s.forEach((y,p)=>{y.checked=p===f,y.disabled=!!(k||b[p])});for(let[y,p]of[...a.options].entries())p.disabled=!!b[y];a.selectedIndex=f,a.disabled=!!k,Y(d,u,k),!k&&b.some(Boolean)&&(u.textContent=`the others ${ot}`)}return{node:d,update:g}}function Ft(t,e,r){let n=l=>{let u=new Set(r.state[t]);u.delete(l)||u.add(l),r.ask({[t]:e.options.filter(d=>u.has(d))})},i=e.options.map(l=>m("button",{type:"button",onclick:()=>n(l)},L(l))),s=m("div",{class:"options",role:"group","aria-label":e.label},...i),a=m("span",{class:"note"}),o=m("div",{class:"row wide"},m("span",{class:"name"},e.label),s,a);function c(){let l=H(e,r.state,r.controls);i.forEach((u,d)=>{u.setAttribute("aria-pressed",r.state[t].includes(e.options[d])),u.disabled=!!l}),Y(o,a,l)}return{node:o,update:c}}function Bt(t,e,r){let n=(o,c)=>c.ariaDisabled!=="true"&&r.press(o),i=Object.entries(e.options).map(([o,c])=>{let l=m("button",{type:"button",onclick:()=>n(o,l),onblur:()=>a()},c);return[o,c,l]}),s=m("div",{class:"row wide"},m("div",{class:"options"},...i.map(([,,o])=>o)));function a(){for(let[o,c,l]of i){let u=r.numbers.buttons?.[o]??{},d=u.label??c;l.textContent!==d&&(l.textContent=d);let b=!!(e.fixed||u.disabled);l.ariaDisabled=b,l.disabled=b&&!l.matches(":focus")}}return{node:s,update:a}}var at=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
  grid-template: auto auto auto / auto 1fr;
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
  grid-area: 3 / 1 / 4 / -1;
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
`;var Dt={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function B(t){return Array.isArray(t)?t.map(B):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?Q(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,r])=>[e,B(r)]))}function Q(t,e,r){let{buffer:n,byteOffset:i=0,byteLength:s}=ArrayBuffer.isView(r)?r:new Uint8Array(r),a=new Dt[t](n.slice(i,i+s));return a.shape=e,a}function ct(t){let e=new Map,r=0,n=()=>{},i={number:-1,asked:0,served:{},onQuestion:n,onAnswer:n},s=B(t.get("lasting"));i.controls=Object.fromEntries(t.get("described").map(o=>[o.name,o]));function a(){let o=t.get("answer");if(!(o.number<i.number)){for(let[c,l]of e)l.number<=o.number&&e.delete(c);i.unasked=o.number===i.number,i.number=o.number,i.state={...o.state,...lt(e)},i.numbers={...s,...B(o.numbers)},i.drawn=o.state,i.said=o.said,i.failed=o.failed,i.onAnswer()}}return i.ask=o=>{r=Math.max(r+1,Date.now()),i.asked=r;for(let[c,l]of Object.entries(o))e.set(c,{value:l,number:r});i.state={...i.state,...o},i.onQuestion(),t.set("asked",{number:r,changes:lt(e)}),t.save_changes()},i.press=o=>i.served[o]?i.served[o]():t.send({press:o}),t.on("change:answer",a),i.close=()=>t.off("change:answer",a),a(),i}function lt(t){return Object.fromEntries([...t].map(([e,r])=>[e,r.value]))}var zt={float32:4,int32:4,uint8:1},Kt=120;async function pt(t){let{title:e,stops:r,followed:n,played:i,first:s}=t,a=async x=>JSON.parse(new TextDecoder().decode(await ut(x))),o=await a(t.moments),c=Vt(await a(t.arrays),await ut(t.data)),l=o.map(x=>z(x.numbers,c)),u=z(t.lasting,c),d=t.described.map(x=>x.name in r?{...x,stops:r[x.name]}:{...x,fixed:x.kind!=="buttons"&&!x.local}),b=new Set(d.filter(x=>x.local).map(({name:x})=>x)),g=x=>JSON.stringify(Object.keys(r).map(_=>x[_])),f=new Map(o.map((x,_)=>[g(x.state),_])),k=new Set,y={},p=null,h=w(s,0);function w(x,_){let{state:$,said:M}=o[x],T=i?{buttons:{pause:{disabled:p===null}}}:{};return{number:_,state:{...$,...y},said:M,failed:!1,numbers:{...l[x],...T}}}function A([x,_]){let $=T=>Math.abs(T-_),M=typeof _=="number"?r[x]:void 0;return[x,M?M.reduce((T,R)=>$(R)<$(T)?R:T):_]}function E(x){let _=Object.keys(n).filter($=>$ in x&&x[$]!==h.state[$]);return Object.assign({},..._.map($=>n[$][r[$].indexOf(x[$])]))}function v({number:x,changes:_}){let $=Object.fromEntries(Object.entries(_).map(A));for(let[T,R]of Object.entries($))b.has(T)&&(y[T]=R);let M=f.get(g({...h.state,...E($),...$}));h=w(M??f.get(g(h.state)),x),k.forEach(T=>T())}function S(){clearInterval(p),p=null}function O(){h=w(f.get(g(h.state)),h.number),k.forEach(x=>x())}function C(){let x=r[i],_=M=>v({number:Math.max(Date.now(),h.number+1),changes:{[i]:x[M]}}),$=()=>x.indexOf(h.state[i]);p=setInterval(()=>{let M=$()+1;M===x.length-1&&S(),_(M)},Kt),$()===x.length-1?_(0):O()}return{get:x=>({title:e,described:d,answer:h,lasting:u})[x],set:(x,_)=>{x==="asked"&&(S(),v(_))},save_changes:()=>{},send:({press:x})=>{S(),x==="play"?C():O()},on:(x,_)=>x==="change:answer"&&k.add(_),off:(x,_)=>k.delete(_)}}async function ut(t){let e=Uint8Array.from(atob(t),n=>n.charCodeAt(0)),r=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(r).arrayBuffer())}function Vt(t,e){let r=0;return t.map(({kind:n,shape:i})=>{let s=zt[n],a=i.reduce((c,l)=>c*l,1),o=new Uint8Array(a*s);for(let c=0;c<s;c+=1)for(let l=0;l<a;l+=1)o[l*s+c]=e[r+c*a+l];return r+=o.length,Q(n,i,o)})}function z(t,e){return Array.isArray(t)?t.map(r=>z(r,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([r,n])=>[r,z(n,e)]))}var Ut="This explorer is asleep: run the cell to use it.",Wt=16,Ht=25,Yt=600,Jt=1e3;function ft(t){let e=({model:n,el:i})=>Qt(t,n,i);return{render:e,play:async(n,i)=>e({model:await pt(n),el:i})}}function Qt(t,e,r){let n=ct(e),i=st(e.get("described"),n),s=["question","task"].filter(x=>e.get("lasting")[x]).map(x=>m("p",{class:x},e.get("lasting")[x])),a=m("div",{class:"picture"}),o=m("p",{class:"said"}),c=m("p",{class:"heard",role:"status"}),l=m("section",{class:"mlpkit","aria-label":e.get("title")},m("style",{},at),m("p",{class:"asleep",role:"note"},Ut),...s,a,i.node,o,c),u=m("div",{class:"mlpkit-around"},m("style",{},nt));u.attachShadow({mode:"open"}).append(l);let d=Xt(u,l),b=()=>u.classList.add("sleeping");e.on("comm_live_update",b),r.append(u);let g=t({picture:a,link:n,root:l}),[f,k,y,p,h]=[0,0,0,0,0],w=a.clientWidth;function A(){if(cancelAnimationFrame(f),f=0,h=performance.now(),w===0)return;i.update();let x=g({numbers:n.numbers,state:n.state,drawn:n.drawn,width:w}),_=n.failed?n.said:F(x??n.said);o.textContent!==_&&E(_),o.classList.toggle("failed",n.failed),l.dataset.drawn=n.number,l.dataset.pictures=p+=1}function E(x){let _=o.textContent==="";o.textContent=x,clearTimeout(y),c.textContent="",!_&&(y=setTimeout(()=>{c.setAttribute("role",n.failed?"alert":"status"),c.textContent=x},Yt))}let v=()=>{clearTimeout(k),k=0,f||=requestAnimationFrame(A)},S=0;n.onAnswer=()=>{if(u.classList.remove("sleeping"),n.unasked&&it()){let _=performance.now()-h;S||=setTimeout(()=>{S=0,v()},Math.max(Jt-_,0));return}v(),n.number>=n.asked&&!document.hidden&&performance.now()-h>Wt&&A()},n.onQuestion=()=>{l.dataset.asked=n.asked,k||=setTimeout(v,Ht)};let O=new ResizeObserver(([{contentRect:x}])=>{let _=Math.round(x.width);_!==w&&(w=_,v())});O.observe(a);let C=rt(v);return l.dataset.asked=n.asked,v(),()=>{cancelAnimationFrame(f),clearTimeout(k),clearTimeout(y),clearTimeout(S),O.disconnect(),C(),d(),e.off("comm_live_update",b),n.close()}}function Xt(t,e){let r=n=>{if(!e.contains(n.composedPath()[0]))return;let i=n.ctrlKey||n.metaKey||n.altKey||n.key==="Escape"||n.key==="Enter"&&n.shiftKey;t.toggleAttribute("data-lm-suppress-shortcuts",!i)};return window.addEventListener("keydown",r,!0),()=>window.removeEventListener("keydown",r,!0)}function K(t){return m("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}function V(t,e,r){let[n,i]=e.shape,[s,a,o]=r.match(/[\d.]+/g).map(Number),c=new ImageData(i,n);e.forEach((l,u)=>c.data.set([s,a,o,l],4*u)),Object.assign(t,{width:i,height:n}),t.getContext("2d").putImageData(c,0,0)}var X="http://www.w3.org/1999/xhtml",dt={svg:"http://www.w3.org/2000/svg",xhtml:X,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function ht(t){var e=t+="",r=e.indexOf(":");return r>=0&&(e=t.slice(0,r))!=="xmlns"&&(t=t.slice(r+1)),dt.hasOwnProperty(e)?{space:dt[e],local:t}:t}function jt(t){return function(){var e=this.ownerDocument,r=this.namespaceURI;return r===X&&e.documentElement.namespaceURI===X?e.createElement(t):e.createElementNS(r,t)}}function Gt(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function G(t){var e=ht(t);return(e.local?Gt:jt)(e)}function Zt(){}function mt(t){return t==null?Zt:function(){return this.querySelector(t)}}function te(t){typeof t!="function"&&(t=mt(t));for(var e=this._groups,r=e.length,n=new Array(r),i=0;i<r;++i)for(var s=e[i],a=s.length,o=n[i]=new Array(a),c,l,u=0;u<a;++u)(c=s[u])&&(l=t.call(c,c.__data__,u,s))&&("__data__"in c&&(l.__data__=c.__data__),o[u]=l);return new N(n,this._parents)}function ee(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function ne(){return[]}function re(t){return t==null?ne:function(){return this.querySelectorAll(t)}}function ie(t){return function(){return ee(t.apply(this,arguments))}}function oe(t){typeof t=="function"?t=ie(t):t=re(t);for(var e=this._groups,r=e.length,n=[],i=[],s=0;s<r;++s)for(var a=e[s],o=a.length,c,l=0;l<o;++l)(c=a[l])&&(n.push(t.call(c,c.__data__,l,a)),i.push(c));return new N(n,i)}function se(t){return function(){return this.matches(t)}}function gt(t){return function(e){return e.matches(t)}}var ae=Array.prototype.find;function le(t){return function(){return ae.call(this.children,t)}}function ce(){return this.firstElementChild}function ue(t){return this.select(t==null?ce:le(typeof t=="function"?t:gt(t)))}var pe=Array.prototype.filter;function fe(){return Array.from(this.children)}function de(t){return function(){return pe.call(this.children,t)}}function he(t){return this.selectAll(t==null?fe:de(typeof t=="function"?t:gt(t)))}function me(t){typeof t!="function"&&(t=se(t));for(var e=this._groups,r=e.length,n=new Array(r),i=0;i<r;++i)for(var s=e[i],a=s.length,o=n[i]=[],c,l=0;l<a;++l)(c=s[l])&&t.call(c,c.__data__,l,s)&&o.push(c);return new N(n,this._parents)}function yt(t){return new Array(t.length)}function ge(){return new N(this._enter||this._groups.map(yt),this._parents)}function U(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}U.prototype={constructor:U,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function ye(t){return function(){return t}}function xe(t,e,r,n,i,s){for(var a=0,o,c=e.length,l=s.length;a<l;++a)(o=e[a])?(o.__data__=s[a],n[a]=o):r[a]=new U(t,s[a]);for(;a<c;++a)(o=e[a])&&(i[a]=o)}function be(t,e,r,n,i,s,a){var o,c,l=new Map,u=e.length,d=s.length,b=new Array(u),g;for(o=0;o<u;++o)(c=e[o])&&(b[o]=g=a.call(c,c.__data__,o,e)+"",l.has(g)?i[o]=c:l.set(g,c));for(o=0;o<d;++o)g=a.call(t,s[o],o,s)+"",(c=l.get(g))?(n[o]=c,c.__data__=s[o],l.delete(g)):r[o]=new U(t,s[o]);for(o=0;o<u;++o)(c=e[o])&&l.get(b[o])===c&&(i[o]=c)}function we(t){return t.__data__}function ke(t,e){if(!arguments.length)return Array.from(this,we);var r=e?be:xe,n=this._parents,i=this._groups;typeof t!="function"&&(t=ye(t));for(var s=i.length,a=new Array(s),o=new Array(s),c=new Array(s),l=0;l<s;++l){var u=n[l],d=i[l],b=d.length,g=ve(t.call(u,u&&u.__data__,l,n)),f=g.length,k=o[l]=new Array(f),y=a[l]=new Array(f),p=c[l]=new Array(b);r(u,d,k,y,p,g,e);for(var h=0,w=0,A,E;h<f;++h)if(A=k[h]){for(h>=w&&(w=h+1);!(E=y[w])&&++w<f;);A._next=E||null}}return a=new N(a,n),a._enter=o,a._exit=c,a}function ve(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function _e(){return new N(this._exit||this._groups.map(yt),this._parents)}function Ae(t,e,r){var n=this.enter(),i=this,s=this.exit();return typeof t=="function"?(n=t(n),n&&(n=n.selection())):n=n.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),r==null?s.remove():r(s),n&&i?n.merge(i).order():i}function Ee(t){for(var e=t.selection?t.selection():t,r=this._groups,n=e._groups,i=r.length,s=n.length,a=Math.min(i,s),o=new Array(i),c=0;c<a;++c)for(var l=r[c],u=n[c],d=l.length,b=o[c]=new Array(d),g,f=0;f<d;++f)(g=l[f]||u[f])&&(b[f]=g);for(;c<i;++c)o[c]=r[c];return new N(o,this._parents)}function Se(){for(var t=this._groups,e=-1,r=t.length;++e<r;)for(var n=t[e],i=n.length-1,s=n[i],a;--i>=0;)(a=n[i])&&(s&&a.compareDocumentPosition(s)^4&&s.parentNode.insertBefore(a,s),s=a);return this}function Me(t){t||(t=$e);function e(d,b){return d&&b?t(d.__data__,b.__data__):!d-!b}for(var r=this._groups,n=r.length,i=new Array(n),s=0;s<n;++s){for(var a=r[s],o=a.length,c=i[s]=new Array(o),l,u=0;u<o;++u)(l=a[u])&&(c[u]=l);c.sort(e)}return new N(i,this._parents).order()}function $e(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function Ce(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Oe(){return Array.from(this)}function Le(){for(var t=this._groups,e=0,r=t.length;e<r;++e)for(var n=t[e],i=0,s=n.length;i<s;++i){var a=n[i];if(a)return a}return null}function Ne(){let t=0;for(let e of this)++t;return t}function Te(){return!this.node()}function Ie(t){for(var e=this._groups,r=0,n=e.length;r<n;++r)for(var i=e[r],s=0,a=i.length,o;s<a;++s)(o=i[s])&&t.call(o,o.__data__,s,i);return this}function qe(t){return function(){this.removeAttribute(t)}}function Pe(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Fe(t,e){return function(){this.setAttribute(t,e)}}function Be(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Re(t,e){return function(){var r=e.apply(this,arguments);r==null?this.removeAttribute(t):this.setAttribute(t,r)}}function De(t,e){return function(){var r=e.apply(this,arguments);r==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,r)}}function ze(t,e){var r=ht(t);if(arguments.length<2){var n=this.node();return r.local?n.getAttributeNS(r.space,r.local):n.getAttribute(r)}return this.each((e==null?r.local?Pe:qe:typeof e=="function"?r.local?De:Re:r.local?Be:Fe)(r,e))}function xt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Ke(t){return function(){this.style.removeProperty(t)}}function Ve(t,e,r){return function(){this.style.setProperty(t,e,r)}}function Ue(t,e,r){return function(){var n=e.apply(this,arguments);n==null?this.style.removeProperty(t):this.style.setProperty(t,n,r)}}function We(t,e,r){return arguments.length>1?this.each((e==null?Ke:typeof e=="function"?Ue:Ve)(t,e,r??"")):He(this.node(),t)}function He(t,e){return t.style.getPropertyValue(e)||xt(t).getComputedStyle(t,null).getPropertyValue(e)}function Ye(t){return function(){delete this[t]}}function Je(t,e){return function(){this[t]=e}}function Qe(t,e){return function(){var r=e.apply(this,arguments);r==null?delete this[t]:this[t]=r}}function Xe(t,e){return arguments.length>1?this.each((e==null?Ye:typeof e=="function"?Qe:Je)(t,e)):this.node()[t]}function bt(t){return t.trim().split(/^|\s+/)}function Z(t){return t.classList||new wt(t)}function wt(t){this._node=t,this._names=bt(t.getAttribute("class")||"")}wt.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function kt(t,e){for(var r=Z(t),n=-1,i=e.length;++n<i;)r.add(e[n])}function vt(t,e){for(var r=Z(t),n=-1,i=e.length;++n<i;)r.remove(e[n])}function je(t){return function(){kt(this,t)}}function Ge(t){return function(){vt(this,t)}}function Ze(t,e){return function(){(e.apply(this,arguments)?kt:vt)(this,t)}}function tn(t,e){var r=bt(t+"");if(arguments.length<2){for(var n=Z(this.node()),i=-1,s=r.length;++i<s;)if(!n.contains(r[i]))return!1;return!0}return this.each((typeof e=="function"?Ze:e?je:Ge)(r,e))}function en(){this.textContent=""}function nn(t){return function(){this.textContent=t}}function rn(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function on(t){return arguments.length?this.each(t==null?en:(typeof t=="function"?rn:nn)(t)):this.node().textContent}function sn(){this.innerHTML=""}function an(t){return function(){this.innerHTML=t}}function ln(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function cn(t){return arguments.length?this.each(t==null?sn:(typeof t=="function"?ln:an)(t)):this.node().innerHTML}function un(){this.nextSibling&&this.parentNode.appendChild(this)}function pn(){return this.each(un)}function fn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function dn(){return this.each(fn)}function hn(t){var e=typeof t=="function"?t:G(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function mn(){return null}function gn(t,e){var r=typeof t=="function"?t:G(t),n=e==null?mn:typeof e=="function"?e:mt(e);return this.select(function(){return this.insertBefore(r.apply(this,arguments),n.apply(this,arguments)||null)})}function yn(){var t=this.parentNode;t&&t.removeChild(this)}function xn(){return this.each(yn)}function bn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function wn(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function kn(t){return this.select(t?wn:bn)}function vn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function _n(t){return function(e){t.call(this,e,this.__data__)}}function An(t){return t.trim().split(/^|\s+/).map(function(e){var r="",n=e.indexOf(".");return n>=0&&(r=e.slice(n+1),e=e.slice(0,n)),{type:e,name:r}})}function En(t){return function(){var e=this.__on;if(e){for(var r=0,n=-1,i=e.length,s;r<i;++r)s=e[r],(!t.type||s.type===t.type)&&s.name===t.name?this.removeEventListener(s.type,s.listener,s.options):e[++n]=s;++n?e.length=n:delete this.__on}}}function Sn(t,e,r){return function(){var n=this.__on,i,s=_n(e);if(n){for(var a=0,o=n.length;a<o;++a)if((i=n[a]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=s,i.options=r),i.value=e;return}}this.addEventListener(t.type,s,r),i={type:t.type,name:t.name,value:e,listener:s,options:r},n?n.push(i):this.__on=[i]}}function Mn(t,e,r){var n=An(t+""),i,s=n.length,a;if(arguments.length<2){var o=this.node().__on;if(o){for(var c=0,l=o.length,u;c<l;++c)for(i=0,u=o[c];i<s;++i)if((a=n[i]).type===u.type&&a.name===u.name)return u.value}return}for(o=e?Sn:En,i=0;i<s;++i)this.each(o(n[i],e,r));return this}function _t(t,e,r){var n=xt(t),i=n.CustomEvent;typeof i=="function"?i=new i(e,r):(i=n.document.createEvent("Event"),r?(i.initEvent(e,r.bubbles,r.cancelable),i.detail=r.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function $n(t,e){return function(){return _t(this,t,e)}}function Cn(t,e){return function(){return _t(this,t,e.apply(this,arguments))}}function On(t,e){return this.each((typeof e=="function"?Cn:$n)(t,e))}function*Ln(){for(var t=this._groups,e=0,r=t.length;e<r;++e)for(var n=t[e],i=0,s=n.length,a;i<s;++i)(a=n[i])&&(yield a)}var At=[null];function N(t,e){this._groups=t,this._parents=e}function Nn(){return new N([[document.documentElement]],At)}function Tn(){return this}N.prototype=Nn.prototype={constructor:N,select:te,selectAll:oe,selectChild:ue,selectChildren:he,filter:me,data:ke,enter:ge,exit:_e,join:Ae,merge:Ee,selection:Tn,order:Se,sort:Me,call:Ce,nodes:Oe,node:Le,size:Ne,empty:Te,each:Ie,attr:ze,style:We,property:Xe,classed:tn,text:on,html:cn,raise:pn,lower:dn,append:hn,insert:gn,remove:xn,clone:kn,datum:vn,on:Mn,dispatch:On,[Symbol.iterator]:Ln};function tt(t){return typeof t=="string"?new N([[document.querySelector(t)]],[document.documentElement]):new N([[t]],At)}function Et(t){return tt(G(t).call(document.documentElement))}var In=0;function qn(){return new j}function j(){this._="@"+(++In).toString(36)}j.prototype=qn.prototype={constructor:j,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function Pn(t){let e;for(;e=t.sourceEvent;)t=e;return t}function I(t,e){if(t=Pn(t),e===void 0&&(e=t.currentTarget),e){var r=e.ownerSVGElement||e;if(r.createSVGPoint){var n=r.createSVGPoint();return n.x=t.clientX,n.y=t.clientY,n=n.matrixTransform(e.getScreenCTM().inverse()),[n.x,n.y]}if(e.getBoundingClientRect){var i=e.getBoundingClientRect();return[t.clientX-i.left-e.clientLeft,t.clientY-i.top-e.clientTop]}}return[t.pageX,t.pageY]}var Fn=13,Bn={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1],PageUp:[0,10],PageDown:[0,-10],Home:[-1/0,0],End:[1/0,0]};function St(t,e,{drag:r,nudge:n,ground:i}){t.classed("handle",!0).attr("tabindex",0).attr("role","slider");let a=tt(t.node().parentNode).insert("circle",()=>t.node()).attr("class","hold").attr("r",Fn);a.attr("fill","transparent").on("pointerdown",c);let o=l=>r(...I(l,e.node()));function c(l){l.preventDefault(),t.node().focus({preventScroll:!0,focusVisible:!1}),t.node().setPointerCapture(l.pointerId),t.on("pointermove",o)}return t.on("pointerdown",c),i?.on("pointerdown",l=>{l.pointerType!=="touch"&&(o(l),c(l))}),i?.on("click",o),t.on("pointerup pointercancel",()=>t.on("pointermove",null)),t.on("keydown",l=>{let u=Bn[l.key];if(!u||l.ctrlKey||l.metaKey||l.altKey)return;l.preventDefault();let d=l.shiftKey?10:1;n(d*u[0],d*u[1])}),(l,u,d)=>{let{x:b,y:g,width:f,height:k}=t.node().getBBox();a.attr("cx",b+f/2).attr("cy",g+k/2);for(let y of["display","transform"])a.attr(y,t.attr(y));t.attr("aria-label",l).attr("aria-valuenow",u).attr("aria-valuetext",d)}}function et(t,e,r){let n=J(t);return n.at(Math.min(Math.max(n.place(e)+r,0),n.count-1))}function Mt(t,e){let r=Et("svg").attr("role","group").attr("aria-label",e);return t.append(r.node()),r.size=(n,i)=>r.attr("viewBox",`0 0 ${n} ${i}`).attr("height",i),r}var P=[0,0,1,1],q=10,Rn=14,Ct=4,$t=4;function Ot(t,e,r){let n={side:1};n.right=v=>q+v*(n.side-2*q),n.down=v=>q+(1-v)*(n.side-2*q),n.share=v=>Math.min(Math.max((v-q)/(n.side-2*q),0),1);let{points:i}=t.numbers;n.at=v=>[n.right(i[2*v]),n.down(i[2*v+1])];let s=m("h3",{},"map of the last hidden layer"),a=(v,S)=>m("b",{style:`color: var(${v})`},S),o=m("p",{class:"key"},"What the network sees as alike lies close. ×: a mistake among the chosen, ○: correct; ringed: pictured below. ",a("--value","Blue"),": the true class; ",a("--slope","orange"),": taken for."),c=m("button",{type:"button",onclick:()=>t.ask({part:P})},"whole map");c.hidden=t.controls.part.fixed;let l=m("canvas",{}),u=m("div",{},l),d=Mt(u,"map of the images; a dragged rectangle chooses some");d.classed("draggable",!t.controls.part.fixed);let b=Dn(l,e,n,t.numbers),g=Wn(d,n),f=d.append("g").attr("fill","none").attr("stroke","var(--ink)").attr("stroke-width",1.5),k=d.append("g"),y=Hn(d,t,n),p=Vn(d,u,t,n,v=>{w(),r(v)});Un(d,t,n,p.leave);let h=-1;function w(v=h){h=v;let S=[...t.numbers.shown].map(C=>[C,Ct]),O=[h,p.hovered].filter(C=>C>=0).map(C=>[C,8]);f.selectAll("circle").data([...S,...O]).join("circle").attr("cx",([C])=>n.at(C)[0]).attr("cy",([C])=>n.at(C)[1]).attr("r",([,C])=>C)}function A({numbers:v,state:S,drawn:O,ink:C,told:x,side:_}){n.side=_,d.size(_,_).style("width",`${_}px`),b(v,O);let $=M=>M===O.true?"var(--value)":M===O.taken_for?"var(--slope)":null;k.selectAll("text").data(Yn(v,n)).join("text").attr("x",({x:M})=>M).attr("y",({y:M})=>M).text(({name:M})=>M).style("fill",({name:M})=>$(M)).attr("font-weight",({name:M})=>$(M)&&700),c.disabled=String(S.part)===String(P),g(S.part),y(S.part),p.show(x,C)}let E=m("div",{class:"bar"},s,c);return{node:m("div",{class:"map"},E,o,u),update:A,ring:w}}function Dn(t,e,r,{class_names:n,labels:i}){let s="";return(a,o)=>{let[c,l,u,d,b]=["--quiet","--slope","--value","--wrong","--right"].map(w=>D(e,w)),[g,f]=[n.indexOf(o.true),n.indexOf(o.taken_for)],k=g>=0&&g===f,y=[r.side,devicePixelRatio,g,f,c].join();if(y===s)return;s=y,t.width=t.height=r.side*devicePixelRatio,t.style.width=t.style.height=`${r.side}px`;let p=t.getContext("2d");p.scale(devicePixelRatio,devicePixelRatio);let h=(w,A,E,v)=>{p.fillStyle=w,p.globalAlpha=A;for(let S=0;S<i.length;S+=1){if(!v(i[S]))continue;let[O,C]=r.at(S);p.fillRect(O-E/2,C-E/2,E,E)}};h(c,.5,1.6,w=>w!==g&&w!==f),k||h(l,.65,2,w=>w===f),h(u,.65,2,w=>w===g),p.globalAlpha=1,p.lineWidth=1.3,p.strokeStyle=k?b:d,p.beginPath();for(let w of a.marked)(k?zn:Kn)(p,...r.at(w));p.stroke()}}function zn(t,e,r){t.moveTo(e+2,r),t.arc(e,r,2,0,2*Math.PI)}function Kn(t,e,r){for(let[n,i]of[[2.5,2.5],[2.5,-2.5]])t.moveTo(e-n,r-i),t.lineTo(e+n,r+i)}function Vn(t,e,r,n,i){let s=K(84),a=m("div",{}),o=m("div",{class:"tip",hidden:!0},s,a);e.append(o);let c=r.controls.hovered.fixed;c&&(s.style.display="none");let l={hovered:-1,leave:()=>g(-1)},[u,d]=[()=>[],""];function b(f,k){let[y,p]=[-1,Rn**2],h=new Set(r.numbers.shown);for(let w=0;w<r.numbers.labels.length;w+=1){let[A,E]=n.at(w),v=(A-f)**2+(E-k)**2-(h.has(w)?Ct**2:0);v<p&&([y,p]=[w,v])}return y}function g(f){f!==l.hovered&&(l.hovered=f,c||r.ask({hovered:f}),l.show(u,d))}return t.on("pointermove.tip pointerdown.tip",f=>{(f.buttons===0||f.pointerType==="touch")&&g(b(...I(f,t.node())))}).on("pointerleave.tip",l.leave),l.show=(f,k)=>{if([u,d]=[f,k],o.hidden=l.hovered<0,i(l.hovered),o.hidden)return;let y=r.drawn.hovered===l.hovered&&r.numbers.hovered,[p,h,w]=u(l.hovered);a.textContent=`${p}, ${h}: ${y?y.surely:w}`,s.style.visibility=y?"visible":"hidden",y&&V(s,y.image,d);let[A,E]=n.at(l.hovered),[v,S]=[A<n.side/2,E<n.side/2];o.style.left=v?`${A+14}px`:"auto",o.style.right=v?"auto":`${e.clientWidth-A+14}px`,o.style.top=S?`${E}px`:"auto",o.style.bottom=S?"auto":`${n.side-E}px`},l}function Un(t,e,r,n){t.on("pointerdown.brush",i=>{if(i.target.closest(".handle")||i.pointerType==="touch"||e.controls.part.fixed)return;i.preventDefault(),n();let[s,a]=I(i,t.node()),o=0;t.node().setPointerCapture(i.pointerId),t.on("pointermove.brush",c=>{let[l,u]=I(c,t.node());o=Math.max(o,Math.abs(l-s),Math.abs(u-a));let[d,b]=[Math.min(s,l),Math.max(s,l)].map(r.share),[g,f]=[Math.min(a,u),Math.max(a,u)].map(k=>1-r.share(k));o>$t&&e.ask({part:[d,f,b,g]})}),t.on("pointerup.brush pointercancel.brush",()=>{t.on("pointermove.brush pointerup.brush pointercancel.brush",null),o<=$t&&e.ask({part:P})})})}function Wn(t,e){let r=t.append("rect").attr("fill","var(--value)").attr("fill-opacity",.1).attr("stroke","var(--ink)");return n=>{let[i,s,a,o]=n;r.attr("display",String(n)===String(P)?"none":null).attr("x",e.right(i)).attr("width",e.right(a)-e.right(i)).attr("y",e.down(o)).attr("height",e.down(s)-e.down(o))}}function Hn(t,e,r){let n={low:0,high:1,step:.02},i=["left, bottom","right, top"].map((s,a)=>{let[o,c]=[2*a,2*a+1],l=t.append("circle").attr("r",7).attr("fill","var(--page)").attr("stroke","var(--ink)").attr("stroke-width",2).attr("display",e.controls.part.fixed?"none":null),u=a?Math.max:Math.min,d=(g,f)=>{let k=[...e.state.part];[k[o],k[c]]=[u(g,k[2-o]),u(f,k[4-c])],e.ask({part:k})},b=St(l,t,{drag:(g,f)=>d(r.share(g),1-r.share(f)),nudge:(g,f)=>d(et(n,e.state.part[o],g),et(n,e.state.part[c],f))});return g=>{let[f,k]=[g[o],g[c]];l.attr("cx",r.right(f)).attr("cy",r.down(k)),b(`${s} corner of the part that is shown`,f,`${Math.round(100*f)} %, ${Math.round(100*k)} %`)}});return s=>i.forEach(a=>a(s))}function Yn({class_names:t,centres:e},{right:r,down:n,side:i}){let s=t.map((o,c)=>({name:o,x:r(e[2*c]),y:n(e[2*c+1])+4})).filter(({x:o})=>Number.isFinite(o)).sort((o,c)=>o.y-c.y),a=(o,c)=>Math.abs(o.x-c.x)<3.4*(o.name.length+c.name.length);return s.forEach((o,c)=>{let l=3.4*o.name.length;o.x=Math.min(Math.max(o.x,l),i-l);for(let u of s.slice(0,c))a(o,u)&&o.y<u.y+14&&(o.y=u.y+14)}),s}var W="any",Lt=12,Jn=`
.mlpkit .mistakes { display: grid; gap: 14px 24px; }
.mlpkit .mistakes.wide { grid-template-columns: auto minmax(0, 1fr); }
.mlpkit .mistakes.wide.mapped > .images { grid-column: 1 / -1; }
.mlpkit .mistakes h3 { font-size: 13px; font-weight: 600; margin: 0 0 4px; }
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
.mlpkit .mistakes .bar h3 { flex: 1 1 auto; margin: 0; }
.mlpkit .mistakes .bar input { width: 110px; }
.mlpkit .mistakes ul { display: grid; gap: 10px 4px; margin: 0; padding: 0; list-style: none; }
.mlpkit .mistakes li { text-align: center; font-size: 12px; line-height: 1.3; margin: 0; border-radius: 4px; min-height: 120px; }
.mlpkit .mistakes li .garment { margin: 2px auto; }
.mlpkit .mistakes li:is(:hover, .pointed) { background: var(--lit); }
.mlpkit .garment { image-rendering: pixelated; }
`,qr=ft(({picture:t,link:e,root:r})=>{let{class_names:n,counts:i,labels:s,predicted:a,percent:o,points:c}=e.numbers,l=Qn(n,i,(g,f)=>e.ask({true:g,taken_for:f})),u=c&&Ot(e,r,g=>d.light(g)),d=Gn(e,g=>u?.ring(g)),b=m("div",{class:c?"mistakes mapped":"mistakes"},l.node);return u&&b.append(u.node),b.append(d.node),t.append(m("style",{},Jn),b),({numbers:g,state:f,drawn:k,width:y})=>{let p=y>=620;b.classList.toggle("wide",p);let h=Math.min(Math.floor((p?.53*y:y)-92)/n.length-1,34);b.style.setProperty("--cell",`${Math.floor(h)}px`),l.update(f);let w=D(r,"--ink"),A=E=>[n[s[E]],s[E]===a[E]?"correct":`as ${n[a[E]]}`,`${o[E]} % sure`];u?.update({numbers:g,state:f,drawn:k,ink:w,told:A,side:Math.min(p?y-l.node.offsetWidth-24:y,460)}),d.update({numbers:g,state:f,ink:w,told:A,columns:p&&u?6:y>480?4:3})}});function Qn(t,e,r){let n=t.length,i=Math.max(1,...e.filter((p,h)=>h%(n+1))),s=t.map((p,h)=>e.subarray(h*n,(h+1)*n).reduce((w,A)=>w+A,0)),a=[W,...t],o=a.map((p,h)=>a.map((w,A)=>h&&A?Xn(t,h-1,A-1,e[(h-1)*n+A-1],h===A?s[h-1]:i):jn(t,h,A))),[c,...l]=o.map(p=>m("tr",{},...p)),u=m("table",{role:"grid","aria-label":"confusion matrix: a row for each true class, a column for what it was taken for"},m("thead",{},c),m("tbody",{},...l)),[d,b]=[0,0];o[0][0].tabIndex=0;function g(p,h,w=!0){o[d][b].tabIndex=-1,[d,b]=[Math.min(Math.max(p,0),n),Math.min(Math.max(h,0),n)],o[d][b].tabIndex=0,w&&o[d][b].focus()}let f=p=>{let h=o.findIndex(w=>w.includes(p));return[h,o[h].indexOf(p)]};u.addEventListener("focusin",({target:p})=>g(...f(p),!1)),u.addEventListener("click",({target:p})=>{let h=p.closest("td, th");h&&(g(...f(h)),r(a[d],a[b]))}),u.addEventListener("keydown",p=>{if(p.ctrlKey||p.metaKey||p.altKey)return;let h={ArrowLeft:[d,b-1],ArrowRight:[d,b+1],ArrowUp:[d-1,b],ArrowDown:[d+1,b],Home:[d,0],End:[d,n],PageUp:[0,b],PageDown:[n,b]}[p.key];if(h)g(...h);else if(p.key==="Enter"||p.key===" ")r(a[d],a[b]);else return;p.preventDefault()});function k(p){let h=[a.indexOf(p.true),a.indexOf(p.taken_for)];u.matches(":focus-within")||g(...h,!1),o.flat().forEach(w=>w.setAttribute("aria-selected",String(f(w))===String(h)))}let y=m("h3",{},"true class (row), taken for (column)");return{node:m("div",{},y,m("div",{},u)),update:k}}function Xn(t,e,r,n,i){let s=e===r?"--right":"--wrong",a=Math.round(42*n/i);return m("td",{tabindex:-1,class:n?"some":"none","aria-label":`${t[e]} taken for ${t[r]}: ${n}`,style:n>0&&`background: color-mix(in srgb, var(${s}) ${a}%, transparent)`},n?String(n):"·")}function jn(t,e,r){let[n,i,s]=e?[t[e-1],`${t[e-1]} taken for any other`,"row"]:r?[t[r-1],`any other taken for ${t[r-1]}`,"col"]:["all mistakes","all mistakes"];return m("th",{tabindex:-1,scope:s,"aria-label":i},m("span",{},n))}function Gn(t,e){let r=m("h3",{"aria-live":"off"}),n=y=>t.ask({page:y}),i=m("button",{type:"button","aria-label":"previous page",onclick:()=>n(t.state.page-1)},"‹"),s=m("button",{type:"button","aria-label":"next page",onclick:()=>n(t.state.page+1)},"›"),a=m("input",{type:"range",min:1,step:1,"aria-label":"page, 12 images each",oninput:()=>n(Number(a.value))}),o=m("span",{}),c=[i,a,s],l=Array.from({length:Lt},()=>{let[y,p,h]=[m("div",{}),m("div",{}),K(68)],w={over:y,under:p,image:h,n:-1};return w.node=m("li",{onpointerenter:()=>e(w.n),onpointerleave:()=>e(-1)},y,h,p),w}),u=m("ul",{"aria-label":"the chosen images, the most confident first"},...l.map(({node:y})=>y)),d=m("p",{class:"none"},"none"),b=-1;function g(y=b){b=y;for(let p of l)p.node.classList.toggle("pointed",p.n>=0&&p.n===b)}function f({numbers:y,state:p,ink:h,told:w,columns:A}){r.textContent=`${Zn(p)}: ${y.found.toLocaleString("en")}`;let E=t.controls.page.fixed;o.textContent=E&&y.pages>1?`the first ${Lt}; more pages need the notebook`:`page ${p.page} of ${y.pages}`,a.max=y.pages,a.value=p.page,a.setAttribute("aria-valuetext",o.textContent),i.disabled=p.page<=1,s.disabled=p.page>=y.pages,E&&c.forEach(v=>{v.hidden=v.disabled=!0}),u.style.gridTemplateColumns=`repeat(${A}, minmax(0, 1fr))`,d.hidden=y.found>0,l.forEach((v,S)=>{if(v.n=y.shown[S]??-1,v.node.style.visibility=v.n<0?"hidden":"",v.n<0)return;let[O,C]=w(v.n);v.over.replaceChildren(O,m("br"),C),v.under.textContent=y.surely[S],V(v.image,y.images[S],h)}),g()}let k=m("div",{class:"bar"},r,...c,o);return{node:m("div",{class:"images"},k,d,u),update:f,light:g}}function Zn({true:t,taken_for:e,part:r}){let n=t===e&&t===W?"all mistakes":t===e?`${t}, correct`:t===W?`another class taken for ${e}`:e===W?`${t} taken for another class`:`${t} taken for ${e}`;return String(r)===String(P)?n:`${n}, in the rectangle`}export{qr as default};
