// Made by "make bundles"; licences in LICENSES.txt. Sources dc748092428786e19e74126fc7fd2ddd464b492eaa6f134cc171c48eb75545a6
var ct=`/* For what is around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;function h(t,e={},...n){let r=document.createElement(t);for(let[i,a]of Object.entries(e))typeof a=="function"?r.addEventListener(i.slice(2),a):a!==void 0&&a!==!1&&r.setAttribute(i,a===!0?"":String(a));return r.append(...n),r}var P=(t,e,n)=>Math.min(Math.max(t,e),n);function z(t,e){t.disabled=!!e,e?t.title=e:t.removeAttribute("title")}function ut(t){let e=matchMedia("(prefers-color-scheme: dark)"),n=new MutationObserver(t);return n.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{n.disconnect(),e.removeEventListener("change",t)}}function U(t,e){let n=document.createElement("span");n.style.color=`var(${e})`,t.append(n);let r=getComputedStyle(n).color;return n.remove(),r}function W(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function T(t,e=3){if(typeof t!="number")return String(t);let n=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return K(n)}var Dt={"+":"","-":"⁻",...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries())};function K(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,n,r,i)=>`${n==="1"?"":`${n}·`}10${[...r+i].map(a=>Dt[a]).join("")}`)}var zt=7,Q="in the notebook";function pt(t,e){let n={slider:Kt,choice:Vt,switches:Ut,buttons:Wt},r=t.filter(a=>!("on_picture"in a&&a.on_picture)).map(a=>n[a.kind](a.name,a,e));return{node:h("div",{class:"controls"},...r.map(a=>a.node)),update:()=>r.forEach(a=>a.update())}}function X(t,{state:e,controls:n}){if(t.fixed)return Q;let r=([c,l])=>[e[c]].flat().some(u=>l.includes(u)),i=Object.entries(t.only).find(c=>!r(c));if(!i)return"";let[a,s]=i,{label:o}=n[a];return typeof s[0]=="number"?`with ${o} from ${T(Math.min(...s.map(Number)))} up`:s.length>4?`with other ${o}`:`with ${o}: ${s.join(", ")}`}function Z(t,e,n){t.classList.toggle("off",!!n),e.dataset.why!==n&&(e.textContent=e.dataset.why=n);for(let[r,i]of[["role","group"],["aria-disabled","true"]])n?t.setAttribute(r,i):t.removeAttribute(r)}function tt({stops:t,low:e,high:n,step:r,log:i}){if(t){let o=c=>t.reduce((l,u,f)=>Math.abs(u-c)<Math.abs(t[l]-c)?f:l,0);return{count:t.length,at:c=>t[c],place:o}}let[a,s]=i?[Math.log10(e),Math.log10(n)]:[e,n];return{count:Math.round((s-a)/r)+1,at:o=>{let c=Math.min(a+o*r,s);return Number(i?(10**c).toPrecision(6):c.toFixed(9))},place:o=>Math.round(((i?Math.log10(o):o)-a)/r)}}function Kt(t,e,n){let r=tt(e),i=m=>n.ask({[t]:m}),a=0,s=h("input",{type:"range",min:0,max:r.count-1,step:1,"aria-label":e.label,oninput:()=>i(r.at(Number(s.value))),onpointerdown:()=>a=n.state[t],onpointercancel:()=>n.state[t]!==a&&i(a)}),o=h("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>y=!0,onchange:x,onkeydown:({key:m})=>m==="Enter"&&x(),onblur:()=>g()}),c=h("span",{class:"note"}),l=h("span",{class:"note",role:"status"}),[u,f]=[r.at(0),r.at(r.count-1)],[y,b]=[!1,""],d=()=>`${n.asked} ${n.state[t]}`;function x(){if(!y)return;y=!1;let m=Number(o.value.replace("−","-").replace(",","."));if(Number.isFinite(m)&&o.value.trim()!==""){let _=r.at(r.place(P(m,u,f)));i(_),l.textContent=w(m,_)}else l.textContent=`Expected: a number from ${T(u)} to ${T(f)}.`;o.value=T(n.state[t]),b=d()}function w(m,_){return T(m)===T(_)?"":m>f?`Up to ${T(f)}.`:m<u?`From ${T(u)} up.`:`${K(String(m))} is between stops: ${T(_)}.`}let p=h("div",{class:"row slider"},h("span",{class:"name"},e.label),s,o,c,l);function g(){let m=n.state[t],_=r.place(m);s.value=String(_),p.style.setProperty("--share",String(_/(r.count-1||1))),s.setAttribute("aria-valuetext",T(m)),o.matches(":focus")||(o.value=T(m)),d()!==b&&(l.textContent="");let E=X(e,n);s.disabled=o.disabled=!!E,Z(p,c,E)}return{node:p,update:g}}function Vt(t,e,n){let r=d=>n.ask({[t]:d}),i=Math.random().toString(36),a=e.options.map(d=>h("input",{type:"radio",name:i,onchange:()=>r(d)})),s=h("select",{"aria-label":e.label,onchange:()=>r(e.options[s.selectedIndex])},...e.options.map(d=>h("option",{},T(d)))),o=e.options.length<=zt,c=a.map((d,x)=>h("label",{class:"option"},d,T(e.options[x]))),l=o?h("div",{class:"options",role:"radiogroup","aria-label":e.label},...c):s,u=h("span",{class:"note"}),f=h("div",{class:o?"row wide":"row"},h("span",{class:"name"},e.label),l,u),y=e.options.map(d=>e.stops&&!e.stops.includes(d));function b(){let d=e.options.indexOf(n.state[t]),x=X(e,n);a.forEach((w,p)=>{w.checked=p===d,w.disabled=!!(x||y[p])});for(let[w,p]of[...s.options].entries())p.disabled=!!y[w];s.selectedIndex=d,s.disabled=!!x,Z(f,u,x),!x&&y.some(Boolean)&&(u.textContent=`the others ${Q}`)}return{node:f,update:b}}function Ut(t,e,n){let r=l=>{let u=new Set(n.state[t]);u.delete(l)||u.add(l),n.ask({[t]:e.options.filter(f=>u.has(f))})},i=e.options.map(l=>h("button",{type:"button",onclick:()=>r(l)},T(l))),a=h("div",{class:"options",role:"group","aria-label":e.label},...i),s=h("span",{class:"note"}),o=h("div",{class:"row wide"},h("span",{class:"name"},e.label),a,s);function c(){let l=X(e,n);i.forEach((u,f)=>{u.setAttribute("aria-pressed",String(n.state[t].includes(e.options[f]))),u.disabled=!!l}),Z(o,s,l)}return{node:o,update:c}}function Wt(t,e,n){let r=Object.entries(e.options).map(([s,o])=>{let l=h("button",{type:"button",onclick:()=>l.ariaDisabled!=="true"&&n.press(s),onblur:()=>a()},o);return{name:s,label:o,button:l}}),i=h("div",{class:"row wide"},h("div",{class:"options"},...r.map(({button:s})=>s)));function a(){for(let{name:s,label:o,button:c}of r){let l=n.numbers.buttons?.[s]??{},u=l.label??o;c.textContent!==u&&(c.textContent=u);let f=!!(e.fixed||l.disabled),y=l.why??(n.alone?Q:"");c.title=f?y:"",c.ariaDisabled=String(f),c.disabled=f&&!c.matches(":focus")}}return{node:i,update:a}}var ft=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var jt={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function V(t){return Array.isArray(t)?t.map(V):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?et(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,n])=>[e,V(n)]))}function et(t,e,n){let{buffer:r,byteOffset:i=0,byteLength:a}=ArrayBuffer.isView(n)?n:new Uint8Array(n),s=new jt[t](r.slice(i,i+a));return Object.assign(s,{shape:e})}function ht(t){let e=new Map,n=0,r=()=>{},i=t.get("described"),a=V(t.get("lasting")),s={controls:Object.fromEntries(i.map(u=>[u.name,u])),state:{},numbers:{},drawn:{},said:"",failed:!1,number:-1,asked:0,unasked:!1,alone:!!t.get("alone"),served:{},ask:c,press:l,onQuestion:r,onAnswer:r,close:()=>t.off("change:answer",o)};function o(){let u=t.get("answer");if(!(u.number<s.number)){for(let[f,y]of e)y.number<=u.number&&e.delete(f);s.unasked=u.number===s.number,s.number=u.number,s.state={...u.state,...dt(e)},s.numbers={...a,...V(u.numbers)},s.drawn=u.state,s.said=u.said,s.failed=u.failed,s.onAnswer()}}function c(u){n=Math.max(n+1,Date.now()),s.asked=n;for(let[f,y]of Object.entries(u))e.set(f,{value:y,number:n});s.state={...s.state,...u},s.onQuestion(),t.set("asked",{number:n,changes:dt(e)}),t.save_changes()}function l(u){s.served[u]?s.served[u]():t.send({press:u})}return t.on("change:answer",o),o(),s}function dt(t){return Object.fromEntries([...t].map(([e,n])=>[e,n.value]))}var Jt={float32:4,int32:4,uint8:1},Gt=120;async function gt(t){let{title:e,stops:n,followed:r,played:i,first:a}=t,s=async v=>JSON.parse(new TextDecoder().decode(await mt(v))),o=await s(t.moments),c=Yt(await s(t.arrays),await mt(t.data)),l=o.map(v=>H(v.numbers,c)),u=H(t.lasting,c),f=t.described.map(v=>v.name in n?{...v,stops:n[v.name]}:{...v,fixed:v.kind!=="buttons"&&!v.local}),y=new Set(f.filter(v=>v.local).map(({name:v})=>v)),b=v=>JSON.stringify(Object.keys(n).map(A=>v[A])),d=new Map(o.map((v,A)=>[b(v.state),A])),x=new Set,w={},p,g=_(a,0),m=()=>d.get(b(g.state));function _(v,A){let{state:$,said:I}=o[v],L=i?{buttons:{pause:{disabled:p===void 0,why:"nothing plays"}}}:{};return{number:A,state:{...$,...w},said:I,failed:!1,numbers:{...l[v],...L}}}function E([v,A]){let $=L=>Math.abs(L-A),I=typeof A=="number"?n[v]:void 0;return[v,I?I.reduce((L,B)=>$(B)<$(L)?B:L):A]}function k(v){let A=Object.keys(r).filter($=>$ in v&&v[$]!==g.state[$]);return Object.assign({},...A.map($=>r[$][n[$].indexOf(v[$])]))}function S({number:v,changes:A}){let $=Object.fromEntries(Object.entries(A).map(E)),I=m(),L=d.get(b({...g.state,...k($),...$}))??I;for(let B of y)M(L,I,B)&&delete w[B];for(let[B,Ft]of Object.entries($))y.has(B)&&(w[B]=Ft);g=_(L,v),x.forEach(B=>B())}function M(v,A,$){let[I,L]=[v,A].map(B=>JSON.stringify(o[B].state[$]));return I!==L}function O(){clearInterval(p),p=void 0}function C(){g=_(m(),g.number),x.forEach(v=>v())}function N(v){let A=n[v],$=L=>S({number:Math.max(Date.now(),g.number+1),changes:{[v]:A[L]}}),I=()=>A.indexOf(g.state[v]);if(W()){$(I()===A.length-1?0:A.length-1);return}p=setInterval(()=>{let L=I()+1;L===A.length-1&&O(),$(L)},Gt),I()===A.length-1?$(0):C()}return{get:v=>({title:e,described:f,answer:g,lasting:u,alone:!0})[v],set:(v,A)=>{O(),S(A)},save_changes:()=>{},send:({press:v})=>{O(),i&&v==="play"?N(i):C()},on:(v,A)=>{v==="change:answer"&&x.add(A)},off:(v,A)=>{x.delete(A)}}}async function mt(t){let e=Uint8Array.from(atob(t),r=>r.charCodeAt(0)),n=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(n).arrayBuffer())}function Yt(t,e){let n=0;return t.map(({kind:r,shape:i})=>{let a=Jt[r],s=i.reduce((c,l)=>c*l,1),o=new Uint8Array(s*a);for(let c=0;c<a;c+=1)for(let l=0;l<s;l+=1)o[l*a+c]=e[n+c*s+l];return n+=o.length,et(r,i,o)})}function H(t,e){return Array.isArray(t)?t.map(n=>H(n,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([n,r])=>[n,H(r,e)]))}var Qt="This explorer is asleep: run the cell to use it.",Xt=16,Zt=25,te=600,ee=1e3;function yt(t){let e=({model:r,el:i})=>ne(t,r,i);return{render:e,play:async(r,i)=>e({model:await gt(r),el:i})}}function ne(t,e,n){let r=ht(e),i=pt(e.get("described"),r),a=["question","task","lacks"].filter(C=>e.get("lasting")[C]).map(C=>h("p",{class:C},e.get("lasting")[C])),s=h("div",{class:"picture",style:"visibility: hidden"}),o=h("p",{class:"said"}),c=h("p",{class:"heard",role:"status"}),l=h("section",{class:"mlpkit","aria-label":e.get("title")},h("style",{},ft),h("p",{class:"asleep",role:"note"},Qt),...a,s,i.node,o,c),u=h("div",{class:"mlpkit-around"},h("style",{},ct));u.attachShadow({mode:"open"}).append(l);let f=re(u,l),y=()=>u.classList.add("sleeping");e.on("comm_live_update",y),n.append(u);let b=t({picture:s,link:r,root:l}),[d,x,w,p,g]=[0,0,0,0,0],m=s.clientWidth;function _(){if(cancelAnimationFrame(d),d=0,g=performance.now(),m===0)return;i.update();let C=b({numbers:r.numbers,state:r.state,drawn:r.drawn,width:m}),N=r.failed?r.said:K(C??r.said);o.textContent!==N&&E(N),o.classList.toggle("failed",r.failed),s.style.visibility="",l.dataset.drawn=String(r.number),p+=1,l.dataset.pictures=String(p)}function E(C){let N=o.textContent==="";o.textContent=C,clearTimeout(w),c.textContent="",!N&&(w=setTimeout(()=>{c.setAttribute("role",r.failed?"alert":"status"),c.textContent=C},te))}let k=()=>{clearTimeout(x),x=0,d||=requestAnimationFrame(_)},S=0;r.onAnswer=()=>{if(u.classList.remove("sleeping"),r.unasked&&W()){let N=performance.now()-g;S||=setTimeout(()=>{S=0,k()},Math.max(ee-N,0));return}k(),r.number>=r.asked&&!document.hidden&&performance.now()-g>Xt&&_()},r.onQuestion=()=>{l.dataset.asked=String(r.asked),x||=setTimeout(k,Zt)};let M=new ResizeObserver(([{contentRect:C}])=>{let N=Math.round(C.width);N!==m&&(m=N,k())});M.observe(s);let O=ut(k);return l.dataset.asked=String(r.asked),k(),()=>{cancelAnimationFrame(d),clearTimeout(x),clearTimeout(w),clearTimeout(S),M.disconnect(),O(),f(),e.off("comm_live_update",y),r.close()}}function re(t,e){let n=r=>{if(!e.contains(r.composedPath()[0]))return;let i=r.ctrlKey||r.metaKey||r.altKey||r.key==="Escape"||r.key==="Enter"&&r.shiftKey;t.toggleAttribute("data-lm-suppress-shortcuts",!i)};return window.addEventListener("keydown",n,!0),()=>window.removeEventListener("keydown",n,!0)}function j(t){return h("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}var ie=t=>Array.from(t.match(/[\d.]+/g)??[],Number).slice(0,3),nt=t=>t.getContext("2d");function J(t,e,n){let[r,i]=e.shape,a=ie(n),s=new ImageData(i,r);e.forEach((o,c)=>s.data.set([...a,o],4*c)),Object.assign(t,{width:i,height:r}),nt(t).putImageData(s,0,0)}var rt="http://www.w3.org/1999/xhtml",xt={svg:"http://www.w3.org/2000/svg",xhtml:rt,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function bt(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),xt.hasOwnProperty(e)?{space:xt[e],local:t}:t}function oe(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===rt&&e.documentElement.namespaceURI===rt?e.createElement(t):e.createElementNS(n,t)}}function se(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function ot(t){var e=bt(t);return(e.local?se:oe)(e)}function ae(){}function wt(t){return t==null?ae:function(){return this.querySelector(t)}}function le(t){typeof t!="function"&&(t=wt(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var a=e[i],s=a.length,o=r[i]=new Array(s),c,l,u=0;u<s;++u)(c=a[u])&&(l=t.call(c,c.__data__,u,a))&&("__data__"in c&&(l.__data__=c.__data__),o[u]=l);return new q(r,this._parents)}function ce(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function ue(){return[]}function pe(t){return t==null?ue:function(){return this.querySelectorAll(t)}}function fe(t){return function(){return ce(t.apply(this,arguments))}}function de(t){typeof t=="function"?t=fe(t):t=pe(t);for(var e=this._groups,n=e.length,r=[],i=[],a=0;a<n;++a)for(var s=e[a],o=s.length,c,l=0;l<o;++l)(c=s[l])&&(r.push(t.call(c,c.__data__,l,s)),i.push(c));return new q(r,i)}function he(t){return function(){return this.matches(t)}}function kt(t){return function(e){return e.matches(t)}}var me=Array.prototype.find;function ge(t){return function(){return me.call(this.children,t)}}function ye(){return this.firstElementChild}function xe(t){return this.select(t==null?ye:ge(typeof t=="function"?t:kt(t)))}var be=Array.prototype.filter;function we(){return Array.from(this.children)}function ke(t){return function(){return be.call(this.children,t)}}function ve(t){return this.selectAll(t==null?we:ke(typeof t=="function"?t:kt(t)))}function _e(t){typeof t!="function"&&(t=he(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var a=e[i],s=a.length,o=r[i]=[],c,l=0;l<s;++l)(c=a[l])&&t.call(c,c.__data__,l,a)&&o.push(c);return new q(r,this._parents)}function vt(t){return new Array(t.length)}function Ae(){return new q(this._enter||this._groups.map(vt),this._parents)}function G(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}G.prototype={constructor:G,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function Se(t){return function(){return t}}function Ee(t,e,n,r,i,a){for(var s=0,o,c=e.length,l=a.length;s<l;++s)(o=e[s])?(o.__data__=a[s],r[s]=o):n[s]=new G(t,a[s]);for(;s<c;++s)(o=e[s])&&(i[s]=o)}function Oe(t,e,n,r,i,a,s){var o,c,l=new Map,u=e.length,f=a.length,y=new Array(u),b;for(o=0;o<u;++o)(c=e[o])&&(y[o]=b=s.call(c,c.__data__,o,e)+"",l.has(b)?i[o]=c:l.set(b,c));for(o=0;o<f;++o)b=s.call(t,a[o],o,a)+"",(c=l.get(b))?(r[o]=c,c.__data__=a[o],l.delete(b)):n[o]=new G(t,a[o]);for(o=0;o<u;++o)(c=e[o])&&l.get(y[o])===c&&(i[o]=c)}function $e(t){return t.__data__}function Me(t,e){if(!arguments.length)return Array.from(this,$e);var n=e?Oe:Ee,r=this._parents,i=this._groups;typeof t!="function"&&(t=Se(t));for(var a=i.length,s=new Array(a),o=new Array(a),c=new Array(a),l=0;l<a;++l){var u=r[l],f=i[l],y=f.length,b=Ce(t.call(u,u&&u.__data__,l,r)),d=b.length,x=o[l]=new Array(d),w=s[l]=new Array(d),p=c[l]=new Array(y);n(u,f,x,w,p,b,e);for(var g=0,m=0,_,E;g<d;++g)if(_=x[g]){for(g>=m&&(m=g+1);!(E=w[m])&&++m<d;);_._next=E||null}}return s=new q(s,r),s._enter=o,s._exit=c,s}function Ce(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Ne(){return new q(this._exit||this._groups.map(vt),this._parents)}function Le(t,e,n){var r=this.enter(),i=this,a=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?a.remove():n(a),r&&i?r.merge(i).order():i}function Te(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,a=r.length,s=Math.min(i,a),o=new Array(i),c=0;c<s;++c)for(var l=n[c],u=r[c],f=l.length,y=o[c]=new Array(f),b,d=0;d<f;++d)(b=l[d]||u[d])&&(y[d]=b);for(;c<i;++c)o[c]=n[c];return new q(o,this._parents)}function Ie(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,a=r[i],s;--i>=0;)(s=r[i])&&(a&&s.compareDocumentPosition(a)^4&&a.parentNode.insertBefore(s,a),a=s);return this}function qe(t){t||(t=Be);function e(f,y){return f&&y?t(f.__data__,y.__data__):!f-!y}for(var n=this._groups,r=n.length,i=new Array(r),a=0;a<r;++a){for(var s=n[a],o=s.length,c=i[a]=new Array(o),l,u=0;u<o;++u)(l=s[u])&&(c[u]=l);c.sort(e)}return new q(i,this._parents).order()}function Be(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function Pe(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Fe(){return Array.from(this)}function Re(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,a=r.length;i<a;++i){var s=r[i];if(s)return s}return null}function De(){let t=0;for(let e of this)++t;return t}function ze(){return!this.node()}function Ke(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],a=0,s=i.length,o;a<s;++a)(o=i[a])&&t.call(o,o.__data__,a,i);return this}function Ve(t){return function(){this.removeAttribute(t)}}function Ue(t){return function(){this.removeAttributeNS(t.space,t.local)}}function We(t,e){return function(){this.setAttribute(t,e)}}function He(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function je(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function Je(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function Ge(t,e){var n=bt(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?Ue:Ve:typeof e=="function"?n.local?Je:je:n.local?He:We)(n,e))}function _t(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Ye(t){return function(){this.style.removeProperty(t)}}function Qe(t,e,n){return function(){this.style.setProperty(t,e,n)}}function Xe(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function Ze(t,e,n){return arguments.length>1?this.each((e==null?Ye:typeof e=="function"?Xe:Qe)(t,e,n??"")):tn(this.node(),t)}function tn(t,e){return t.style.getPropertyValue(e)||_t(t).getComputedStyle(t,null).getPropertyValue(e)}function en(t){return function(){delete this[t]}}function nn(t,e){return function(){this[t]=e}}function rn(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function on(t,e){return arguments.length>1?this.each((e==null?en:typeof e=="function"?rn:nn)(t,e)):this.node()[t]}function At(t){return t.trim().split(/^|\s+/)}function st(t){return t.classList||new St(t)}function St(t){this._node=t,this._names=At(t.getAttribute("class")||"")}St.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Et(t,e){for(var n=st(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function Ot(t,e){for(var n=st(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function sn(t){return function(){Et(this,t)}}function an(t){return function(){Ot(this,t)}}function ln(t,e){return function(){(e.apply(this,arguments)?Et:Ot)(this,t)}}function cn(t,e){var n=At(t+"");if(arguments.length<2){for(var r=st(this.node()),i=-1,a=n.length;++i<a;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?ln:e?sn:an)(n,e))}function un(){this.textContent=""}function pn(t){return function(){this.textContent=t}}function fn(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function dn(t){return arguments.length?this.each(t==null?un:(typeof t=="function"?fn:pn)(t)):this.node().textContent}function hn(){this.innerHTML=""}function mn(t){return function(){this.innerHTML=t}}function gn(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function yn(t){return arguments.length?this.each(t==null?hn:(typeof t=="function"?gn:mn)(t)):this.node().innerHTML}function xn(){this.nextSibling&&this.parentNode.appendChild(this)}function bn(){return this.each(xn)}function wn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function kn(){return this.each(wn)}function vn(t){var e=typeof t=="function"?t:ot(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function _n(){return null}function An(t,e){var n=typeof t=="function"?t:ot(t),r=e==null?_n:typeof e=="function"?e:wt(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function Sn(){var t=this.parentNode;t&&t.removeChild(this)}function En(){return this.each(Sn)}function On(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function $n(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function Mn(t){return this.select(t?$n:On)}function Cn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Nn(t){return function(e){t.call(this,e,this.__data__)}}function Ln(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function Tn(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,a;n<i;++n)a=e[n],(!t.type||a.type===t.type)&&a.name===t.name?this.removeEventListener(a.type,a.listener,a.options):e[++r]=a;++r?e.length=r:delete this.__on}}}function In(t,e,n){return function(){var r=this.__on,i,a=Nn(e);if(r){for(var s=0,o=r.length;s<o;++s)if((i=r[s]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=a,i.options=n),i.value=e;return}}this.addEventListener(t.type,a,n),i={type:t.type,name:t.name,value:e,listener:a,options:n},r?r.push(i):this.__on=[i]}}function qn(t,e,n){var r=Ln(t+""),i,a=r.length,s;if(arguments.length<2){var o=this.node().__on;if(o){for(var c=0,l=o.length,u;c<l;++c)for(i=0,u=o[c];i<a;++i)if((s=r[i]).type===u.type&&s.name===u.name)return u.value}return}for(o=e?In:Tn,i=0;i<a;++i)this.each(o(r[i],e,n));return this}function $t(t,e,n){var r=_t(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function Bn(t,e){return function(){return $t(this,t,e)}}function Pn(t,e){return function(){return $t(this,t,e.apply(this,arguments))}}function Fn(t,e){return this.each((typeof e=="function"?Pn:Bn)(t,e))}function*Rn(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,a=r.length,s;i<a;++i)(s=r[i])&&(yield s)}var Mt=[null];function q(t,e){this._groups=t,this._parents=e}function Dn(){return new q([[document.documentElement]],Mt)}function zn(){return this}q.prototype=Dn.prototype={constructor:q,select:le,selectAll:de,selectChild:xe,selectChildren:ve,filter:_e,data:Me,enter:Ae,exit:Ne,join:Le,merge:Te,selection:zn,order:Ie,sort:qe,call:Pe,nodes:Fe,node:Re,size:De,empty:ze,each:Ke,attr:Ge,style:Ze,property:on,classed:cn,text:dn,html:yn,raise:bn,lower:kn,append:vn,insert:An,remove:En,clone:Mn,datum:Cn,on:qn,dispatch:Fn,[Symbol.iterator]:Rn};function at(t){return typeof t=="string"?new q([[document.querySelector(t)]],[document.documentElement]):new q([[t]],Mt)}function Ct(t){return at(ot(t).call(document.documentElement))}var Kn=0;function Vn(){return new it}function it(){this._="@"+(++Kn).toString(36)}it.prototype=Vn.prototype={constructor:it,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function Un(t){let e;for(;e=t.sourceEvent;)t=e;return t}function F(t,e){if(t=Un(t),e===void 0&&(e=t.currentTarget),e){var n=e.ownerSVGElement||e;if(n.createSVGPoint){var r=n.createSVGPoint();return r.x=t.clientX,r.y=t.clientY,r=r.matrixTransform(e.getScreenCTM().inverse()),[r.x,r.y]}if(e.getBoundingClientRect){var i=e.getBoundingClientRect();return[t.clientX-i.left-e.clientLeft,t.clientY-i.top-e.clientTop]}}return[t.pageX,t.pageY]}var Wn=13,Hn={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1],PageUp:[0,10],PageDown:[0,-10],Home:[-1/0,0],End:[1/0,0]};function Nt(t,e,{drag:n,nudge:r,ground:i}){t.classed("handle",!0).attr("tabindex",0).attr("role","slider");let s=at(t.node().parentNode).insert("circle",()=>t.node()).attr("class","hold").attr("r",Wn);s.attr("fill","transparent").on("pointerdown",c);let o=l=>n(...F(l,e.node()));function c(l){l.preventDefault(),t.node().focus({preventScroll:!0,focusVisible:!1}),t.node().setPointerCapture(l.pointerId),t.on("pointermove",o)}return t.on("pointerdown",c),i?.on("pointerdown",l=>{l.pointerType!=="touch"&&(o(l),c(l))}),i?.on("click",o),t.on("pointerup pointercancel",()=>t.on("pointermove",null)),t.on("keydown",l=>{let u=Hn[l.key];if(!u||l.ctrlKey||l.metaKey||l.altKey)return;l.preventDefault();let f=l.shiftKey?10:1;r(f*u[0],f*u[1])}),(l,u,f)=>{let{x:y,y:b,width:d,height:x}=t.node().getBBox();s.attr("cx",y+d/2).attr("cy",b+x/2);for(let w of["display","transform"])s.attr(w,t.attr(w));t.attr("aria-label",l).attr("aria-valuenow",u).attr("aria-valuetext",f)}}var jn=(t,e,n)=>t.attr("fill",e).attr("stroke",n).attr("stroke-width",2),Lt=(t,e,n="var(--ink)",r="var(--page)")=>jn(t.append("circle").attr("r",e),n,r);function lt(t,e,n){let r=tt(t);return r.at(P(r.place(e)+n,0,r.count-1))}function Tt(t,e){let n=Ct("svg").attr("role","group").attr("aria-label",e);t.append(n.node());let r=Object.assign(n,{size:(i,a)=>r.attr("viewBox",`0 0 ${i} ${a}`).attr("height",a)});return r}var D=[0,0,1,1],R=10,Jn=14,qt=4,It=4;function Bt(t,e,n){let{points:r}=t.numbers,i={side:1,right:k=>R+k*(i.side-2*R),down:k=>R+(1-k)*(i.side-2*R),share:k=>P((k-R)/(i.side-2*R),0,1),at:k=>[i.right(r[2*k]),i.down(r[2*k+1])]},a=h("h2",{},"map of the last hidden layer"),s=(k,S)=>h("b",{style:`color: var(${k})`},S),o=h("p",{class:"key"},"What the network sees as alike lies close. ×: a mistake among the chosen, ○: correct; ringed: pictured below. ",s("--value","Blue"),": the true class; ",s("--slope","orange"),": taken for."),c=h("button",{type:"button",onclick:()=>t.ask({part:D})},"whole map");c.hidden=!!t.controls.part.fixed;let l=h("canvas",{}),u=h("div",{},l),f=Tt(u,"map of the images; a dragged rectangle chooses some");f.classed("draggable",!t.controls.part.fixed);let y=Gn(l,e,i,t.numbers),b=tr(f,i),d=f.append("g").attr("fill","none").attr("stroke","var(--ink)").attr("stroke-width",1.5),x=f.append("g"),w=er(f,t,i),p=Xn(f,u,t,i,k=>{m(),n(k)});Zn(f,t,i,p.leave);let g=-1;function m(k=g){g=k;let S=[...t.numbers.shown].map(O=>[O,qt]),M=[g,p.hovered].filter(O=>O>=0).map(O=>[O,8]);d.selectAll("circle").data([...S,...M]).join("circle").attr("cx",([O])=>i.at(O)[0]).attr("cy",([O])=>i.at(O)[1]).attr("r",([,O])=>O)}function _({numbers:k,state:S,drawn:M,ink:O,describe:C,side:N}){i.side=N,f.size(N,N).style("width",`${N}px`),y(k,M);let v=A=>A===M.true?"var(--value)":A===M.taken_for?"var(--slope)":null;x.selectAll("text").data(nr(k,i)).join("text").attr("x",({x:A})=>A).attr("y",({y:A})=>A).text(({name:A})=>A).style("fill",({name:A})=>v(A)).attr("font-weight",({name:A})=>v(A)?700:null),z(c,String(S.part)===String(D)&&"all of it is shown"),b(S.part),w(S.part),p.show(C,O)}let E=h("div",{class:"bar"},a,c);return{node:h("div",{class:"map"},E,o,u),update:_,ring:m}}function Gn(t,e,n,{class_names:r,labels:i}){let a="";return(s,o)=>{let[c,l,u,f,y]=["--quiet","--slope","--value","--wrong","--right"].map(m=>U(e,m)),[b,d]=[r.indexOf(o.true),r.indexOf(o.taken_for)],x=b>=0&&b===d,w=[n.side,devicePixelRatio,b,d,c].join();if(w===a)return;a=w,t.width=t.height=n.side*devicePixelRatio,t.style.width=t.style.height=`${n.side}px`;let p=nt(t);p.scale(devicePixelRatio,devicePixelRatio);let g=(m,_,E,k)=>{p.fillStyle=m,p.globalAlpha=_;for(let S=0;S<i.length;S+=1){if(!k(i[S]))continue;let[M,O]=n.at(S);p.fillRect(M-E/2,O-E/2,E,E)}};g(c,.5,1.6,m=>m!==b&&m!==d),x||g(l,.65,2,m=>m===d),g(u,.65,2,m=>m===b),p.globalAlpha=1,p.lineWidth=1.3,p.strokeStyle=x?y:f,p.beginPath();for(let m of s.marked)(x?Yn:Qn)(p,...n.at(m));p.stroke()}}function Yn(t,e,n){t.moveTo(e+2,n),t.arc(e,n,2,0,2*Math.PI)}function Qn(t,e,n){for(let[r,i]of[[2.5,2.5],[2.5,-2.5]])t.moveTo(e-r,n-i),t.lineTo(e+r,n+i)}function Xn(t,e,n,r,i){let a=j(84),s=h("div",{}),o=h("div",{class:"tip",hidden:!0},a,s);e.append(o);let c=n.controls.hovered.fixed;c&&(a.style.display="none");let l={hovered:-1,leave:()=>b(-1),show:d},u=()=>["","",""],f="";function y(x,w){let[p,g]=[-1,Jn**2],m=new Set(n.numbers.shown);for(let _=0;_<n.numbers.labels.length;_+=1){let[E,k]=r.at(_),S=(E-x)**2+(k-w)**2-(m.has(_)?qt**2:0);S<g&&([p,g]=[_,S])}return p}function b(x){x!==l.hovered&&(l.hovered=x,c||n.ask({hovered:x}),d(u,f))}t.on("pointermove.tip pointerdown.tip",x=>{(x.buttons===0||x.pointerType==="touch")&&b(y(...F(x,t.node())))}).on("pointerleave.tip",l.leave);function d(x,w){if([u,f]=[x,w],o.hidden=l.hovered<0,i(l.hovered),o.hidden)return;let p=n.drawn.hovered===l.hovered&&n.numbers.hovered,[g,m,_]=u(l.hovered);s.textContent=`${g}, ${m}: ${p?p.surely:_}`,a.style.visibility=p?"visible":"hidden",p&&J(a,p.image,f);let[E,k]=r.at(l.hovered),[S,M]=[E<r.side/2,k<r.side/2];o.style.left=S?`${E+14}px`:"auto",o.style.right=S?"auto":`${e.clientWidth-E+14}px`,o.style.top=M?`${k}px`:"auto",o.style.bottom=M?"auto":`${r.side-k}px`}return l}function Zn(t,e,n,r){t.on("pointerdown.brush",i=>{if(i.target.closest(".handle")||i.pointerType==="touch"||e.controls.part.fixed)return;i.preventDefault(),r();let[a,s]=F(i,t.node()),o=0;t.node()?.setPointerCapture(i.pointerId),t.on("pointermove.brush",c=>{let[l,u]=F(c,t.node());o=Math.max(o,Math.abs(l-a),Math.abs(u-s));let[f,y]=[Math.min(a,l),Math.max(a,l)].map(n.share),[b,d]=[Math.min(s,u),Math.max(s,u)].map(x=>1-n.share(x));o>It&&e.ask({part:[f,d,y,b]})}),t.on("pointerup.brush pointercancel.brush",()=>{t.on("pointermove.brush pointerup.brush pointercancel.brush",null),o<=It&&e.ask({part:D})})})}function tr(t,e){let n=t.append("rect").attr("fill","var(--value)").attr("fill-opacity",.1).attr("stroke","var(--ink)");return r=>{let[i,a,s,o]=r;n.attr("display",String(r)===String(D)?"none":null).attr("x",e.right(i)).attr("width",e.right(s)-e.right(i)).attr("y",e.down(o)).attr("height",e.down(a)-e.down(o))}}function er(t,e,n){let r={low:0,high:1,step:.02},i=["left, bottom","right, top"].map((a,s)=>{let[o,c]=[2*s,2*s+1],l=Lt(t,7,"var(--page)","var(--ink)").attr("display",e.controls.part.fixed?"none":null),u=s?Math.max:Math.min,f=(b,d)=>{let x=[...e.state.part];[x[o],x[c]]=[u(b,x[2-o]),u(d,x[4-c])],e.ask({part:x})},y=Nt(l,t,{drag:(b,d)=>f(n.share(b),1-n.share(d)),nudge:(b,d)=>f(lt(r,e.state.part[o],b),lt(r,e.state.part[c],d))});return b=>{let[d,x]=[b[o],b[c]];l.attr("cx",n.right(d)).attr("cy",n.down(x)),y(`${a} corner of the part that is shown`,d,`${Math.round(100*d)} %, ${Math.round(100*x)} %`)}});return a=>i.forEach(s=>s(a))}function nr({class_names:t,centres:e},{right:n,down:r,side:i}){let a=t.map((o,c)=>({name:o,x:n(e[2*c]),y:r(e[2*c+1])+4})).filter(({x:o})=>Number.isFinite(o)).sort((o,c)=>o.y-c.y),s=(o,c)=>Math.abs(o.x-c.x)<3.4*(o.name.length+c.name.length);return a.forEach((o,c)=>{let l=3.4*o.name.length;o.x=P(o.x,l,i-l);for(let u of a.slice(0,c))s(o,u)&&o.y<u.y+14&&(o.y=u.y+14)}),a}var Y="any",Pt=12,rr=`
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
`,ir=({picture:t,link:e,root:n})=>{let{class_names:r,counts:i,labels:a,predicted:s,percent:o,points:c}=e.numbers,l=or(r,i,(d,x)=>e.ask({true:d,taken_for:x})),f=c&&Bt(e,n,d=>y.light(d)),y=lr(e,d=>f?.ring(d)),b=h("div",{class:c?"mistakes mapped":"mistakes"},l.node);return f&&b.append(f.node),b.append(y.node),t.append(h("style",{},rr),b),({numbers:d,state:x,drawn:w,width:p})=>{let g=p>=620;b.classList.toggle("wide",g);let m=Math.min(Math.floor((g?.53*p:p)-92)/r.length-1,34);b.style.setProperty("--cell",`${Math.floor(m)}px`),l.update(x);let _=U(n,"--ink"),E=k=>[r[a[k]],a[k]===s[k]?"correct":`as ${r[s[k]]}`,`${o[k]} % sure`];f?.update({numbers:d,state:x,drawn:w,ink:_,describe:E,side:Math.min(g?p-l.node.offsetWidth-24:p,460)}),y.update({numbers:d,state:x,ink:_,describe:E,columns:g&&f?6:p>480?4:3})}},jr=yt(ir);function or(t,e,n){let r=t.length,i=Math.max(1,...e.filter((p,g)=>g%(r+1))),a=t.map((p,g)=>e.subarray(g*r,(g+1)*r).reduce((m,_)=>m+_,0)),s=[Y,...t],o=s.map((p,g)=>s.map((m,_)=>g&&_?sr(t,g-1,_-1,e[(g-1)*r+_-1],g===_?a[g-1]:i):ar(t,g,_))),[c,...l]=o.map(p=>h("tr",{},...p)),u=h("table",{role:"grid","aria-label":"confusion matrix: a row for each true class, a column for what it was taken for"},h("thead",{},c),h("tbody",{},...l)),[f,y]=[0,0];o[0][0].tabIndex=0;function b(p,g,m=!0){o[f][y].tabIndex=-1,[f,y]=[P(p,0,r),P(g,0,r)],o[f][y].tabIndex=0,m&&o[f][y].focus()}let d=p=>{let g=p,m=o.findIndex(_=>_.includes(g));return[m,o[m].indexOf(g)]};u.addEventListener("focusin",({target:p})=>b(...d(p),!1)),u.addEventListener("click",({target:p})=>{let g=p.closest("td, th");g&&(b(...d(g)),n(s[f],s[y]))}),u.addEventListener("keydown",p=>{if(p.ctrlKey||p.metaKey||p.altKey)return;let m={ArrowLeft:[f,y-1],ArrowRight:[f,y+1],ArrowUp:[f-1,y],ArrowDown:[f+1,y],Home:[f,0],End:[f,r],PageUp:[0,y],PageDown:[r,y]}[p.key];if(m)b(...m);else if(p.key==="Enter"||p.key===" ")n(s[f],s[y]);else return;p.preventDefault()});function x(p){let g=[s.indexOf(p.true),s.indexOf(p.taken_for)];u.matches(":focus-within")||b(...g,!1),o.flat().forEach(m=>m.setAttribute("aria-selected",String(String(d(m))===String(g))))}let w=h("h2",{},"true class (row), taken for (column)");return{node:h("div",{},w,h("div",{},u)),update:x}}function sr(t,e,n,r,i){let a=e===n?"--right":"--wrong",s=Math.round(42*r/i);return h("td",{tabindex:-1,class:r?"some":"none","aria-label":`${t[e]} taken for ${t[n]}: ${r}`,style:r>0&&`background: color-mix(in srgb, var(${a}) ${s}%, transparent)`},r?String(r):"·")}function ar(t,e,n){let[r,i,a]=e?[t[e-1],`${t[e-1]} taken for any other`,"row"]:n?[t[n-1],`any other taken for ${t[n-1]}`,"col"]:["all mistakes","all mistakes"];return h("th",{tabindex:-1,scope:a,"aria-label":i},h("span",{},r))}function lr(t,e){let n=h("h2",{"aria-live":"off"}),r=w=>t.ask({page:w}),i=h("button",{type:"button","aria-label":"previous page",onclick:()=>r(t.state.page-1)},"‹"),a=h("button",{type:"button","aria-label":"next page",onclick:()=>r(t.state.page+1)},"›"),s=h("input",{type:"range",min:1,step:1,"aria-label":"page, 12 images each",oninput:()=>r(Number(s.value))}),o=h("span",{}),c=[i,s,a],l=Array.from({length:Pt},()=>{let[w,p,g]=[h("div",{}),h("div",{}),j(68)],m=h("li",{},w,g,p),_={node:m,over:w,under:p,image:g,n:-1};return m.addEventListener("pointerenter",()=>e(_.n)),m.addEventListener("pointerleave",()=>e(-1)),_}),u=h("ul",{"aria-label":"the chosen images, the most confident first"},...l.map(({node:w})=>w)),f=h("p",{class:"none"},"none"),y=-1;function b(w=y){y=w;for(let p of l)p.node.classList.toggle("pointed",p.n>=0&&p.n===y)}function d({numbers:w,state:p,ink:g,describe:m,columns:_}){n.textContent=`${cr(p)}: ${w.found.toLocaleString("en")}`;let E=t.controls.page.fixed;o.textContent=E&&w.pages>1?`the first ${Pt}; more pages need the notebook`:`page ${p.page} of ${w.pages}`,s.max=String(w.pages),s.value=String(p.page),s.setAttribute("aria-valuetext",o.textContent),z(i,p.page<=1&&"this is the first page"),z(a,p.page>=w.pages&&"this is the last page"),E&&c.forEach(k=>{k.hidden=k.disabled=!0}),u.style.gridTemplateColumns=`repeat(${_}, minmax(0, 1fr))`,f.hidden=w.found>0,l.forEach((k,S)=>{if(k.n=w.shown[S]??-1,k.node.style.visibility=k.n<0?"hidden":"",k.n<0)return;let[M,O]=m(k.n);k.over.replaceChildren(M,h("br"),O),k.under.textContent=w.surely[S],J(k.image,w.images[S],g)}),b()}let x=h("div",{class:"bar"},n,...c,o);return{node:h("div",{class:"images"},x,f,u),update:d,light:b}}function cr({true:t,taken_for:e,part:n}){let r=t===e&&t===Y?"all mistakes":t===e?`${t}, correct`:t===Y?`another class taken for ${e}`:e===Y?`${t} taken for another class`:`${t} taken for ${e}`;return String(n)===String(D)?r:`${r}, in the rectangle`}export{jr as default};
