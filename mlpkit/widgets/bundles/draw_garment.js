// Made by "make bundles"; licences in LICENSES.txt. Sources 3624f2e1288c972865cf14ac55e9e10d6e542a6ea0e8ef3f19aabf912e33d6b5
var rt=`/* For what stands around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;function m(t,e={},...n){let r=document.createElement(t);for(let[i,s]of Object.entries(e))i.startsWith("on")?r.addEventListener(i.slice(2),s):s!==void 0&&s!==!1&&r.setAttribute(i,s===!0?"":s);return r.append(...n),r}function it(t){let e=matchMedia("(prefers-color-scheme: dark)"),n=new MutationObserver(t);return n.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{n.disconnect(),e.removeEventListener("change",t)}}function K(t,e){let n=document.createElement("span");n.style.color=`var(${e})`,t.append(n);let r=getComputedStyle(n).color;return n.remove(),r}function I(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function O(t,e=3){if(typeof t!="number")return String(t);let n=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return F(n)}function U(t,e){return(Number(t.toFixed(e))+0).toFixed(e).replace("-","−")}var St={"+":"","-":"⁻",..."⁰¹²³⁴⁵⁶⁷⁸⁹"};function F(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,n,r,i)=>`${n==="1"?"":`${n}·`}10${[...r+i].map(s=>St[s]).join("")}`)}var Et=7,H="in the notebook";function ot(t,e){let n={slider:$t,choice:Nt,switches:Ot,buttons:Lt},r=t.filter(s=>!s.on_picture).map(s=>n[s.kind](s.name,s,e));return{node:m("div",{class:"controls"},...r.map(s=>s.node)),update:()=>r.forEach(s=>s.update())}}function W(t,e,n){if(t.fixed)return H;let r=([l,c])=>[e[l]].flat().some(u=>c.includes(u)),i=Object.entries(t.only).find(l=>!r(l));if(!i)return"";let[s,a]=i,{label:o}=n[s];return a.length>4&&typeof a[0]!="number"?`with other ${o}`:typeof a[0]=="number"?`with ${o} from ${O(Math.min(...a))} up`:`with ${o}: ${a.join(", ")}`}function X(t,e,n){t.classList.toggle("off",!!n),e.dataset.why!==n&&(e.textContent=e.dataset.why=n);for(let[r,i]of[["role","group"],["aria-disabled","true"]])n?t.setAttribute(r,i):t.removeAttribute(r)}function Ct({stops:t,low:e,high:n,step:r,log:i}){if(t){let o=l=>t.reduce((c,u,f)=>Math.abs(u-l)<Math.abs(t[c]-l)?f:c,0);return{count:t.length,at:l=>t[l],place:o}}let[s,a]=i?[Math.log10(e),Math.log10(n)]:[e,n];return{count:Math.round((a-s)/r)+1,at:o=>{let l=Math.min(s+o*r,a);return Number(i?(10**l).toPrecision(6):l.toFixed(9))},place:o=>Math.round(((i?Math.log10(o):o)-s)/r)}}function $t(t,e,n){let r=Ct(e),i=w=>n.ask({[t]:w}),s=m("input",{type:"range",min:0,max:r.count-1,step:1,"aria-label":e.label,oninput:()=>i(r.at(Number(s.value)))}),a=m("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>u=!0,onchange:y,onkeydown:({key:w})=>w==="Enter"&&y(),onblur:()=>M()}),o=m("span",{class:"note",role:"status"}),[l,c]=[r.at(0),r.at(r.count-1)],[u,f]=[!1,""],d=()=>`${n.asked} ${n.state[t]}`;function y(){if(!u)return;u=!1;let w=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(w)&&a.value.trim()!==""){let k=r.at(r.place(Math.min(Math.max(w,l),c)));i(k),o.textContent=h(w,k)}else o.textContent=`Expected: a number from ${O(l)} to ${O(c)}.`;a.value=O(n.state[t]),f=d()}function h(w,k){return O(w)===O(k)?"":w>c?`Up to ${O(c)}.`:w<l?`From ${O(l)} up.`:`${F(String(w))} is between stops: ${O(k)}.`}let x=m("div",{class:"row slider"},m("span",{class:"name"},e.label),s,a,o);function M(){let w=n.state[t];s.value=r.place(w),x.style.setProperty("--share",s.value/(r.count-1||1)),s.setAttribute("aria-valuetext",O(w)),a.matches(":focus")||(a.value=O(w)),d()!==f&&!o.dataset.why&&(o.textContent="");let k=W(e,n.state,n.controls);s.disabled=a.disabled=!!k,X(x,o,k)}return{node:x,update:M}}function Nt(t,e,n){let r=h=>n.ask({[t]:h}),i=Math.random().toString(36),s=e.options.map(h=>m("input",{type:"radio",name:i,onchange:()=>r(h)})),a=m("select",{"aria-label":e.label,onchange:()=>r(e.options[a.selectedIndex])},...e.options.map(h=>m("option",{},O(h)))),o=e.options.length<=Et,l=s.map((h,x)=>m("label",{class:"option"},h,O(e.options[x]))),c=o?m("div",{class:"options",role:"radiogroup","aria-label":e.label},...l):a,u=m("span",{class:"note"}),f=m("div",{class:o?"row wide":"row"},m("span",{class:"name"},e.label),c,u),d=e.options.map(h=>e.stops&&!e.stops.includes(h));function y(){let h=e.options.indexOf(n.state[t]),x=W(e,n.state,n.controls);s.forEach((M,w)=>{M.checked=w===h,M.disabled=!!(x||d[w])});for(let[M,w]of[...a.options].entries())w.disabled=!!d[M];a.selectedIndex=h,a.disabled=!!x,X(f,u,x),!x&&d.some(Boolean)&&(u.textContent=`the others ${H}`)}return{node:f,update:y}}function Ot(t,e,n){let r=c=>{let u=new Set(n.state[t]);u.delete(c)||u.add(c),n.ask({[t]:e.options.filter(f=>u.has(f))})},i=e.options.map(c=>m("button",{type:"button",onclick:()=>r(c)},O(c))),s=m("div",{class:"options",role:"group","aria-label":e.label},...i),a=m("span",{class:"note"}),o=m("div",{class:"row wide"},m("span",{class:"name"},e.label),s,a);function l(){let c=W(e,n.state,n.controls);i.forEach((u,f)=>{u.setAttribute("aria-pressed",n.state[t].includes(e.options[f])),u.disabled=!!c}),X(o,a,c)}return{node:o,update:l}}function Lt(t,e,n){let r=(o,l)=>l.ariaDisabled!=="true"&&n.press(o),i=Object.entries(e.options).map(([o,l])=>{let c=m("button",{type:"button",onclick:()=>r(o,c),onblur:()=>a()},l);return[o,l,c]}),s=m("div",{class:"row wide"},m("div",{class:"options"},...i.map(([,,o])=>o)));function a(){for(let[o,l,c]of i){let u=n.numbers.buttons?.[o]??{},f=u.label??l;c.textContent!==f&&(c.textContent=f);let d=!!(e.fixed||u.disabled),y=u.why??(n.alone?H:"");c.title=d?y:"",c.ariaDisabled=d,c.disabled=d&&!c.matches(":focus")}}return{node:s,update:a}}var st=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var Bt={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function z(t){return Array.isArray(t)?t.map(z):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?Y(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,n])=>[e,z(n)]))}function Y(t,e,n){let{buffer:r,byteOffset:i=0,byteLength:s}=ArrayBuffer.isView(n)?n:new Uint8Array(n),a=new Bt[t](r.slice(i,i+s));return a.shape=e,a}function lt(t){let e=new Map,n=0,r=()=>{},i={number:-1,asked:0,served:{},onQuestion:r,onAnswer:r};i.alone=!!t.get("alone");let s=z(t.get("lasting"));i.controls=Object.fromEntries(t.get("described").map(o=>[o.name,o]));function a(){let o=t.get("answer");if(!(o.number<i.number)){for(let[l,c]of e)c.number<=o.number&&e.delete(l);i.unasked=o.number===i.number,i.number=o.number,i.state={...o.state,...at(e)},i.numbers={...s,...z(o.numbers)},i.drawn=o.state,i.said=o.said,i.failed=o.failed,i.onAnswer()}}return i.ask=o=>{n=Math.max(n+1,Date.now()),i.asked=n;for(let[l,c]of Object.entries(o))e.set(l,{value:c,number:n});i.state={...i.state,...o},i.onQuestion(),t.set("asked",{number:n,changes:at(e)}),t.save_changes()},i.press=o=>i.served[o]?i.served[o]():t.send({press:o}),t.on("change:answer",a),i.close=()=>t.off("change:answer",a),a(),i}function at(t){return Object.fromEntries([...t].map(([e,n])=>[e,n.value]))}var qt={float32:4,int32:4,uint8:1},Ft=120;async function ut(t){let{title:e,stops:n,followed:r,played:i,first:s}=t,a=async p=>JSON.parse(new TextDecoder().decode(await ct(p))),o=await a(t.moments),l=zt(await a(t.arrays),await ct(t.data)),c=o.map(p=>R(p.numbers,l)),u=R(t.lasting,l),f=t.described.map(p=>p.name in n?{...p,stops:n[p.name]}:{...p,fixed:p.kind!=="buttons"&&!p.local}),d=new Set(f.filter(p=>p.local).map(({name:p})=>p)),y=p=>JSON.stringify(Object.keys(n).map(b=>p[b])),h=new Map(o.map((p,b)=>[y(p.state),b])),x=new Set,M={},w=null,k=L(s,0);function L(p,b){let{state:_,said:$}=o[p],N=i?{buttons:{pause:{disabled:w===null,why:"nothing plays"}}}:{};return{number:b,state:{..._,...M},said:$,failed:!1,numbers:{...c[p],...N}}}function g([p,b]){let _=N=>Math.abs(N-b),$=typeof b=="number"?n[p]:void 0;return[p,$?$.reduce((N,q)=>_(q)<_(N)?q:N):b]}function v(p){let b=Object.keys(r).filter(_=>_ in p&&p[_]!==k.state[_]);return Object.assign({},...b.map(_=>r[_][n[_].indexOf(p[_])]))}function S({number:p,changes:b}){let _=Object.fromEntries(Object.entries(b).map(g));for(let[N,q]of Object.entries(_))d.has(N)&&(M[N]=q);let $=h.get(y({...k.state,...v(_),..._}));k=L($??h.get(y(k.state)),p),x.forEach(N=>N())}function E(){clearInterval(w),w=null}function C(){k=L(h.get(y(k.state)),k.number),x.forEach(p=>p())}function B(){let p=n[i],b=$=>S({number:Math.max(Date.now(),k.number+1),changes:{[i]:p[$]}}),_=()=>p.indexOf(k.state[i]);if(I())return b(_()===p.length-1?0:p.length-1);w=setInterval(()=>{let $=_()+1;$===p.length-1&&E(),b($)},Ft),_()===p.length-1?b(0):C()}return{get:p=>({title:e,described:f,answer:k,lasting:u,alone:!0})[p],set:(p,b)=>{p==="asked"&&(E(),S(b))},save_changes:()=>{},send:({press:p})=>{E(),p==="play"?B():C()},on:(p,b)=>p==="change:answer"&&x.add(b),off:(p,b)=>x.delete(b)}}async function ct(t){let e=Uint8Array.from(atob(t),r=>r.charCodeAt(0)),n=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(n).arrayBuffer())}function zt(t,e){let n=0;return t.map(({kind:r,shape:i})=>{let s=qt[r],a=i.reduce((l,c)=>l*c,1),o=new Uint8Array(a*s);for(let l=0;l<s;l+=1)for(let c=0;c<a;c+=1)o[c*s+l]=e[n+l*a+c];return n+=o.length,Y(r,i,o)})}function R(t,e){return Array.isArray(t)?t.map(n=>R(n,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([n,r])=>[n,R(r,e)]))}var Dt="This explorer is asleep: run the cell to use it.",It=16,Rt=25,Pt=600,Vt=1e3;function pt(t){let e=({model:r,el:i})=>Kt(t,r,i);return{render:e,play:async(r,i)=>e({model:await ut(r),el:i})}}function Kt(t,e,n){let r=lt(e),i=ot(e.get("described"),r),s=["question","task"].filter(p=>e.get("lasting")[p]).map(p=>m("p",{class:p},e.get("lasting")[p])),a=m("div",{class:"picture"}),o=m("p",{class:"said"}),l=m("p",{class:"heard",role:"status"}),c=m("section",{class:"mlpkit","aria-label":e.get("title")},m("style",{},st),m("p",{class:"asleep",role:"note"},Dt),...s,a,i.node,o,l),u=m("div",{class:"mlpkit-around"},m("style",{},rt));u.attachShadow({mode:"open"}).append(c);let f=Ut(u,c),d=()=>u.classList.add("sleeping");e.on("comm_live_update",d),n.append(u);let y=t({picture:a,link:r,root:c}),[h,x,M,w,k]=[0,0,0,0,0],L=a.clientWidth;function g(){if(cancelAnimationFrame(h),h=0,k=performance.now(),L===0)return;i.update();let p=y({numbers:r.numbers,state:r.state,drawn:r.drawn,width:L}),b=r.failed?r.said:F(p??r.said);o.textContent!==b&&v(b),o.classList.toggle("failed",r.failed),c.dataset.drawn=r.number,c.dataset.pictures=w+=1}function v(p){let b=o.textContent==="";o.textContent=p,clearTimeout(M),l.textContent="",!b&&(M=setTimeout(()=>{l.setAttribute("role",r.failed?"alert":"status"),l.textContent=p},Pt))}let S=()=>{clearTimeout(x),x=0,h||=requestAnimationFrame(g)},E=0;r.onAnswer=()=>{if(u.classList.remove("sleeping"),r.unasked&&I()){let b=performance.now()-k;E||=setTimeout(()=>{E=0,S()},Math.max(Vt-b,0));return}S(),r.number>=r.asked&&!document.hidden&&performance.now()-k>It&&g()},r.onQuestion=()=>{c.dataset.asked=r.asked,x||=setTimeout(S,Rt)};let C=new ResizeObserver(([{contentRect:p}])=>{let b=Math.round(p.width);b!==L&&(L=b,S())});C.observe(a);let B=it(S);return c.dataset.asked=r.asked,S(),()=>{cancelAnimationFrame(h),clearTimeout(x),clearTimeout(M),clearTimeout(E),C.disconnect(),B(),f(),e.off("comm_live_update",d),r.close()}}function Ut(t,e){let n=r=>{if(!e.contains(r.composedPath()[0]))return;let i=r.ctrlKey||r.metaKey||r.altKey||r.key==="Escape"||r.key==="Enter"&&r.shiftKey;t.toggleAttribute("data-lm-suppress-shortcuts",!i)};return window.addEventListener("keydown",n,!0),()=>window.removeEventListener("keydown",n,!0)}function J(t){return m("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}function Q(t,e,n){let[r,i]=e.shape,[s,a,o]=n.match(/[\d.]+/g).map(Number),l=new ImageData(i,r);e.forEach((c,u)=>l.data.set([s,a,o,c],4*u)),Object.assign(t,{width:i,height:r}),t.getContext("2d").putImageData(l,0,0)}var j="http://www.w3.org/1999/xhtml",ft={svg:"http://www.w3.org/2000/svg",xhtml:j,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function dt(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),ft.hasOwnProperty(e)?{space:ft[e],local:t}:t}function Ht(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===j&&e.documentElement.namespaceURI===j?e.createElement(t):e.createElementNS(n,t)}}function Wt(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function Z(t){var e=dt(t);return(e.local?Wt:Ht)(e)}function Xt(){}function ht(t){return t==null?Xt:function(){return this.querySelector(t)}}function Yt(t){typeof t!="function"&&(t=ht(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var s=e[i],a=s.length,o=r[i]=new Array(a),l,c,u=0;u<a;++u)(l=s[u])&&(c=t.call(l,l.__data__,u,s))&&("__data__"in l&&(c.__data__=l.__data__),o[u]=c);return new T(r,this._parents)}function Jt(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function Qt(){return[]}function jt(t){return t==null?Qt:function(){return this.querySelectorAll(t)}}function Gt(t){return function(){return Jt(t.apply(this,arguments))}}function Zt(t){typeof t=="function"?t=Gt(t):t=jt(t);for(var e=this._groups,n=e.length,r=[],i=[],s=0;s<n;++s)for(var a=e[s],o=a.length,l,c=0;c<o;++c)(l=a[c])&&(r.push(t.call(l,l.__data__,c,a)),i.push(l));return new T(r,i)}function te(t){return function(){return this.matches(t)}}function mt(t){return function(e){return e.matches(t)}}var ee=Array.prototype.find;function ne(t){return function(){return ee.call(this.children,t)}}function re(){return this.firstElementChild}function ie(t){return this.select(t==null?re:ne(typeof t=="function"?t:mt(t)))}var oe=Array.prototype.filter;function se(){return Array.from(this.children)}function ae(t){return function(){return oe.call(this.children,t)}}function le(t){return this.selectAll(t==null?se:ae(typeof t=="function"?t:mt(t)))}function ce(t){typeof t!="function"&&(t=te(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var s=e[i],a=s.length,o=r[i]=[],l,c=0;c<a;++c)(l=s[c])&&t.call(l,l.__data__,c,s)&&o.push(l);return new T(r,this._parents)}function gt(t){return new Array(t.length)}function ue(){return new T(this._enter||this._groups.map(gt),this._parents)}function P(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}P.prototype={constructor:P,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function pe(t){return function(){return t}}function fe(t,e,n,r,i,s){for(var a=0,o,l=e.length,c=s.length;a<c;++a)(o=e[a])?(o.__data__=s[a],r[a]=o):n[a]=new P(t,s[a]);for(;a<l;++a)(o=e[a])&&(i[a]=o)}function de(t,e,n,r,i,s,a){var o,l,c=new Map,u=e.length,f=s.length,d=new Array(u),y;for(o=0;o<u;++o)(l=e[o])&&(d[o]=y=a.call(l,l.__data__,o,e)+"",c.has(y)?i[o]=l:c.set(y,l));for(o=0;o<f;++o)y=a.call(t,s[o],o,s)+"",(l=c.get(y))?(r[o]=l,l.__data__=s[o],c.delete(y)):n[o]=new P(t,s[o]);for(o=0;o<u;++o)(l=e[o])&&c.get(d[o])===l&&(i[o]=l)}function he(t){return t.__data__}function me(t,e){if(!arguments.length)return Array.from(this,he);var n=e?de:fe,r=this._parents,i=this._groups;typeof t!="function"&&(t=pe(t));for(var s=i.length,a=new Array(s),o=new Array(s),l=new Array(s),c=0;c<s;++c){var u=r[c],f=i[c],d=f.length,y=ge(t.call(u,u&&u.__data__,c,r)),h=y.length,x=o[c]=new Array(h),M=a[c]=new Array(h),w=l[c]=new Array(d);n(u,f,x,M,w,y,e);for(var k=0,L=0,g,v;k<h;++k)if(g=x[k]){for(k>=L&&(L=k+1);!(v=M[L])&&++L<h;);g._next=v||null}}return a=new T(a,r),a._enter=o,a._exit=l,a}function ge(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function ye(){return new T(this._exit||this._groups.map(gt),this._parents)}function we(t,e,n){var r=this.enter(),i=this,s=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?s.remove():n(s),r&&i?r.merge(i).order():i}function be(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,s=r.length,a=Math.min(i,s),o=new Array(i),l=0;l<a;++l)for(var c=n[l],u=r[l],f=c.length,d=o[l]=new Array(f),y,h=0;h<f;++h)(y=c[h]||u[h])&&(d[h]=y);for(;l<i;++l)o[l]=n[l];return new T(o,this._parents)}function xe(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,s=r[i],a;--i>=0;)(a=r[i])&&(s&&a.compareDocumentPosition(s)^4&&s.parentNode.insertBefore(a,s),s=a);return this}function ke(t){t||(t=ve);function e(f,d){return f&&d?t(f.__data__,d.__data__):!f-!d}for(var n=this._groups,r=n.length,i=new Array(r),s=0;s<r;++s){for(var a=n[s],o=a.length,l=i[s]=new Array(o),c,u=0;u<o;++u)(c=a[u])&&(l[u]=c);l.sort(e)}return new T(i,this._parents).order()}function ve(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function _e(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Ae(){return Array.from(this)}function Me(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,s=r.length;i<s;++i){var a=r[i];if(a)return a}return null}function Se(){let t=0;for(let e of this)++t;return t}function Ee(){return!this.node()}function Ce(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],s=0,a=i.length,o;s<a;++s)(o=i[s])&&t.call(o,o.__data__,s,i);return this}function $e(t){return function(){this.removeAttribute(t)}}function Ne(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Oe(t,e){return function(){this.setAttribute(t,e)}}function Le(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Te(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function Be(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function qe(t,e){var n=dt(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?Ne:$e:typeof e=="function"?n.local?Be:Te:n.local?Le:Oe)(n,e))}function yt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Fe(t){return function(){this.style.removeProperty(t)}}function ze(t,e,n){return function(){this.style.setProperty(t,e,n)}}function De(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function Ie(t,e,n){return arguments.length>1?this.each((e==null?Fe:typeof e=="function"?De:ze)(t,e,n??"")):Re(this.node(),t)}function Re(t,e){return t.style.getPropertyValue(e)||yt(t).getComputedStyle(t,null).getPropertyValue(e)}function Pe(t){return function(){delete this[t]}}function Ve(t,e){return function(){this[t]=e}}function Ke(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function Ue(t,e){return arguments.length>1?this.each((e==null?Pe:typeof e=="function"?Ke:Ve)(t,e)):this.node()[t]}function wt(t){return t.trim().split(/^|\s+/)}function tt(t){return t.classList||new bt(t)}function bt(t){this._node=t,this._names=wt(t.getAttribute("class")||"")}bt.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function xt(t,e){for(var n=tt(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function kt(t,e){for(var n=tt(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function He(t){return function(){xt(this,t)}}function We(t){return function(){kt(this,t)}}function Xe(t,e){return function(){(e.apply(this,arguments)?xt:kt)(this,t)}}function Ye(t,e){var n=wt(t+"");if(arguments.length<2){for(var r=tt(this.node()),i=-1,s=n.length;++i<s;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?Xe:e?He:We)(n,e))}function Je(){this.textContent=""}function Qe(t){return function(){this.textContent=t}}function je(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function Ge(t){return arguments.length?this.each(t==null?Je:(typeof t=="function"?je:Qe)(t)):this.node().textContent}function Ze(){this.innerHTML=""}function tn(t){return function(){this.innerHTML=t}}function en(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function nn(t){return arguments.length?this.each(t==null?Ze:(typeof t=="function"?en:tn)(t)):this.node().innerHTML}function rn(){this.nextSibling&&this.parentNode.appendChild(this)}function on(){return this.each(rn)}function sn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function an(){return this.each(sn)}function ln(t){var e=typeof t=="function"?t:Z(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function cn(){return null}function un(t,e){var n=typeof t=="function"?t:Z(t),r=e==null?cn:typeof e=="function"?e:ht(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function pn(){var t=this.parentNode;t&&t.removeChild(this)}function fn(){return this.each(pn)}function dn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function hn(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function mn(t){return this.select(t?hn:dn)}function gn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function yn(t){return function(e){t.call(this,e,this.__data__)}}function wn(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function bn(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,s;n<i;++n)s=e[n],(!t.type||s.type===t.type)&&s.name===t.name?this.removeEventListener(s.type,s.listener,s.options):e[++r]=s;++r?e.length=r:delete this.__on}}}function xn(t,e,n){return function(){var r=this.__on,i,s=yn(e);if(r){for(var a=0,o=r.length;a<o;++a)if((i=r[a]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=s,i.options=n),i.value=e;return}}this.addEventListener(t.type,s,n),i={type:t.type,name:t.name,value:e,listener:s,options:n},r?r.push(i):this.__on=[i]}}function kn(t,e,n){var r=wn(t+""),i,s=r.length,a;if(arguments.length<2){var o=this.node().__on;if(o){for(var l=0,c=o.length,u;l<c;++l)for(i=0,u=o[l];i<s;++i)if((a=r[i]).type===u.type&&a.name===u.name)return u.value}return}for(o=e?xn:bn,i=0;i<s;++i)this.each(o(r[i],e,n));return this}function vt(t,e,n){var r=yt(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function vn(t,e){return function(){return vt(this,t,e)}}function _n(t,e){return function(){return vt(this,t,e.apply(this,arguments))}}function An(t,e){return this.each((typeof e=="function"?_n:vn)(t,e))}function*Mn(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,s=r.length,a;i<s;++i)(a=r[i])&&(yield a)}var _t=[null];function T(t,e){this._groups=t,this._parents=e}function Sn(){return new T([[document.documentElement]],_t)}function En(){return this}T.prototype=Sn.prototype={constructor:T,select:Yt,selectAll:Zt,selectChild:ie,selectChildren:le,filter:ce,data:me,enter:ue,exit:ye,join:we,merge:be,selection:En,order:xe,sort:ke,call:_e,nodes:Ae,node:Me,size:Se,empty:Ee,each:Ce,attr:qe,style:Ie,property:Ue,classed:Ye,text:Ge,html:nn,raise:on,lower:an,append:ln,insert:un,remove:fn,clone:mn,datum:gn,on:kn,dispatch:An,[Symbol.iterator]:Mn};function Cn(t){return typeof t=="string"?new T([[document.querySelector(t)]],[document.documentElement]):new T([[t]],_t)}function At(t){return Cn(Z(t).call(document.documentElement))}var $n=0;function Nn(){return new G}function G(){this._="@"+(++$n).toString(36)}G.prototype=Nn.prototype={constructor:G,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function et(t,e){let n=At("svg").attr("role","group").attr("aria-label",e);return t.append(n.node()),n.size=(r,i)=>n.attr("viewBox",`0 0 ${r} ${i}`).attr("height",i),n}var A=28,On=`
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
`,lr=pt(({picture:t,link:e,root:n})=>{let r=e.numbers.class_names,i=Ln(e,n),s=Tn(r),a=Bn(),o=m("div",{class:"draw"},i.node,m("div",{},s.node,a.node));return t.append(m("style",{},On),o),({numbers:l,state:c,width:u})=>{let f=u>=560;o.classList.toggle("wide",f);let d=A*Math.floor(Math.min(f?.48*u:u-4,340)/A);i.update(c,d),s.update(l,f?u-d-34:u),a.update(l,u,K(n,"--ink"))}});function Ln(t,e){let n=!!t.controls.drawing.fixed,r=J(A),i=m("div",{class:"paper","aria-label":`drawing of 28 by 28 pixels${n?"":": arrows move the brush, Space paints, with Shift the arrows paint as they go"}`,...n?{role:"img"}:{role:"application",tabindex:0}},r),s=et(i,"the brush").attr("aria-hidden",!0),a=s.append("path").attr("stroke","var(--faint)").attr("stroke-width",.5).attr("fill","none"),o=["var(--page)","var(--value)"].map((g,v)=>s.append("circle").attr("fill","none").attr("stroke",g).attr("stroke-width",v?1.5:3.5)),l=m("span",{class:"heard",role:"status"}),c=m("p",{class:"hint"},n?"Drawing needs the notebook.":"Draw with mouse or pen; or Tab here, arrows, Space."),[u,f,d,y]=[1,13.5,13.5,!1];function h(g,v,S){let{width:E,shade:C,tool:B}=t.state,p=[...t.state.drawing],b=Math.max(1,Math.ceil(2*Math.hypot(f-g,d-v)));for(let _=0;_<=b;_+=1){let[$,N]=[g+(f-g)*_/b,v+(d-v)*_/b];for(let q=Math.max(0,Math.floor(N-4));q<=Math.min(A-1,N+4);q+=1)for(let D=Math.max(0,Math.floor($-4));D<=Math.min(A-1,$+4);D+=1){let nt=Math.min(Math.max(E/2+.5-Math.hypot(q-N,D-$),0),1),V=q*A+D;p[V]=B==="erase"?Math.min(p[V],Math.round(255*(1-nt))):Math.max(p[V],Math.round(255*C*nt))}}t.ask(S?{drawing:p,stroke:t.state.stroke+1}:{drawing:p})}function x(g,v){[f,d]=[g,v];let{width:S}=t.state;for(let E of o)E.attr("display",!n&&(y||i.matches(":focus-visible"))?null:"none").attr("cx",(f+.5)*u/A).attr("cy",(d+.5)*u/A).attr("r",S/2*u/A)}let M=g=>{let v=r.getBoundingClientRect();return[(g.clientX-v.left)/v.width*A-.5,(g.clientY-v.top)/v.height*A-.5]},w=(g,v)=>!n&&i.addEventListener(g,v);n||(i.style.cursor="none"),w("pointerdown",g=>{g.button===0&&(g.preventDefault(),i.focus({preventScroll:!0,focusVisible:!1}),i.setPointerCapture(g.pointerId),x(...M(g)),h(f,d,!0))}),w("pointermove",g=>{y=!0;for(let v of g.getCoalescedEvents?.()??[g]){let[S,E]=[f,d];x(...M(v)),g.buttons&1&&i.hasPointerCapture(g.pointerId)&&h(S,E,!1)}}),w("pointerleave",()=>{y=!1,x(f,d)}),w("focus",()=>x(Math.round(f),Math.round(d))),w("blur",()=>x(f,d)),w("keydown",g=>{if(g.altKey)return;if((g.ctrlKey||g.metaKey)&&g.key==="z"){g.preventDefault(),t.press("undo");return}let v={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[g.key];if(g.ctrlKey||g.metaKey||!v&&g.key!==" ")return;g.preventDefault();let[S,E]=[f,d].map(Math.round),C=p=>Math.min(Math.max(p,0),A-1);v&&x(C(S+v[0]),C(E+v[1])),v?g.shiftKey&&h(S,E,!0):h(f,d,!0);let B=t.state.drawing[Math.round(d)*A+Math.round(f)]/255;l.textContent=`row ${Math.round(d)+1}, column ${Math.round(f)+1}: ${Math.round(100*B)} %`});function k(g,v){u=v;for(let C of[i,r])[C.style.width,C.style.height]=[`${u}px`,`${u}px`];s.size(u,u);let S=Array.from({length:6},(C,B)=>(B+1)*4*u/A);a.attr("d",S.map(C=>`M${C},0V${u}M0,${C}H${u}`).join(""));let E=Uint8Array.from(g.drawing);E.shape=[A,A],Q(r,E,K(e,"--ink")),x(f,d)}return{node:m("div",{},m("h2",{},"the drawing"),i,c,l),update:k}}function Tn(t){let e=m("div",{},m("h2",{},"taken for")),n=et(e,"the network's probabilities"),r=n.selectAll("g").data(t).join("g");r.append("text").attr("text-anchor","end").attr("x",82).attr("dy","0.32em").text(l=>l);let i=r.append("rect").attr("x",90).attr("fill","var(--faint)").attr("rx",1),s=r.append("rect").attr("x",90).attr("fill","var(--value)").attr("rx",1),a=r.append("text").attr("text-anchor","end").attr("dy","0.32em");function o({probabilities:l},c){let f=c-90-60,d=l.indexOf(Math.max(...l));n.size(c,20*t.length),r.attr("transform",(y,h)=>`translate(0,${20*(h+.5)})`).attr("font-weight",(y,h)=>h===d?700:null),i.attr("width",f).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",.5),s.attr("width",(y,h)=>Math.max(l[h]*f,.5)).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",(y,h)=>h===d?1:.6),a.attr("x",c).text((y,h)=>`${U(100*l[h],1)} %`)}return{node:e,update:o}}function Bn(){let t=m("h2",{}),e=m("ul",{}),n=m("div",{class:"near"},t,e),r=[];function i({images:s,named:a,distances:o,searched:l},c,u){let f=c<720?52:64;for(t.textContent=`nearest of ${l.toLocaleString("en")} training images, and their distance: √ of the summed squared differences of the pixels`;r.length<a.length;){let d={image:J(64),words:m("div",{})};e.append(m("li",{},d.image,d.words)),r=[...r,d]}r.forEach(({image:d,words:y},h)=>{let x=s.subarray(h*A*A,(h+1)*A*A);x.shape=[A,A],Q(d,x,u),[d.style.width,d.style.height]=[`${f}px`,`${f}px`],y.replaceChildren(a[h],m("br"),o[h]===0?"itself":U(o[h],1))})}return{node:n,update:i}}export{lr as default};
