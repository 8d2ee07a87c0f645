// Made by "make bundles"; licences in LICENSES.txt. Sources 82bb200d80bb82e27c555cf5ed9bb4660d411f9442f88f9ddba6e23aa39757e4
function h(t,e={},...n){let r=document.createElement(t);for(let[i,o]of Object.entries(e))i.startsWith("on")?r.addEventListener(i.slice(2),o):o!==void 0&&o!==!1&&r.setAttribute(i,o===!0?"":o);return r.append(...n),r}function et(t){let e=matchMedia("(prefers-color-scheme: dark)"),n=new MutationObserver(t);return n.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{n.disconnect(),e.removeEventListener("change",t)}}function V(t,e){let n=document.createElement("span");n.style.color=`var(${e})`,t.append(n);let r=getComputedStyle(n).color;return n.remove(),r}function $(t,e=3){if(typeof t!="number")return String(t);let n=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return z(n)}function K(t,e){return(Number(t.toFixed(e))+0).toFixed(e).replace("-","−")}var vt={"+":"","-":"⁻",..."⁰¹²³⁴⁵⁶⁷⁸⁹"};function z(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,n,r,i)=>`${n==="1"?"":`${n}·`}10${[...r+i].map(o=>vt[o]).join("")}`)}var kt=7;function nt(t,e){let n={slider:Mt,choice:Et,switches:St,buttons:Ct},r=t.filter(o=>!o.on_picture).map(o=>n[o.kind](o.name,o,e));return{node:h("div",{class:"controls"},...r.map(o=>o.node)),update:()=>r.forEach(o=>o.update())}}function U(t,e){let n=([r,i])=>[e[r]].flat().some(o=>i.includes(o));return!t.fixed&&Object.entries(t.only).every(n)}function H(t,e){t.classList.toggle("off",e);for(let[n,r]of[["role","group"],["aria-disabled","true"]])e?t.setAttribute(n,r):t.removeAttribute(n)}function At({stops:t,low:e,high:n,step:r,log:i}){if(t){let s=a=>t.reduce((c,u,d)=>Math.abs(u-a)<Math.abs(t[c]-a)?d:c,0);return{count:t.length,at:a=>t[a],place:s}}let[o,l]=i?[Math.log10(e),Math.log10(n)]:[e,n];return{count:Math.round((l-o)/r)+1,at:s=>{let a=Math.min(o+s*r,l);return Number(i?(10**a).toPrecision(6):a.toFixed(9))},place:s=>Math.round(((i?Math.log10(s):s)-o)/r)}}function Mt(t,e,n){let r=At(e),i=w=>n.ask({[t]:w}),o=h("input",{type:"range",min:0,max:r.count-1,step:1,"aria-label":e.label,oninput:()=>i(r.at(Number(o.value)))}),l=h("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>u=!0,onchange:y,onkeydown:({key:w})=>w==="Enter"&&y(),onblur:()=>L()}),s=h("span",{class:"note",role:"status"}),[a,c]=[r.at(0),r.at(r.count-1)],[u,d]=[!1,""],f=()=>`${n.asked} ${n.state[t]}`;function y(){if(!u)return;u=!1;let w=Number(l.value.replace("−","-").replace(",","."));if(Number.isFinite(w)&&l.value.trim()!==""){let b=r.at(r.place(Math.min(Math.max(w,a),c)));i(b),s.textContent=m(w,b)}else s.textContent=`Expected: a number from ${$(a)} to ${$(c)}.`;l.value=$(n.state[t]),d=f()}function m(w,b){return $(w)===$(b)?"":w>c?`Up to ${$(c)}.`:w<a?`From ${$(a)} up.`:`${z(String(w))} is between stops: ${$(b)}.`}let _=h("div",{class:"row"},h("span",{class:"name"},e.label),o,l,s);function L(){let w=n.state[t];o.value=r.place(w),o.setAttribute("aria-valuetext",$(w)),document.activeElement!==l&&(l.value=$(w)),f()!==d&&(s.textContent="");let b=!U(e,n.state);o.disabled=l.disabled=b,H(_,b)}return{node:_,update:L}}function Et(t,e,n){let r=f=>n.ask({[t]:f}),i=Math.random().toString(36),o=e.options.map(f=>h("input",{type:"radio",name:i,onchange:()=>r(f)})),l=h("select",{"aria-label":e.label,onchange:()=>r(e.options[l.selectedIndex])},...e.options.map(f=>h("option",{},$(f)))),s=e.options.length<=kt,a=o.map((f,y)=>h("label",{class:"option"},f,$(e.options[y]))),c=s?h("div",{class:"options",role:"radiogroup","aria-label":e.label},...a):l,u=h("div",{class:s?"row wide":"row"},h("span",{class:"name"},e.label),c);function d(){let f=e.options.indexOf(n.state[t]),y=!U(e,n.state);o.forEach((m,_)=>{m.checked=_===f,m.disabled=y||e.stops&&!e.stops.includes(e.options[_])}),l.selectedIndex=f,l.disabled=y,H(u,y)}return{node:u,update:d}}function St(t,e,n){let r=a=>{let c=new Set(n.state[t]);c.delete(a)||c.add(a),n.ask({[t]:e.options.filter(u=>c.has(u))})},i=e.options.map(a=>h("button",{type:"button",onclick:()=>r(a)},$(a))),o=h("div",{class:"options",role:"group","aria-label":e.label},...i),l=h("div",{class:"row wide"},h("span",{class:"name"},e.label),o);function s(){let a=!U(e,n.state);i.forEach((c,u)=>{c.setAttribute("aria-pressed",n.state[t].includes(e.options[u])),c.disabled=a}),H(l,a)}return{node:l,update:s}}function Ct(t,e,n){let r=(s,a)=>a.ariaDisabled!=="true"&&n.press(s),i=Object.entries(e.options).map(([s,a])=>{let c=h("button",{type:"button",onclick:()=>r(s,c),onblur:()=>l()},a);return[s,a,c]}),o=h("div",{class:"row wide"},h("div",{class:"options"},...i.map(([,,s])=>s)));function l(){for(let[s,a,c]of i){let u=n.numbers.buttons?.[s]??{},d=u.label??a;c.textContent!==d&&(c.textContent=d);let f=!!(e.fixed||u.disabled);c.ariaDisabled=f,c.disabled=f&&!c.matches(":focus")}}return{node:o,update:l}}var rt=`/* Light and dark follow JupyterLab's theme, VS Code's, or the system's. */
.mlpkit {
  color-scheme: light dark;
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
  color: var(--ink);
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  font-size: 13px;
  line-height: 1.4;
  max-width: 920px;
  padding: 2px;
}
body[data-jp-theme-light="true"] .mlpkit,
body.vscode-light .mlpkit {
  color-scheme: light;
}
body[data-jp-theme-light="false"] .mlpkit,
body.vscode-dark .mlpkit {
  color-scheme: dark;
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
.mlpkit .note:not(:empty) {
  padding-top: 4px;
}
.mlpkit .controls:has(.note:not(:empty)) {
  align-items: start;
} /* the row beside it stays */
.mlpkit .row.wide {
  grid-column: 1 / -1;
  grid-template-columns: clamp(6.5em, 26cqw, 10em) 1fr;
}
.mlpkit .row.wide > .options:first-child {
  grid-column: 1 / -1;
}
.mlpkit .row.off {
  opacity: 0.45;
}
.mlpkit input[type="range"] {
  width: 100%;
  margin: 0;
  accent-color: var(--value);
}
.mlpkit input.number {
  width: 5.2em;
  text-align: right;
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
.mlpkit button:disabled,
.mlpkit button[aria-disabled="true"] {
  opacity: 0.45;
  cursor: default;
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
.mlpkit select {
  font: inherit;
  color: inherit;
  background: var(--page);
  border: 1px solid var(--quiet);
  border-radius: 4px;
  padding: 2px 4px;
}
.mlpkit :focus-visible,
.mlpkit .option:has(:focus-visible) {
  outline: 2px solid var(--value);
  outline-offset: 2px;
}
.mlpkit .option input:focus-visible {
  outline: none;
}
.mlpkit .handle {
  cursor: grab;
  touch-action: none;
}
.mlpkit .handle:active {
  cursor: grabbing;
}
.mlpkit .handle:focus {
  outline: none;
}
.mlpkit .handle:focus-visible {
  outline: 2px solid var(--value);
  outline-offset: 3px;
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
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

/* Without a kernel: JupyterLab marks what it opens so, and link.js hears of a restart. */
.mlpkit .asleep {
  display: none;
  font-weight: 600;
  margin: 0 0 6px;
}
:is(.jupyter-widgets-disconnected .mlpkit, .mlpkit.sleeping) .asleep {
  display: block;
}
:is(.jupyter-widgets-disconnected .mlpkit, .mlpkit.sleeping) .controls {
  opacity: 0.45;
}
:is(.jupyter-widgets-disconnected .mlpkit, .mlpkit.sleeping) :is(.controls, .picture) {
  pointer-events: none;
  interactivity: inert;
}
.mlpkit-explorer.jupyter-widgets-disconnected::before,
.mlpkit-explorer .jupyter-widgets-disconnected::before {
  display: none;
}
`;var Lt={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function I(t){return Array.isArray(t)?t.map(I):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?X(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,n])=>[e,I(n)]))}function X(t,e,n){let{buffer:r,byteOffset:i=0,byteLength:o}=ArrayBuffer.isView(n)?n:new Uint8Array(n),l=new Lt[t](r.slice(i,i+o));return l.shape=e,l}function ot(t){let e=new Map,n=0,r=()=>{},i={number:-1,asked:0,served:{},onQuestion:r,onAnswer:r},o=I(t.get("lasting"));i.controls=Object.fromEntries(t.get("described").map(s=>[s.name,s]));function l(){let s=t.get("answer");if(!(s.number<i.number)){for(let[a,c]of e)c.number<=s.number&&e.delete(a);i.number=s.number,i.state={...s.state,...it(e)},i.numbers={...o,...I(s.numbers)},i.drawn=s.state,i.said=s.said,i.failed=s.failed,i.onAnswer()}}return i.ask=s=>{n=Math.max(n+1,Date.now()),i.asked=n;for(let[a,c]of Object.entries(s))e.set(a,{value:c,number:n});i.state={...i.state,...s},i.onQuestion(),t.set("asked",{number:n,changes:it(e)}),t.save_changes()},i.press=s=>i.served[s]?i.served[s]():t.send({press:s}),t.on("change:answer",l),i.close=()=>t.off("change:answer",l),l(),i}function it(t){return Object.fromEntries([...t].map(([e,n])=>[e,n.value]))}var Ot={float32:4,int32:4,uint8:1},$t=120;async function at(t){let{title:e,stops:n,followed:r,played:i,first:o}=t,l=async p=>JSON.parse(new TextDecoder().decode(await st(p))),s=await l(t.moments),a=Tt(await l(t.arrays),await st(t.data)),c=s.map(p=>R(p.numbers,a)),u=R(t.lasting,a),d=t.described.map(p=>p.name in n?{...p,stops:n[p.name]}:{...p,fixed:p.kind!=="buttons"&&!p.local}),f=new Set(d.filter(p=>p.local).map(({name:p})=>p)),y=p=>JSON.stringify(Object.keys(n).map(v=>p[v])),m=new Map(s.map((p,v)=>[y(p.state),v])),_=new Set,L={},w=null,b=S(o,0);function S(p,v){let{state:k,said:C}=s[p],N=i?{buttons:{pause:{disabled:w===null}}}:{};return{number:v,state:{...k,...L},said:C,failed:!1,numbers:{...c[p],...N}}}function g([p,v]){let k=N=>Math.abs(N-v),C=typeof v=="number"?n[p]:void 0;return[p,C?C.reduce((N,F)=>k(F)<k(N)?F:N):v]}function x(p){let v=Object.keys(r).filter(k=>k in p&&p[k]!==b.state[k]);return Object.assign({},...v.map(k=>r[k][n[k].indexOf(p[k])]))}function E({number:p,changes:v}){let k=Object.fromEntries(Object.entries(v).map(g));for(let[N,F]of Object.entries(k))f.has(N)&&(L[N]=F);let C=m.get(y({...b.state,...x(k),...k}));b=S(C??m.get(y(b.state)),p),_.forEach(N=>N())}function A(){clearInterval(w),w=null}function O(){b=S(m.get(y(b.state)),b.number),_.forEach(p=>p())}function D(){let p=n[i],v=C=>E({number:Math.max(Date.now(),b.number+1),changes:{[i]:p[C]}}),k=()=>p.indexOf(b.state[i]);w=setInterval(()=>{let C=k()+1;C===p.length-1&&A(),v(C)},$t),k()===p.length-1?v(0):O()}return{get:p=>({title:e,described:d,answer:b,lasting:u})[p],set:(p,v)=>{p==="asked"&&(A(),E(v))},save_changes:()=>{},send:({press:p})=>{A(),p==="play"?D():O()},on:(p,v)=>p==="change:answer"&&_.add(v),off:(p,v)=>_.delete(v)}}async function st(t){let e=Uint8Array.from(atob(t),r=>r.charCodeAt(0)),n=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(n).arrayBuffer())}function Tt(t,e){let n=0;return t.map(({kind:r,shape:i})=>{let o=Ot[r],l=i.reduce((a,c)=>a*c,1),s=new Uint8Array(l*o);for(let a=0;a<o;a+=1)for(let c=0;c<l;c+=1)s[c*o+a]=e[n+a*l+c];return n+=s.length,X(r,i,s)})}function R(t,e){return Array.isArray(t)?t.map(n=>R(n,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([n,r])=>[n,R(r,e)]))}var Ft="This explorer is asleep: run the cell to use it.",Dt=16,zt=25,It=600;function lt(t){let e=({model:r,el:i})=>qt(t,r,i);return{render:e,play:async(r,i)=>e({model:await at(r),el:i})}}function qt(t,e,n){let r=ot(e),i=nt(e.get("described"),r),o=h("div",{class:"picture"}),l=h("p",{class:"said"}),s=h("p",{class:"heard",role:"status"}),a=h("section",{class:"mlpkit","aria-label":e.get("title")},h("style",{},rt),h("p",{class:"asleep",role:"note"},Ft),o,i.node,l,s),c=Rt(a),u=()=>a.classList.add("sleeping");e.on("comm_live_update",u),n.append(a);let d=t({picture:o,link:r,root:a}),[f,y,m,_,L]=[0,0,0,0,0],w=o.clientWidth;function b(){if(cancelAnimationFrame(f),f=0,L=performance.now(),w===0)return;i.update();let E=d({numbers:r.numbers,state:r.state,drawn:r.drawn,width:w}),A=r.failed?r.said:z(E??r.said);l.textContent=A,l.classList.toggle("failed",r.failed),a.dataset.drawn=r.number,a.dataset.pictures=_+=1,clearTimeout(m),m=setTimeout(()=>{s.setAttribute("role",r.failed?"alert":"status"),s.textContent!==A&&(s.textContent=A)},It)}let S=()=>{clearTimeout(y),y=0,f||=requestAnimationFrame(b)};r.onAnswer=()=>{a.classList.remove("sleeping"),S(),r.number>=r.asked&&!document.hidden&&performance.now()-L>Dt&&b()},r.onQuestion=()=>{a.dataset.asked=r.asked,y||=setTimeout(S,zt)};let g=new ResizeObserver(([{contentRect:E}])=>{let A=Math.round(E.width);A!==w&&(w=A,S())});g.observe(o);let x=et(S);return a.dataset.asked=r.asked,S(),()=>{cancelAnimationFrame(f),clearTimeout(y),clearTimeout(m),g.disconnect(),x(),c(),e.off("comm_live_update",u),r.close()}}function Rt(t){let e=n=>{if(!t.contains(n.target))return;let r=n.ctrlKey||n.metaKey||n.altKey||n.key==="Escape"||n.key==="Enter"&&n.shiftKey;n.target.toggleAttribute("data-lm-suppress-shortcuts",!r)};return window.addEventListener("keydown",e,!0),()=>window.removeEventListener("keydown",e,!0)}function Y(t){return h("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}function J(t,e,n){let[r,i]=e.shape,[o,l,s]=n.match(/[\d.]+/g).map(Number),a=new ImageData(i,r);e.forEach((c,u)=>a.data.set([o,l,s,c],4*u)),Object.assign(t,{width:i,height:r}),t.getContext("2d").putImageData(a,0,0)}var W="http://www.w3.org/1999/xhtml",ct={svg:"http://www.w3.org/2000/svg",xhtml:W,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function ut(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),ct.hasOwnProperty(e)?{space:ct[e],local:t}:t}function Bt(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===W&&e.documentElement.namespaceURI===W?e.createElement(t):e.createElementNS(n,t)}}function Pt(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function Q(t){var e=ut(t);return(e.local?Pt:Bt)(e)}function Vt(){}function ft(t){return t==null?Vt:function(){return this.querySelector(t)}}function Kt(t){typeof t!="function"&&(t=ft(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],l=o.length,s=r[i]=new Array(l),a,c,u=0;u<l;++u)(a=o[u])&&(c=t.call(a,a.__data__,u,o))&&("__data__"in a&&(c.__data__=a.__data__),s[u]=c);return new T(r,this._parents)}function Ut(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function Ht(){return[]}function Xt(t){return t==null?Ht:function(){return this.querySelectorAll(t)}}function Yt(t){return function(){return Ut(t.apply(this,arguments))}}function Jt(t){typeof t=="function"?t=Yt(t):t=Xt(t);for(var e=this._groups,n=e.length,r=[],i=[],o=0;o<n;++o)for(var l=e[o],s=l.length,a,c=0;c<s;++c)(a=l[c])&&(r.push(t.call(a,a.__data__,c,l)),i.push(a));return new T(r,i)}function Wt(t){return function(){return this.matches(t)}}function pt(t){return function(e){return e.matches(t)}}var jt=Array.prototype.find;function Qt(t){return function(){return jt.call(this.children,t)}}function Gt(){return this.firstElementChild}function Zt(t){return this.select(t==null?Gt:Qt(typeof t=="function"?t:pt(t)))}var te=Array.prototype.filter;function ee(){return Array.from(this.children)}function ne(t){return function(){return te.call(this.children,t)}}function re(t){return this.selectAll(t==null?ee:ne(typeof t=="function"?t:pt(t)))}function ie(t){typeof t!="function"&&(t=Wt(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],l=o.length,s=r[i]=[],a,c=0;c<l;++c)(a=o[c])&&t.call(a,a.__data__,c,o)&&s.push(a);return new T(r,this._parents)}function dt(t){return new Array(t.length)}function oe(){return new T(this._enter||this._groups.map(dt),this._parents)}function B(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}B.prototype={constructor:B,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function se(t){return function(){return t}}function ae(t,e,n,r,i,o){for(var l=0,s,a=e.length,c=o.length;l<c;++l)(s=e[l])?(s.__data__=o[l],r[l]=s):n[l]=new B(t,o[l]);for(;l<a;++l)(s=e[l])&&(i[l]=s)}function le(t,e,n,r,i,o,l){var s,a,c=new Map,u=e.length,d=o.length,f=new Array(u),y;for(s=0;s<u;++s)(a=e[s])&&(f[s]=y=l.call(a,a.__data__,s,e)+"",c.has(y)?i[s]=a:c.set(y,a));for(s=0;s<d;++s)y=l.call(t,o[s],s,o)+"",(a=c.get(y))?(r[s]=a,a.__data__=o[s],c.delete(y)):n[s]=new B(t,o[s]);for(s=0;s<u;++s)(a=e[s])&&c.get(f[s])===a&&(i[s]=a)}function ce(t){return t.__data__}function ue(t,e){if(!arguments.length)return Array.from(this,ce);var n=e?le:ae,r=this._parents,i=this._groups;typeof t!="function"&&(t=se(t));for(var o=i.length,l=new Array(o),s=new Array(o),a=new Array(o),c=0;c<o;++c){var u=r[c],d=i[c],f=d.length,y=fe(t.call(u,u&&u.__data__,c,r)),m=y.length,_=s[c]=new Array(m),L=l[c]=new Array(m),w=a[c]=new Array(f);n(u,d,_,L,w,y,e);for(var b=0,S=0,g,x;b<m;++b)if(g=_[b]){for(b>=S&&(S=b+1);!(x=L[S])&&++S<m;);g._next=x||null}}return l=new T(l,r),l._enter=s,l._exit=a,l}function fe(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function pe(){return new T(this._exit||this._groups.map(dt),this._parents)}function de(t,e,n){var r=this.enter(),i=this,o=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?o.remove():n(o),r&&i?r.merge(i).order():i}function he(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,o=r.length,l=Math.min(i,o),s=new Array(i),a=0;a<l;++a)for(var c=n[a],u=r[a],d=c.length,f=s[a]=new Array(d),y,m=0;m<d;++m)(y=c[m]||u[m])&&(f[m]=y);for(;a<i;++a)s[a]=n[a];return new T(s,this._parents)}function me(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,o=r[i],l;--i>=0;)(l=r[i])&&(o&&l.compareDocumentPosition(o)^4&&o.parentNode.insertBefore(l,o),o=l);return this}function ge(t){t||(t=ye);function e(d,f){return d&&f?t(d.__data__,f.__data__):!d-!f}for(var n=this._groups,r=n.length,i=new Array(r),o=0;o<r;++o){for(var l=n[o],s=l.length,a=i[o]=new Array(s),c,u=0;u<s;++u)(c=l[u])&&(a[u]=c);a.sort(e)}return new T(i,this._parents).order()}function ye(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function we(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function xe(){return Array.from(this)}function be(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length;i<o;++i){var l=r[i];if(l)return l}return null}function _e(){let t=0;for(let e of this)++t;return t}function ve(){return!this.node()}function ke(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],o=0,l=i.length,s;o<l;++o)(s=i[o])&&t.call(s,s.__data__,o,i);return this}function Ae(t){return function(){this.removeAttribute(t)}}function Me(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Ee(t,e){return function(){this.setAttribute(t,e)}}function Se(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Ce(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function Ne(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function Le(t,e){var n=ut(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?Me:Ae:typeof e=="function"?n.local?Ne:Ce:n.local?Se:Ee)(n,e))}function ht(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Oe(t){return function(){this.style.removeProperty(t)}}function $e(t,e,n){return function(){this.style.setProperty(t,e,n)}}function Te(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function Fe(t,e,n){return arguments.length>1?this.each((e==null?Oe:typeof e=="function"?Te:$e)(t,e,n??"")):De(this.node(),t)}function De(t,e){return t.style.getPropertyValue(e)||ht(t).getComputedStyle(t,null).getPropertyValue(e)}function ze(t){return function(){delete this[t]}}function Ie(t,e){return function(){this[t]=e}}function qe(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function Re(t,e){return arguments.length>1?this.each((e==null?ze:typeof e=="function"?qe:Ie)(t,e)):this.node()[t]}function mt(t){return t.trim().split(/^|\s+/)}function G(t){return t.classList||new gt(t)}function gt(t){this._node=t,this._names=mt(t.getAttribute("class")||"")}gt.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function yt(t,e){for(var n=G(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function wt(t,e){for(var n=G(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function Be(t){return function(){yt(this,t)}}function Pe(t){return function(){wt(this,t)}}function Ve(t,e){return function(){(e.apply(this,arguments)?yt:wt)(this,t)}}function Ke(t,e){var n=mt(t+"");if(arguments.length<2){for(var r=G(this.node()),i=-1,o=n.length;++i<o;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?Ve:e?Be:Pe)(n,e))}function Ue(){this.textContent=""}function He(t){return function(){this.textContent=t}}function Xe(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function Ye(t){return arguments.length?this.each(t==null?Ue:(typeof t=="function"?Xe:He)(t)):this.node().textContent}function Je(){this.innerHTML=""}function We(t){return function(){this.innerHTML=t}}function je(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function Qe(t){return arguments.length?this.each(t==null?Je:(typeof t=="function"?je:We)(t)):this.node().innerHTML}function Ge(){this.nextSibling&&this.parentNode.appendChild(this)}function Ze(){return this.each(Ge)}function tn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function en(){return this.each(tn)}function nn(t){var e=typeof t=="function"?t:Q(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function rn(){return null}function on(t,e){var n=typeof t=="function"?t:Q(t),r=e==null?rn:typeof e=="function"?e:ft(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function sn(){var t=this.parentNode;t&&t.removeChild(this)}function an(){return this.each(sn)}function ln(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function cn(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function un(t){return this.select(t?cn:ln)}function fn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function pn(t){return function(e){t.call(this,e,this.__data__)}}function dn(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function hn(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,o;n<i;++n)o=e[n],(!t.type||o.type===t.type)&&o.name===t.name?this.removeEventListener(o.type,o.listener,o.options):e[++r]=o;++r?e.length=r:delete this.__on}}}function mn(t,e,n){return function(){var r=this.__on,i,o=pn(e);if(r){for(var l=0,s=r.length;l<s;++l)if((i=r[l]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=o,i.options=n),i.value=e;return}}this.addEventListener(t.type,o,n),i={type:t.type,name:t.name,value:e,listener:o,options:n},r?r.push(i):this.__on=[i]}}function gn(t,e,n){var r=dn(t+""),i,o=r.length,l;if(arguments.length<2){var s=this.node().__on;if(s){for(var a=0,c=s.length,u;a<c;++a)for(i=0,u=s[a];i<o;++i)if((l=r[i]).type===u.type&&l.name===u.name)return u.value}return}for(s=e?mn:hn,i=0;i<o;++i)this.each(s(r[i],e,n));return this}function xt(t,e,n){var r=ht(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function yn(t,e){return function(){return xt(this,t,e)}}function wn(t,e){return function(){return xt(this,t,e.apply(this,arguments))}}function xn(t,e){return this.each((typeof e=="function"?wn:yn)(t,e))}function*bn(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length,l;i<o;++i)(l=r[i])&&(yield l)}var bt=[null];function T(t,e){this._groups=t,this._parents=e}function _n(){return new T([[document.documentElement]],bt)}function vn(){return this}T.prototype=_n.prototype={constructor:T,select:Kt,selectAll:Jt,selectChild:Zt,selectChildren:re,filter:ie,data:ue,enter:oe,exit:pe,join:de,merge:he,selection:vn,order:me,sort:ge,call:we,nodes:xe,node:be,size:_e,empty:ve,each:ke,attr:Le,style:Fe,property:Re,classed:Ke,text:Ye,html:Qe,raise:Ze,lower:en,append:nn,insert:on,remove:an,clone:un,datum:fn,on:gn,dispatch:xn,[Symbol.iterator]:bn};function kn(t){return typeof t=="string"?new T([[document.querySelector(t)]],[document.documentElement]):new T([[t]],bt)}function _t(t){return kn(Q(t).call(document.documentElement))}var An=0;function Mn(){return new j}function j(){this._="@"+(++An).toString(36)}j.prototype=Mn.prototype={constructor:j,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function Z(t,e){let n=_t("svg").attr("role","group").attr("aria-label",e);return t.append(n.node()),n.size=(r,i)=>n.attr("viewBox",`0 0 ${r} ${i}`).attr("height",i),n}var M=28,En=`
.mlpkit .draw { display: grid; gap: 14px 30px; }
.mlpkit .draw.wide { grid-template-columns: auto minmax(0, 1fr); }
.mlpkit .draw h3 { font-size: 13px; font-weight: 600; margin: 0 0 6px; }
.mlpkit .draw .paper { position: relative; border: 1px solid var(--quiet); touch-action: none; box-sizing: content-box; }
.mlpkit .draw .paper .garment { position: absolute; inset: 0; }
.mlpkit .draw .paper svg { position: absolute; inset: 0; pointer-events: none; }
.mlpkit .draw .near { margin-top: 10px; }
.mlpkit .draw ul { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 4px; margin: 0; padding: 0; list-style: none; }
.mlpkit .draw li { text-align: center; font-size: 12px; line-height: 1.3; margin: 0; }
.mlpkit .draw li .garment { margin: 0 auto 2px; }
.mlpkit .draw p.hint { margin: 4px 0 0; font-size: 12px; color: var(--quiet); }
.mlpkit .garment { image-rendering: pixelated; }
`,tr=lt(({picture:t,link:e,root:n})=>{let r=e.numbers.class_names,i=Sn(e,n),o=Cn(r),l=Nn(),s=h("div",{class:"draw"},i.node,h("div",{},o.node,l.node));return t.append(h("style",{},En),s),({numbers:a,state:c,width:u})=>{let d=u>=560;s.classList.toggle("wide",d);let f=M*Math.floor(Math.min(d?.48*u:u-4,340)/M);i.update(c,f),o.update(a,d?u-f-34:u),l.update(a,u,V(n,"--ink"))}});function Sn(t,e){let n=!!t.controls.drawing.fixed,r=Y(M),i=h("div",{class:"paper","aria-label":`drawing of 28 by 28 pixels${n?"":": arrows move the brush, Space paints, with Shift the arrows paint as they go"}`,...n?{role:"img"}:{role:"application",tabindex:0}},r),o=Z(i,"the brush").attr("aria-hidden",!0),l=o.append("path").attr("stroke","var(--faint)").attr("stroke-width",.5).attr("fill","none"),s=["var(--page)","var(--value)"].map((g,x)=>o.append("circle").attr("fill","none").attr("stroke",g).attr("stroke-width",x?1.5:3.5)),a=h("span",{class:"heard",role:"status"}),c=h("p",{class:"hint"},n?"Drawing needs the notebook.":"Draw with mouse or pen; or Tab here, arrows, Space."),[u,d,f,y]=[1,13.5,13.5,!1];function m(g,x,E){let{width:A,shade:O,tool:D}=t.state,p=[...t.state.drawing],v=Math.max(1,Math.ceil(2*Math.hypot(d-g,f-x)));for(let k=0;k<=v;k+=1){let[C,N]=[g+(d-g)*k/v,x+(f-x)*k/v];for(let F=Math.max(0,Math.floor(N-4));F<=Math.min(M-1,N+4);F+=1)for(let q=Math.max(0,Math.floor(C-4));q<=Math.min(M-1,C+4);q+=1){let tt=Math.min(Math.max(A/2+.5-Math.hypot(F-N,q-C),0),1),P=F*M+q;p[P]=D==="erase"?Math.min(p[P],Math.round(255*(1-tt))):Math.max(p[P],Math.round(255*O*tt))}}t.ask(E?{drawing:p,stroke:t.state.stroke+1}:{drawing:p})}function _(g,x){[d,f]=[g,x];let{width:E}=t.state;for(let A of s)A.attr("display",!n&&(y||i.matches(":focus-visible"))?null:"none").attr("cx",(d+.5)*u/M).attr("cy",(f+.5)*u/M).attr("r",E/2*u/M)}let L=g=>{let x=r.getBoundingClientRect();return[(g.clientX-x.left)/x.width*M-.5,(g.clientY-x.top)/x.height*M-.5]},w=(g,x)=>!n&&i.addEventListener(g,x);n||(i.style.cursor="none"),w("pointerdown",g=>{g.button===0&&(g.preventDefault(),i.focus({preventScroll:!0,focusVisible:!1}),i.setPointerCapture(g.pointerId),_(...L(g)),m(d,f,!0))}),w("pointermove",g=>{y=!0;for(let x of g.getCoalescedEvents?.()??[g]){let[E,A]=[d,f];_(...L(x)),g.buttons&1&&i.hasPointerCapture(g.pointerId)&&m(E,A,!1)}}),w("pointerleave",()=>{y=!1,_(d,f)}),w("focus",()=>_(Math.round(d),Math.round(f))),w("blur",()=>_(d,f)),w("keydown",g=>{if(g.altKey)return;if((g.ctrlKey||g.metaKey)&&g.key==="z"){g.preventDefault(),t.press("undo");return}let x={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[g.key];if(g.ctrlKey||g.metaKey||!x&&g.key!==" ")return;g.preventDefault();let[E,A]=[d,f].map(Math.round),O=p=>Math.min(Math.max(p,0),M-1);x&&_(O(E+x[0]),O(A+x[1])),x?g.shiftKey&&m(E,A,!0):m(d,f,!0);let D=t.state.drawing[Math.round(f)*M+Math.round(d)]/255;a.textContent=`row ${Math.round(f)+1}, column ${Math.round(d)+1}: ${Math.round(100*D)} %`});function b(g,x){u=x;for(let O of[i,r])[O.style.width,O.style.height]=[`${u}px`,`${u}px`];o.size(u,u);let E=Array.from({length:6},(O,D)=>(D+1)*4*u/M);l.attr("d",E.map(O=>`M${O},0V${u}M0,${O}H${u}`).join(""));let A=Uint8Array.from(g.drawing);A.shape=[M,M],J(r,A,V(e,"--ink")),_(d,f)}return{node:h("div",{},h("h3",{},"the drawing"),i,c,a),update:b}}function Cn(t){let e=h("div",{},h("h3",{},"taken for")),n=Z(e,"the network's probabilities"),r=n.selectAll("g").data(t).join("g");r.append("text").attr("text-anchor","end").attr("x",82).attr("dy","0.32em").text(a=>a);let i=r.append("rect").attr("x",90).attr("fill","var(--faint)").attr("rx",1),o=r.append("rect").attr("x",90).attr("fill","var(--value)").attr("rx",1),l=r.append("text").attr("text-anchor","end").attr("dy","0.32em");function s({probabilities:a},c){let d=c-90-60,f=a.indexOf(Math.max(...a));n.size(c,20*t.length),r.attr("transform",(y,m)=>`translate(0,${20*(m+.5)})`).attr("font-weight",(y,m)=>m===f?700:null),i.attr("width",d).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",.5),o.attr("width",(y,m)=>Math.max(a[m]*d,.5)).attr("y",-20*.32).attr("height",20*.64).attr("fill-opacity",(y,m)=>m===f?1:.6),l.attr("x",c).text((y,m)=>`${K(100*a[m],1)} %`)}return{node:e,update:s}}function Nn(){let t=h("h3",{}),e=h("ul",{}),n=h("div",{class:"near"},t,e),r=[];function i({images:o,named:l,distances:s,searched:a},c,u){let d=c<720?52:64;for(t.textContent=`nearest of ${a.toLocaleString("en")} training images, and their distance: √ of the summed squared differences of the pixels`;r.length<l.length;){let f={image:Y(64),words:h("div",{})};e.append(h("li",{},f.image,f.words)),r=[...r,f]}r.forEach(({image:f,words:y},m)=>{let _=o.subarray(m*M*M,(m+1)*M*M);_.shape=[M,M],J(f,_,u),[f.style.width,f.style.height]=[`${d}px`,`${d}px`],y.replaceChildren(l[m],h("br"),s[m]===0?"itself":K(s[m],1))})}return{node:n,update:i}}export{tr as default};
