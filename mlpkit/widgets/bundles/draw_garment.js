// Made by "make bundles"; licences in LICENSES.txt. Sources 8abe7310cca4951e317fca596ac2bdf0a16e42e30990db40a36fc2ab908e27fa
function g(t,e={},...n){let i=document.createElement(t);for(let[r,s]of Object.entries(e))r.startsWith("on")?i.addEventListener(r.slice(2),s):s!==void 0&&s!==!1&&i.setAttribute(r,s===!0?"":s);return i.append(...n),i}var R=(t,e,n)=>Math.min(Math.max(t,e),n);function it(t){let e=matchMedia("(prefers-color-scheme: dark)"),n=new MutationObserver(t);return n.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{n.disconnect(),e.removeEventListener("change",t)}}function J(t,e){let n=document.createElement("span");n.style.color=`var(${e})`,t.append(n);let i=getComputedStyle(n).color;return n.remove(),i}function V(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function B(t,e=3){if(typeof t!="number")return String(t);let n=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return z(n)}function K(t,e){return(Number(t.toFixed(e))+0).toFixed(e).replace("-","−")}var Ct={"+":"","-":"⁻",..."⁰¹²³⁴⁵⁶⁷⁸⁹"};function z(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,n,i,r)=>`${n==="1"?"":`${n}·`}10${[...i+r].map(s=>Ct[s]).join("")}`)}var $t=7,D="in the notebook";function ot(t,e){let n={slider:Nt,choice:Lt,switches:Tt,buttons:Bt},i=t.filter(s=>!s.on_picture).map(s=>n[s.kind](s.name,s,e));return{node:g("div",{class:"controls"},...i.map(s=>s.node)),update:()=>i.forEach(s=>s.update())}}function X(t,e,n){if(t.fixed)return D;let i=([l,c])=>[e[l]].flat().some(u=>c.includes(u)),r=Object.entries(t.only).find(l=>!i(l));if(!r)return"";let[s,a]=r,{label:o}=n[s];return a.length>4&&typeof a[0]!="number"?`with other ${o}`:typeof a[0]=="number"?`with ${o} from ${B(Math.min(...a))} up`:`with ${o}: ${a.join(", ")}`}function Y(t,e,n){t.classList.toggle("off",!!n),e.dataset.why!==n&&(e.textContent=e.dataset.why=n);for(let[i,r]of[["role","group"],["aria-disabled","true"]])n?t.setAttribute(i,r):t.removeAttribute(i)}function Ot({stops:t,low:e,high:n,step:i,log:r}){if(t){let o=l=>t.reduce((c,u,p)=>Math.abs(u-l)<Math.abs(t[c]-l)?p:c,0);return{count:t.length,at:l=>t[l],place:o}}let[s,a]=r?[Math.log10(e),Math.log10(n)]:[e,n];return{count:Math.round((a-s)/i)+1,at:o=>{let l=Math.min(s+o*i,a);return Number(r?(10**l).toPrecision(6):l.toFixed(9))},place:o=>Math.round(((r?Math.log10(o):o)-s)/i)}}function Nt(t,e,n){let i=Ot(e),r=b=>n.ask({[t]:b}),s,a=g("input",{type:"range",min:0,max:i.count-1,step:1,"aria-label":e.label,oninput:()=>r(i.at(Number(a.value))),onpointerdown:()=>s=n.state[t],onpointercancel:()=>n.state[t]!==s&&r(s)}),o=g("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>h=!0,onchange:w,onkeydown:({key:b})=>b==="Enter"&&w(),onblur:()=>_()}),[l,c]=[void 0,"status"].map(b=>g("span",{class:"note",role:b})),[u,p]=[i.at(0),i.at(i.count-1)],[h,y]=[!1,""],d=()=>`${n.asked} ${n.state[t]}`;function w(){if(!h)return;h=!1;let b=Number(o.value.replace("−","-").replace(",","."));if(Number.isFinite(b)&&o.value.trim()!==""){let m=i.at(i.place(R(b,u,p)));r(m),c.textContent=S(b,m)}else c.textContent=`Expected: a number from ${B(u)} to ${B(p)}.`;o.value=B(n.state[t]),y=d()}function S(b,m){return B(b)===B(m)?"":b>p?`Up to ${B(p)}.`:b<u?`From ${B(u)} up.`:`${z(String(b))} is between stops: ${B(m)}.`}let M=g("div",{class:"row slider"},g("span",{class:"name"},e.label),a,o,l,c);function _(){let b=n.state[t];a.value=i.place(b),M.style.setProperty("--share",a.value/(i.count-1||1)),a.setAttribute("aria-valuetext",B(b)),o.matches(":focus")||(o.value=B(b)),d()!==y&&(c.textContent="");let m=X(e,n.state,n.controls);a.disabled=o.disabled=!!m,Y(M,l,m)}return{node:M,update:_}}function Lt(t,e,n){let i=d=>n.ask({[t]:d}),r=Math.random().toString(36),s=e.options.map(d=>g("input",{type:"radio",name:r,onchange:()=>i(d)})),a=g("select",{"aria-label":e.label,onchange:()=>i(e.options[a.selectedIndex])},...e.options.map(d=>g("option",{},B(d)))),o=e.options.length<=$t,l=s.map((d,w)=>g("label",{class:"option"},d,B(e.options[w]))),c=o?g("div",{class:"options",role:"radiogroup","aria-label":e.label},...l):a,u=g("span",{class:"note"}),p=g("div",{class:o?"row wide":"row"},g("span",{class:"name"},e.label),c,u),h=e.options.map(d=>e.stops&&!e.stops.includes(d));function y(){let d=e.options.indexOf(n.state[t]),w=X(e,n.state,n.controls);s.forEach((S,M)=>{S.checked=M===d,S.disabled=!!(w||h[M])});for(let[S,M]of[...a.options].entries())M.disabled=!!h[S];a.selectedIndex=d,a.disabled=!!w,Y(p,u,w),!w&&h.some(Boolean)&&(u.textContent=`the others ${D}`)}return{node:p,update:y}}function Tt(t,e,n){let i=c=>{let u=new Set(n.state[t]);u.delete(c)||u.add(c),n.ask({[t]:e.options.filter(p=>u.has(p))})},r=e.options.map(c=>g("button",{type:"button",onclick:()=>i(c)},B(c))),s=g("div",{class:"options",role:"group","aria-label":e.label},...r),a=g("span",{class:"note"}),o=g("div",{class:"row wide"},g("span",{class:"name"},e.label),s,a);function l(){let c=X(e,n.state,n.controls);r.forEach((u,p)=>{u.setAttribute("aria-pressed",n.state[t].includes(e.options[p])),u.disabled=!!c}),Y(o,a,c)}return{node:o,update:l}}function Bt(t,e,n){let i=(o,l)=>l.ariaDisabled!=="true"&&n.press(o),r=Object.entries(e.options).map(([o,l])=>{let c=g("button",{type:"button",onclick:()=>i(o,c),onblur:()=>a()},l);return[o,l,c]}),s=g("div",{class:"row wide"},g("div",{class:"options"},...r.map(([,,o])=>o)));function a(){for(let[o,l,c]of r){let u=n.numbers.buttons?.[o]??{},p=u.label??l;c.textContent!==p&&(c.textContent=p);let h=!!(e.fixed||u.disabled),y=u.why??(n.alone?D:"");c.title=h?y:"",c.ariaDisabled=h,c.disabled=h&&!c.matches(":focus")}}return{node:s,update:a}}var st=`/* For what stands around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;var at=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var zt={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function I(t){return Array.isArray(t)?t.map(I):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?j(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,n])=>[e,I(n)]))}function j(t,e,n){let{buffer:i,byteOffset:r=0,byteLength:s}=ArrayBuffer.isView(n)?n:new Uint8Array(n),a=new zt[t](i.slice(r,r+s));return a.shape=e,a}function ct(t){let e=new Map,n=0,i=()=>{},r={number:-1,asked:0,served:{},onQuestion:i,onAnswer:i};r.alone=!!t.get("alone");let s=I(t.get("lasting"));r.controls=Object.fromEntries(t.get("described").map(o=>[o.name,o]));function a(){let o=t.get("answer");if(!(o.number<r.number)){for(let[l,c]of e)c.number<=o.number&&e.delete(l);r.unasked=o.number===r.number,r.number=o.number,r.state={...o.state,...lt(e)},r.numbers={...s,...I(o.numbers)},r.drawn=o.state,r.said=o.said,r.failed=o.failed,r.onAnswer()}}return r.ask=o=>{n=Math.max(n+1,Date.now()),r.asked=n;for(let[l,c]of Object.entries(o))e.set(l,{value:c,number:n});r.state={...r.state,...o},r.onQuestion(),t.set("asked",{number:n,changes:lt(e)}),t.save_changes()},r.press=o=>r.served[o]?r.served[o]():t.send({press:o}),t.on("change:answer",a),r.close=()=>t.off("change:answer",a),a(),r}function lt(t){return Object.fromEntries([...t].map(([e,n])=>[e,n.value]))}var Dt={float32:4,int32:4,uint8:1},It=120;async function pt(t){let{title:e,stops:n,followed:i,played:r,first:s}=t,a=async f=>JSON.parse(new TextDecoder().decode(await ut(f))),o=await a(t.moments),l=Pt(await a(t.arrays),await ut(t.data)),c=o.map(f=>U(f.numbers,l)),u=U(t.lasting,l),p=t.described.map(f=>f.name in n?{...f,stops:n[f.name]}:{...f,fixed:f.kind!=="buttons"&&!f.local}),h=new Set(p.filter(f=>f.local).map(({name:f})=>f)),y=f=>JSON.stringify(Object.keys(n).map(v=>f[v])),d=new Map(o.map((f,v)=>[y(f.state),v])),w=new Set,S={},M=null,_=b(s,0);function b(f,v){let{state:k,said:O}=o[f],T=r?{buttons:{pause:{disabled:M===null,why:"nothing plays"}}}:{};return{number:v,state:{...k,...S},said:O,failed:!1,numbers:{...c[f],...T}}}function m([f,v]){let k=T=>Math.abs(T-v),O=typeof v=="number"?n[f]:void 0;return[f,O?O.reduce((T,L)=>k(L)<k(T)?L:T):v]}function x(f){let v=Object.keys(i).filter(k=>k in f&&f[k]!==_.state[k]);return Object.assign({},...v.map(k=>i[k][n[k].indexOf(f[k])]))}function C({number:f,changes:v}){let k=Object.fromEntries(Object.entries(v).map(m)),O=d.get(y(_.state)),T=d.get(y({..._.state,...x(k),...k}))??O;for(let L of h)N(T,O,L)&&delete S[L];for(let[L,P]of Object.entries(k))h.has(L)&&(S[L]=P);_=b(T,f),w.forEach(L=>L())}function N(f,v,k){let[O,T]=[f,v].map(L=>JSON.stringify(o[L].state[k]));return O!==T}function $(){clearInterval(M),M=null}function q(){_=b(d.get(y(_.state)),_.number),w.forEach(f=>f())}function E(){let f=n[r],v=O=>C({number:Math.max(Date.now(),_.number+1),changes:{[r]:f[O]}}),k=()=>f.indexOf(_.state[r]);if(V())return v(k()===f.length-1?0:f.length-1);M=setInterval(()=>{let O=k()+1;O===f.length-1&&$(),v(O)},It),k()===f.length-1?v(0):q()}return{get:f=>({title:e,described:p,answer:_,lasting:u,alone:!0})[f],set:(f,v)=>{f==="asked"&&($(),C(v))},save_changes:()=>{},send:({press:f})=>{$(),f==="play"?E():q()},on:(f,v)=>f==="change:answer"&&w.add(v),off:(f,v)=>w.delete(v)}}async function ut(t){let e=Uint8Array.from(atob(t),i=>i.charCodeAt(0)),n=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(n).arrayBuffer())}function Pt(t,e){let n=0;return t.map(({kind:i,shape:r})=>{let s=Dt[i],a=r.reduce((l,c)=>l*c,1),o=new Uint8Array(a*s);for(let l=0;l<s;l+=1)for(let c=0;c<a;c+=1)o[c*s+l]=e[n+l*a+c];return n+=o.length,j(i,r,o)})}function U(t,e){return Array.isArray(t)?t.map(n=>U(n,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([n,i])=>[n,U(i,e)]))}var Rt="This explorer is asleep: run the cell to use it.",Vt=16,Kt=25,Ut=600,Wt=1e3;function ft(t){let e=({model:i,el:r})=>Ht(t,i,r);return{render:e,play:async(i,r)=>e({model:await pt(i),el:r})}}function Ht(t,e,n){let i=ct(e),r=ot(e.get("described"),i),s=["question","task","lacks"].filter(E=>e.get("lasting")[E]).map(E=>g("p",{class:E},e.get("lasting")[E])),a=g("div",{class:"picture",style:"visibility: hidden"}),o=g("p",{class:"said"}),l=g("p",{class:"heard",role:"status"}),c=g("section",{class:"mlpkit","aria-label":e.get("title")},g("style",{},at),g("p",{class:"asleep",role:"note"},Rt),...s,a,r.node,o,l),u=g("div",{class:"mlpkit-around"},g("style",{},st));u.attachShadow({mode:"open"}).append(c);let p=Jt(u,c),h=()=>u.classList.add("sleeping");e.on("comm_live_update",h),n.append(u);let y=t({picture:a,link:i,root:c}),[d,w,S,M,_]=[0,0,0,0,0],b=a.clientWidth;function m(){if(cancelAnimationFrame(d),d=0,_=performance.now(),b===0)return;r.update();let E=y({numbers:i.numbers,state:i.state,drawn:i.drawn,width:b}),f=i.failed?i.said:z(E??i.said);o.textContent!==f&&x(f),o.classList.toggle("failed",i.failed),a.style.visibility="",c.dataset.drawn=i.number,c.dataset.pictures=M+=1}function x(E){let f=o.textContent==="";o.textContent=E,clearTimeout(S),l.textContent="",!f&&(S=setTimeout(()=>{l.setAttribute("role",i.failed?"alert":"status"),l.textContent=E},Ut))}let C=()=>{clearTimeout(w),w=0,d||=requestAnimationFrame(m)},N=0;i.onAnswer=()=>{if(u.classList.remove("sleeping"),i.unasked&&V()){let f=performance.now()-_;N||=setTimeout(()=>{N=0,C()},Math.max(Wt-f,0));return}C(),i.number>=i.asked&&!document.hidden&&performance.now()-_>Vt&&m()},i.onQuestion=()=>{c.dataset.asked=i.asked,w||=setTimeout(C,Kt)};let $=new ResizeObserver(([{contentRect:E}])=>{let f=Math.round(E.width);f!==b&&(b=f,C())});$.observe(a);let q=it(C);return c.dataset.asked=i.asked,C(),()=>{cancelAnimationFrame(d),clearTimeout(w),clearTimeout(S),clearTimeout(N),$.disconnect(),q(),p(),e.off("comm_live_update",h),i.close()}}function Jt(t,e){let n=i=>{if(!e.contains(i.composedPath()[0]))return;let r=i.ctrlKey||i.metaKey||i.altKey||i.key==="Escape"||i.key==="Enter"&&i.shiftKey;t.toggleAttribute("data-lm-suppress-shortcuts",!r)};return window.addEventListener("keydown",n,!0),()=>window.removeEventListener("keydown",n,!0)}function Q(t){return g("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}function G(t,e,n){let[i,r]=e.shape,[s,a,o]=n.match(/[\d.]+/g).map(Number),l=new ImageData(r,i);e.forEach((c,u)=>l.data.set([s,a,o,c],4*u)),Object.assign(t,{width:r,height:i}),t.getContext("2d").putImageData(l,0,0)}function ht({W1:t,b1:e,W2:n,b2:i},r){let s=Float64Array.from(r,o=>o/255),a=dt(s,t,e).map(o=>Math.max(o,0));return Xt(dt(a,n,i))}function dt(t,e,n){let i=n.length,r=Float64Array.from(n);return t.forEach((s,a)=>{if(s!==0)for(let o=0;o<i;o+=1)r[o]+=s*e[a*i+o]}),r}function Xt(t){let e=Math.max(...t),n=t.map(r=>Math.exp(r-e)),i=n.reduce((r,s)=>r+s,0);return n.map(r=>r/i)}var Z="http://www.w3.org/1999/xhtml",mt={svg:"http://www.w3.org/2000/svg",xhtml:Z,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function gt(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),mt.hasOwnProperty(e)?{space:mt[e],local:t}:t}function Yt(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===Z&&e.documentElement.namespaceURI===Z?e.createElement(t):e.createElementNS(n,t)}}function jt(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function et(t){var e=gt(t);return(e.local?jt:Yt)(e)}function Qt(){}function yt(t){return t==null?Qt:function(){return this.querySelector(t)}}function Gt(t){typeof t!="function"&&(t=yt(t));for(var e=this._groups,n=e.length,i=new Array(n),r=0;r<n;++r)for(var s=e[r],a=s.length,o=i[r]=new Array(a),l,c,u=0;u<a;++u)(l=s[u])&&(c=t.call(l,l.__data__,u,s))&&("__data__"in l&&(c.__data__=l.__data__),o[u]=c);return new F(i,this._parents)}function Zt(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function te(){return[]}function ee(t){return t==null?te:function(){return this.querySelectorAll(t)}}function ne(t){return function(){return Zt(t.apply(this,arguments))}}function re(t){typeof t=="function"?t=ne(t):t=ee(t);for(var e=this._groups,n=e.length,i=[],r=[],s=0;s<n;++s)for(var a=e[s],o=a.length,l,c=0;c<o;++c)(l=a[c])&&(i.push(t.call(l,l.__data__,c,a)),r.push(l));return new F(i,r)}function ie(t){return function(){return this.matches(t)}}function wt(t){return function(e){return e.matches(t)}}var oe=Array.prototype.find;function se(t){return function(){return oe.call(this.children,t)}}function ae(){return this.firstElementChild}function le(t){return this.select(t==null?ae:se(typeof t=="function"?t:wt(t)))}var ce=Array.prototype.filter;function ue(){return Array.from(this.children)}function pe(t){return function(){return ce.call(this.children,t)}}function fe(t){return this.selectAll(t==null?ue:pe(typeof t=="function"?t:wt(t)))}function de(t){typeof t!="function"&&(t=ie(t));for(var e=this._groups,n=e.length,i=new Array(n),r=0;r<n;++r)for(var s=e[r],a=s.length,o=i[r]=[],l,c=0;c<a;++c)(l=s[c])&&t.call(l,l.__data__,c,s)&&o.push(l);return new F(i,this._parents)}function bt(t){return new Array(t.length)}function he(){return new F(this._enter||this._groups.map(bt),this._parents)}function W(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}W.prototype={constructor:W,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function me(t){return function(){return t}}function ge(t,e,n,i,r,s){for(var a=0,o,l=e.length,c=s.length;a<c;++a)(o=e[a])?(o.__data__=s[a],i[a]=o):n[a]=new W(t,s[a]);for(;a<l;++a)(o=e[a])&&(r[a]=o)}function ye(t,e,n,i,r,s,a){var o,l,c=new Map,u=e.length,p=s.length,h=new Array(u),y;for(o=0;o<u;++o)(l=e[o])&&(h[o]=y=a.call(l,l.__data__,o,e)+"",c.has(y)?r[o]=l:c.set(y,l));for(o=0;o<p;++o)y=a.call(t,s[o],o,s)+"",(l=c.get(y))?(i[o]=l,l.__data__=s[o],c.delete(y)):n[o]=new W(t,s[o]);for(o=0;o<u;++o)(l=e[o])&&c.get(h[o])===l&&(r[o]=l)}function we(t){return t.__data__}function be(t,e){if(!arguments.length)return Array.from(this,we);var n=e?ye:ge,i=this._parents,r=this._groups;typeof t!="function"&&(t=me(t));for(var s=r.length,a=new Array(s),o=new Array(s),l=new Array(s),c=0;c<s;++c){var u=i[c],p=r[c],h=p.length,y=xe(t.call(u,u&&u.__data__,c,i)),d=y.length,w=o[c]=new Array(d),S=a[c]=new Array(d),M=l[c]=new Array(h);n(u,p,w,S,M,y,e);for(var _=0,b=0,m,x;_<d;++_)if(m=w[_]){for(_>=b&&(b=_+1);!(x=S[b])&&++b<d;);m._next=x||null}}return a=new F(a,i),a._enter=o,a._exit=l,a}function xe(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function ve(){return new F(this._exit||this._groups.map(bt),this._parents)}function ke(t,e,n){var i=this.enter(),r=this,s=this.exit();return typeof t=="function"?(i=t(i),i&&(i=i.selection())):i=i.append(t+""),e!=null&&(r=e(r),r&&(r=r.selection())),n==null?s.remove():n(s),i&&r?i.merge(r).order():r}function _e(t){for(var e=t.selection?t.selection():t,n=this._groups,i=e._groups,r=n.length,s=i.length,a=Math.min(r,s),o=new Array(r),l=0;l<a;++l)for(var c=n[l],u=i[l],p=c.length,h=o[l]=new Array(p),y,d=0;d<p;++d)(y=c[d]||u[d])&&(h[d]=y);for(;l<r;++l)o[l]=n[l];return new F(o,this._parents)}function Ae(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var i=t[e],r=i.length-1,s=i[r],a;--r>=0;)(a=i[r])&&(s&&a.compareDocumentPosition(s)^4&&s.parentNode.insertBefore(a,s),s=a);return this}function Me(t){t||(t=Ee);function e(p,h){return p&&h?t(p.__data__,h.__data__):!p-!h}for(var n=this._groups,i=n.length,r=new Array(i),s=0;s<i;++s){for(var a=n[s],o=a.length,l=r[s]=new Array(o),c,u=0;u<o;++u)(c=a[u])&&(l[u]=c);l.sort(e)}return new F(r,this._parents).order()}function Ee(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function Se(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Ce(){return Array.from(this)}function $e(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var i=t[e],r=0,s=i.length;r<s;++r){var a=i[r];if(a)return a}return null}function Oe(){let t=0;for(let e of this)++t;return t}function Ne(){return!this.node()}function Le(t){for(var e=this._groups,n=0,i=e.length;n<i;++n)for(var r=e[n],s=0,a=r.length,o;s<a;++s)(o=r[s])&&t.call(o,o.__data__,s,r);return this}function Te(t){return function(){this.removeAttribute(t)}}function Be(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Fe(t,e){return function(){this.setAttribute(t,e)}}function qe(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function ze(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function De(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function Ie(t,e){var n=gt(t);if(arguments.length<2){var i=this.node();return n.local?i.getAttributeNS(n.space,n.local):i.getAttribute(n)}return this.each((e==null?n.local?Be:Te:typeof e=="function"?n.local?De:ze:n.local?qe:Fe)(n,e))}function xt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Pe(t){return function(){this.style.removeProperty(t)}}function Re(t,e,n){return function(){this.style.setProperty(t,e,n)}}function Ve(t,e,n){return function(){var i=e.apply(this,arguments);i==null?this.style.removeProperty(t):this.style.setProperty(t,i,n)}}function Ke(t,e,n){return arguments.length>1?this.each((e==null?Pe:typeof e=="function"?Ve:Re)(t,e,n??"")):Ue(this.node(),t)}function Ue(t,e){return t.style.getPropertyValue(e)||xt(t).getComputedStyle(t,null).getPropertyValue(e)}function We(t){return function(){delete this[t]}}function He(t,e){return function(){this[t]=e}}function Je(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function Xe(t,e){return arguments.length>1?this.each((e==null?We:typeof e=="function"?Je:He)(t,e)):this.node()[t]}function vt(t){return t.trim().split(/^|\s+/)}function nt(t){return t.classList||new kt(t)}function kt(t){this._node=t,this._names=vt(t.getAttribute("class")||"")}kt.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function _t(t,e){for(var n=nt(t),i=-1,r=e.length;++i<r;)n.add(e[i])}function At(t,e){for(var n=nt(t),i=-1,r=e.length;++i<r;)n.remove(e[i])}function Ye(t){return function(){_t(this,t)}}function je(t){return function(){At(this,t)}}function Qe(t,e){return function(){(e.apply(this,arguments)?_t:At)(this,t)}}function Ge(t,e){var n=vt(t+"");if(arguments.length<2){for(var i=nt(this.node()),r=-1,s=n.length;++r<s;)if(!i.contains(n[r]))return!1;return!0}return this.each((typeof e=="function"?Qe:e?Ye:je)(n,e))}function Ze(){this.textContent=""}function tn(t){return function(){this.textContent=t}}function en(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function nn(t){return arguments.length?this.each(t==null?Ze:(typeof t=="function"?en:tn)(t)):this.node().textContent}function rn(){this.innerHTML=""}function on(t){return function(){this.innerHTML=t}}function sn(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function an(t){return arguments.length?this.each(t==null?rn:(typeof t=="function"?sn:on)(t)):this.node().innerHTML}function ln(){this.nextSibling&&this.parentNode.appendChild(this)}function cn(){return this.each(ln)}function un(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function pn(){return this.each(un)}function fn(t){var e=typeof t=="function"?t:et(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function dn(){return null}function hn(t,e){var n=typeof t=="function"?t:et(t),i=e==null?dn:typeof e=="function"?e:yt(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),i.apply(this,arguments)||null)})}function mn(){var t=this.parentNode;t&&t.removeChild(this)}function gn(){return this.each(mn)}function yn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function wn(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function bn(t){return this.select(t?wn:yn)}function xn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function vn(t){return function(e){t.call(this,e,this.__data__)}}function kn(t){return t.trim().split(/^|\s+/).map(function(e){var n="",i=e.indexOf(".");return i>=0&&(n=e.slice(i+1),e=e.slice(0,i)),{type:e,name:n}})}function _n(t){return function(){var e=this.__on;if(e){for(var n=0,i=-1,r=e.length,s;n<r;++n)s=e[n],(!t.type||s.type===t.type)&&s.name===t.name?this.removeEventListener(s.type,s.listener,s.options):e[++i]=s;++i?e.length=i:delete this.__on}}}function An(t,e,n){return function(){var i=this.__on,r,s=vn(e);if(i){for(var a=0,o=i.length;a<o;++a)if((r=i[a]).type===t.type&&r.name===t.name){this.removeEventListener(r.type,r.listener,r.options),this.addEventListener(r.type,r.listener=s,r.options=n),r.value=e;return}}this.addEventListener(t.type,s,n),r={type:t.type,name:t.name,value:e,listener:s,options:n},i?i.push(r):this.__on=[r]}}function Mn(t,e,n){var i=kn(t+""),r,s=i.length,a;if(arguments.length<2){var o=this.node().__on;if(o){for(var l=0,c=o.length,u;l<c;++l)for(r=0,u=o[l];r<s;++r)if((a=i[r]).type===u.type&&a.name===u.name)return u.value}return}for(o=e?An:_n,r=0;r<s;++r)this.each(o(i[r],e,n));return this}function Mt(t,e,n){var i=xt(t),r=i.CustomEvent;typeof r=="function"?r=new r(e,n):(r=i.document.createEvent("Event"),n?(r.initEvent(e,n.bubbles,n.cancelable),r.detail=n.detail):r.initEvent(e,!1,!1)),t.dispatchEvent(r)}function En(t,e){return function(){return Mt(this,t,e)}}function Sn(t,e){return function(){return Mt(this,t,e.apply(this,arguments))}}function Cn(t,e){return this.each((typeof e=="function"?Sn:En)(t,e))}function*$n(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var i=t[e],r=0,s=i.length,a;r<s;++r)(a=i[r])&&(yield a)}var Et=[null];function F(t,e){this._groups=t,this._parents=e}function On(){return new F([[document.documentElement]],Et)}function Nn(){return this}F.prototype=On.prototype={constructor:F,select:Gt,selectAll:re,selectChild:le,selectChildren:fe,filter:de,data:be,enter:he,exit:ve,join:ke,merge:_e,selection:Nn,order:Ae,sort:Me,call:Se,nodes:Ce,node:$e,size:Oe,empty:Ne,each:Le,attr:Ie,style:Ke,property:Xe,classed:Ge,text:nn,html:an,raise:cn,lower:pn,append:fn,insert:hn,remove:gn,clone:bn,datum:xn,on:Mn,dispatch:Cn,[Symbol.iterator]:$n};function Ln(t){return typeof t=="string"?new F([[document.querySelector(t)]],[document.documentElement]):new F([[t]],Et)}function St(t){return Ln(et(t).call(document.documentElement))}var Tn=0;function Bn(){return new tt}function tt(){this._="@"+(++Tn).toString(36)}tt.prototype=Bn.prototype={constructor:tt,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function rt(t,e){let n=St("svg").attr("role","group").attr("aria-label",e);return t.append(n.node()),n.size=(i,r)=>n.attr("viewBox",`0 0 ${i} ${r}`).attr("height",r),n}var A=28,Fn=`
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
.mlpkit .draw p.hint { margin: 4px 0 0; font-size: 12px; color: var(--quiet); }
.mlpkit .garment { image-rendering: pixelated; }
`,gr=ft(({picture:t,link:e,root:n})=>{let i=e.numbers.class_names,r=zn(e,n),s=Dn(i),a=In(),o=g("div",{class:"draw"},r.node,g("div",{},s.node,a.node));t.append(g("style",{},Fn),o);let l=e.alone&&e.numbers.W1?qn(e):c=>({numbers:c});return({numbers:c,state:u,width:p})=>{let{numbers:h,said:y}=l(c,u),d=p>=560;o.classList.toggle("wide",d);let w=A*Math.floor(Math.min(d?.48*p:p-4,340)/A);return r.update(u,w),s.update(h,d?p-w-34:p),a.update(h,p,J(n,"--ink")),y}});function qn(t){let e=[],n=t.state,i=r=>()=>{let{drawing:s,stroke:a}=t.state,o=Array.from({length:A},(l,c)=>s.slice(c*A,(c+1)*A));t.ask({drawing:o.flatMap(r),stroke:a+1})};return t.served.undo=()=>e.length&&t.ask({drawing:e.pop()}),t.served.clear=i(r=>r.map(()=>0)),t.served.mirror=i(r=>[...r].reverse()),t.served.move=i(r=>[0,...r.slice(0,-1)]),(r,s)=>{if((s.stroke!==n.stroke||s.taken!==n.taken)&&e.push(n.drawing),n=s,r.garment.every((u,p)=>u===s.drawing[p]))return{numbers:r};let a=[...ht(r,s.drawing)],[o,l]=a.map((u,p)=>({share:u,said:`${r.class_names[p]}, ${K(100*u,1)} %`})).sort((u,p)=>p.share-u.share),c=`Taken for: ${o.said}; then ${l.said}.`;return{numbers:{...r,probabilities:a,named:[]},said:c}}}function zn(t,e){let n=!!t.controls.drawing.fixed,i=Q(A),r=g("div",{class:"paper","aria-label":`drawing of 28 by 28 pixels${n?"":": arrows move the brush, Space paints, with Shift the arrows paint as they go"}`,...n?{role:"img"}:{role:"application",tabindex:0}},i),s=rt(r,"the brush").attr("aria-hidden",!0),a=s.append("path").attr("stroke","var(--faint)").attr("stroke-width",.5).attr("fill","none"),o=["var(--page)","var(--value)"].map((m,x)=>s.append("circle").attr("fill","none").attr("stroke",m).attr("stroke-width",x?1.5:3.5)),l=g("span",{class:"heard",role:"status"}),c=g("p",{class:"hint"},n?"Drawing needs the notebook.":"Draw with mouse or pen; or Tab here, arrows, Space."),[u,p,h,y]=[1,13.5,13.5,!1];function d(m,x,C){let{width:N,shade:$,tool:q}=t.state,E=[...t.state.drawing],f=Math.max(1,Math.ceil(2*Math.hypot(p-m,h-x)));for(let v=0;v<=f;v+=1){let[k,O]=[m+(p-m)*v/f,x+(h-x)*v/f];for(let T=Math.max(0,Math.floor(O-4));T<=Math.min(A-1,O+4);T+=1)for(let L=Math.max(0,Math.floor(k-4));L<=Math.min(A-1,k+4);L+=1){let P=Math.min(Math.max(N/2+.5-Math.hypot(T-O,L-k),0),1),H=T*A+L;E[H]=q==="erase"?Math.min(E[H],Math.round(255*(1-P))):Math.max(E[H],Math.round(255*$*P))}}t.ask(C?{drawing:E,stroke:t.state.stroke+1}:{drawing:E})}function w(m,x){[p,h]=[m,x];let{width:C}=t.state;for(let N of o)N.attr("display",!n&&(y||r.matches(":focus-visible"))?null:"none").attr("cx",(p+.5)*u/A).attr("cy",(h+.5)*u/A).attr("r",C/2*u/A)}let S=m=>{let x=i.getBoundingClientRect();return[(m.clientX-x.left)/x.width*A-.5,(m.clientY-x.top)/x.height*A-.5]},M=(m,x)=>!n&&r.addEventListener(m,x);n||(r.style.cursor="none"),M("pointerdown",m=>{m.button===0&&(m.preventDefault(),r.focus({preventScroll:!0,focusVisible:!1}),r.setPointerCapture(m.pointerId),w(...S(m)),d(p,h,!0))}),M("pointermove",m=>{y=!0;for(let x of m.getCoalescedEvents?.()??[m]){let[C,N]=[p,h];w(...S(x)),m.buttons&1&&r.hasPointerCapture(m.pointerId)&&d(C,N,!1)}}),M("pointerleave",()=>{y=!1,w(p,h)}),M("focus",()=>w(Math.round(p),Math.round(h))),M("blur",()=>w(p,h)),M("keydown",m=>{if(m.altKey)return;if((m.ctrlKey||m.metaKey)&&m.key==="z"){m.preventDefault(),t.press("undo");return}let x={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[m.key];if(m.ctrlKey||m.metaKey||!x&&m.key!==" ")return;m.preventDefault();let[C,N]=[p,h].map(Math.round),$=E=>R(E,0,A-1);x&&w($(C+x[0]),$(N+x[1])),x?m.shiftKey&&d(C,N,!0):d(p,h,!0);let q=t.state.drawing[Math.round(h)*A+Math.round(p)]/255;l.textContent=`row ${Math.round(h)+1}, column ${Math.round(p)+1}: ${Math.round(100*q)} %`});function _(m,x){u=x;for(let $ of[r,i])[$.style.width,$.style.height]=[`${u}px`,`${u}px`];s.size(u,u);let C=Array.from({length:6},($,q)=>(q+1)*4*u/A);a.attr("d",C.map($=>`M${$},0V${u}M0,${$}H${u}`).join(""));let N=Uint8Array.from(m.drawing);N.shape=[A,A],G(i,N,J(e,"--ink")),w(p,h)}return{node:g("div",{},g("h2",{},"the drawing"),r,c,l),update:_}}function Dn(t){let e=g("div",{},g("h2",{},"taken for")),n=rt(e,"the network's probabilities"),i=n.selectAll("g").data(t).join("g");i.append("text").attr("text-anchor","end").attr("x",82).attr("dy","0.32em").text(l=>l);let r=i.append("rect").attr("x",90).attr("fill","var(--faint)").attr("rx",1),s=i.append("rect").attr("x",90).attr("fill","var(--value)").attr("rx",1),a=i.append("text").attr("text-anchor","end").attr("dy","0.32em");function o({probabilities:l},c){let p=c-90-60,h=l.indexOf(Math.max(...l));n.size(c,20*t.length),i.attr("transform",(y,d)=>`translate(0,${20*(d+.5)})`).attr("font-weight",(y,d)=>d===h?700:null),r.attr("width",p).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",.5),s.attr("width",(y,d)=>Math.max(l[d]*p,.5)).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",(y,d)=>d===h?1:.6),a.attr("x",c).text((y,d)=>`${K(100*l[d],1)} %`)}return{node:e,update:o}}function In(){let t=g("h2",{}),e=g("ul",{}),n=g("div",{class:"near"},t,e),i=[];function r({images:s,named:a,distances:o,searched:l},c,u){let p=c<720?52:64;for(e.hidden=!a.length,t.textContent=a.length?`nearest of ${l.toLocaleString("en")} training images, and their distance: √ of the summed squared differences of the pixels`:`the nearest training images: ${D}`;i.length<a.length;){let h={image:Q(64),words:g("div",{})};e.append(g("li",{},h.image,h.words)),i=[...i,h]}i.slice(0,a.length).forEach(({image:h,words:y},d)=>{let w=s.subarray(d*A*A,(d+1)*A*A);w.shape=[A,A],G(h,w,u),[h.style.width,h.style.height]=[`${p}px`,`${p}px`],y.replaceChildren(a[d],g("br"),o[d]===0?"itself":K(o[d],1))})}return{node:n,update:r}}export{gr as default};
