// Made by "make bundles"; licences in LICENSES.txt. Sources 4c9ea9c1fbec8e7e929cfce1d65c519f6f06d68d6a61f7e7b08b1449db5fa5fd
function m(t,e={},...r){let n=document.createElement(t);for(let[i,s]of Object.entries(e))i.startsWith("on")?n.addEventListener(i.slice(2),s):s!==void 0&&s!==!1&&n.setAttribute(i,s===!0?"":s);return n.append(...r),n}function et(t){let e=matchMedia("(prefers-color-scheme: dark)"),r=new MutationObserver(t);return r.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),e.addEventListener("change",t),()=>{r.disconnect(),e.removeEventListener("change",t)}}function z(t,e){let r=document.createElement("span");r.style.color=`var(${e})`,t.append(r);let n=getComputedStyle(r).color;return r.remove(),n}function O(t,e=3){if(typeof t!="number")return String(t);let r=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(e)));return D(r)}var $t={"+":"","-":"⁻",..."⁰¹²³⁴⁵⁶⁷⁸⁹"};function D(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(e,r,n,i)=>`${r==="1"?"":`${r}·`}10${[...n+i].map(s=>$t[s]).join("")}`)}var Ct=7;function nt(t,e){let r={slider:Ot,choice:Lt,switches:Nt,buttons:Tt},n=t.filter(s=>!s.on_picture).map(s=>r[s.kind](s.name,s,e));return{node:m("div",{class:"controls"},...n.map(s=>s.node)),update:()=>n.forEach(s=>s.update())}}function H(t,e){let r=([n,i])=>[e[n]].flat().some(s=>i.includes(s));return!t.fixed&&Object.entries(t.only).every(r)}function Y(t,e){t.classList.toggle("off",e);for(let[r,n]of[["role","group"],["aria-disabled","true"]])e?t.setAttribute(r,n):t.removeAttribute(r)}function J({stops:t,low:e,high:r,step:n,log:i}){if(t){let o=a=>t.reduce((c,p,g)=>Math.abs(p-a)<Math.abs(t[c]-a)?g:c,0);return{count:t.length,at:a=>t[a],place:o}}let[s,l]=i?[Math.log10(e),Math.log10(r)]:[e,r];return{count:Math.round((l-s)/n)+1,at:o=>{let a=Math.min(s+o*n,l);return Number(i?(10**a).toPrecision(6):a.toFixed(9))},place:o=>Math.round(((i?Math.log10(o):o)-s)/n)}}function Ot(t,e,r){let n=J(e),i=u=>r.ask({[t]:u}),s=m("input",{type:"range",min:0,max:n.count-1,step:1,"aria-label":e.label,oninput:()=>i(n.at(Number(s.value)))}),l=m("input",{class:"number",inputmode:"decimal","aria-label":`${e.label}, as a number`,oninput:()=>p=!0,onchange:d,onkeydown:({key:u})=>u==="Enter"&&d(),onblur:()=>b()}),o=m("span",{class:"note",role:"status"}),[a,c]=[n.at(0),n.at(n.count-1)],[p,g]=[!1,""],h=()=>`${r.asked} ${r.state[t]}`;function d(){if(!p)return;p=!1;let u=Number(l.value.replace("−","-").replace(",","."));if(Number.isFinite(u)&&l.value.trim()!==""){let f=n.at(n.place(Math.min(Math.max(u,a),c)));i(f),o.textContent=y(u,f)}else o.textContent=`Expected: a number from ${O(a)} to ${O(c)}.`;l.value=O(r.state[t]),g=h()}function y(u,f){return O(u)===O(f)?"":u>c?`Up to ${O(c)}.`:u<a?`From ${O(a)} up.`:`${D(String(u))} is between stops: ${O(f)}.`}let v=m("div",{class:"row"},m("span",{class:"name"},e.label),s,l,o);function b(){let u=r.state[t];s.value=n.place(u),s.setAttribute("aria-valuetext",O(u)),document.activeElement!==l&&(l.value=O(u)),h()!==g&&(o.textContent="");let f=!H(e,r.state);s.disabled=l.disabled=f,Y(v,f)}return{node:v,update:b}}function Lt(t,e,r){let n=h=>r.ask({[t]:h}),i=Math.random().toString(36),s=e.options.map(h=>m("input",{type:"radio",name:i,onchange:()=>n(h)})),l=m("select",{"aria-label":e.label,onchange:()=>n(e.options[l.selectedIndex])},...e.options.map(h=>m("option",{},O(h)))),o=e.options.length<=Ct,a=s.map((h,d)=>m("label",{class:"option"},h,O(e.options[d]))),c=o?m("div",{class:"options",role:"radiogroup","aria-label":e.label},...a):l,p=m("div",{class:o?"row wide":"row"},m("span",{class:"name"},e.label),c);function g(){let h=e.options.indexOf(r.state[t]),d=!H(e,r.state);s.forEach((y,v)=>{y.checked=v===h,y.disabled=d||e.stops&&!e.stops.includes(e.options[v])}),l.selectedIndex=h,l.disabled=d,Y(p,d)}return{node:p,update:g}}function Nt(t,e,r){let n=a=>{let c=new Set(r.state[t]);c.delete(a)||c.add(a),r.ask({[t]:e.options.filter(p=>c.has(p))})},i=e.options.map(a=>m("button",{type:"button",onclick:()=>n(a)},O(a))),s=m("div",{class:"options",role:"group","aria-label":e.label},...i),l=m("div",{class:"row wide"},m("span",{class:"name"},e.label),s);function o(){let a=!H(e,r.state);i.forEach((c,p)=>{c.setAttribute("aria-pressed",r.state[t].includes(e.options[p])),c.disabled=a}),Y(l,a)}return{node:l,update:o}}function Tt(t,e,r){let n=(o,a)=>a.ariaDisabled!=="true"&&r.press(o),i=Object.entries(e.options).map(([o,a])=>{let c=m("button",{type:"button",onclick:()=>n(o,c),onblur:()=>l()},a);return[o,a,c]}),s=m("div",{class:"row wide"},m("div",{class:"options"},...i.map(([,,o])=>o)));function l(){for(let[o,a,c]of i){let p=r.numbers.buttons?.[o]??{},g=p.label??a;c.textContent!==g&&(c.textContent=g);let h=!!(e.fixed||p.disabled);c.ariaDisabled=h,c.disabled=h&&!c.matches(":focus")}}return{node:s,update:l}}var rt=`/* Light and dark follow JupyterLab's theme, VS Code's, or the system's. */
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
`;var Ft={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function R(t){return Array.isArray(t)?t.map(R):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?j(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([e,r])=>[e,R(r)]))}function j(t,e,r){let{buffer:n,byteOffset:i=0,byteLength:s}=ArrayBuffer.isView(r)?r:new Uint8Array(r),l=new Ft[t](n.slice(i,i+s));return l.shape=e,l}function ot(t){let e=new Map,r=0,n=()=>{},i={number:-1,asked:0,served:{},onQuestion:n,onAnswer:n},s=R(t.get("lasting"));i.controls=Object.fromEntries(t.get("described").map(o=>[o.name,o]));function l(){let o=t.get("answer");if(!(o.number<i.number)){for(let[a,c]of e)c.number<=o.number&&e.delete(a);i.number=o.number,i.state={...o.state,...it(e)},i.numbers={...s,...R(o.numbers)},i.drawn=o.state,i.said=o.said,i.failed=o.failed,i.onAnswer()}}return i.ask=o=>{r=Math.max(r+1,Date.now()),i.asked=r;for(let[a,c]of Object.entries(o))e.set(a,{value:c,number:r});i.state={...i.state,...o},i.onQuestion(),t.set("asked",{number:r,changes:it(e)}),t.save_changes()},i.press=o=>i.served[o]?i.served[o]():t.send({press:o}),t.on("change:answer",l),i.close=()=>t.off("change:answer",l),l(),i}function it(t){return Object.fromEntries([...t].map(([e,r])=>[e,r.value]))}var Pt={float32:4,int32:4,uint8:1},Dt=120;async function at(t){let{title:e,stops:r,followed:n,played:i,first:s}=t,l=async w=>JSON.parse(new TextDecoder().decode(await st(w))),o=await l(t.moments),a=Rt(await l(t.arrays),await st(t.data)),c=o.map(w=>B(w.numbers,a)),p=B(t.lasting,a),g=t.described.map(w=>w.name in r?{...w,stops:r[w.name]}:{...w,fixed:w.kind!=="buttons"&&!w.local}),h=new Set(g.filter(w=>w.local).map(({name:w})=>w)),d=w=>JSON.stringify(Object.keys(r).map(S=>w[S])),y=new Map(o.map((w,S)=>[d(w.state),S])),v=new Set,b={},u=null,f=x(s,0);function x(w,S){let{state:$,said:M}=o[w],T=i?{buttons:{pause:{disabled:u===null}}}:{};return{number:S,state:{...$,...b},said:M,failed:!1,numbers:{...c[w],...T}}}function _([w,S]){let $=T=>Math.abs(T-S),M=typeof S=="number"?r[w]:void 0;return[w,M?M.reduce((T,q)=>$(q)<$(T)?q:T):S]}function E(w){let S=Object.keys(n).filter($=>$ in w&&w[$]!==f.state[$]);return Object.assign({},...S.map($=>n[$][r[$].indexOf(w[$])]))}function k({number:w,changes:S}){let $=Object.fromEntries(Object.entries(S).map(_));for(let[T,q]of Object.entries($))h.has(T)&&(b[T]=q);let M=y.get(d({...f.state,...E($),...$}));f=x(M??y.get(d(f.state)),w),v.forEach(T=>T())}function A(){clearInterval(u),u=null}function N(){f=x(y.get(d(f.state)),f.number),v.forEach(w=>w())}function C(){let w=r[i],S=M=>k({number:Math.max(Date.now(),f.number+1),changes:{[i]:w[M]}}),$=()=>w.indexOf(f.state[i]);u=setInterval(()=>{let M=$()+1;M===w.length-1&&A(),S(M)},Dt),$()===w.length-1?S(0):N()}return{get:w=>({title:e,described:g,answer:f,lasting:p})[w],set:(w,S)=>{w==="asked"&&(A(),k(S))},save_changes:()=>{},send:({press:w})=>{A(),w==="play"?C():N()},on:(w,S)=>w==="change:answer"&&v.add(S),off:(w,S)=>v.delete(S)}}async function st(t){let e=Uint8Array.from(atob(t),n=>n.charCodeAt(0)),r=new Blob([e]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(r).arrayBuffer())}function Rt(t,e){let r=0;return t.map(({kind:n,shape:i})=>{let s=Pt[n],l=i.reduce((a,c)=>a*c,1),o=new Uint8Array(l*s);for(let a=0;a<s;a+=1)for(let c=0;c<l;c+=1)o[c*s+a]=e[r+a*l+c];return r+=o.length,j(n,i,o)})}function B(t,e){return Array.isArray(t)?t.map(r=>B(r,e)):t===null||typeof t!="object"?t:t.array!==void 0?e[t.array]:Object.fromEntries(Object.entries(t).map(([r,n])=>[r,B(n,e)]))}var qt="This explorer is asleep: run the cell to use it.",zt=16,Bt=25,Kt=600;function lt(t){let e=({model:n,el:i})=>Vt(t,n,i);return{render:e,play:async(n,i)=>e({model:await at(n),el:i})}}function Vt(t,e,r){let n=ot(e),i=nt(e.get("described"),n),s=m("div",{class:"picture"}),l=m("p",{class:"said"}),o=m("p",{class:"heard",role:"status"}),a=m("section",{class:"mlpkit","aria-label":e.get("title")},m("style",{},rt),m("p",{class:"asleep",role:"note"},qt),s,i.node,l,o),c=Ut(a),p=()=>a.classList.add("sleeping");e.on("comm_live_update",p),r.append(a);let g=t({picture:s,link:n,root:a}),[h,d,y,v,b]=[0,0,0,0,0],u=s.clientWidth;function f(){if(cancelAnimationFrame(h),h=0,b=performance.now(),u===0)return;i.update();let k=g({numbers:n.numbers,state:n.state,drawn:n.drawn,width:u}),A=n.failed?n.said:D(k??n.said);l.textContent=A,l.classList.toggle("failed",n.failed),a.dataset.drawn=n.number,a.dataset.pictures=v+=1,clearTimeout(y),y=setTimeout(()=>{o.setAttribute("role",n.failed?"alert":"status"),o.textContent!==A&&(o.textContent=A)},Kt)}let x=()=>{clearTimeout(d),d=0,h||=requestAnimationFrame(f)};n.onAnswer=()=>{a.classList.remove("sleeping"),x(),n.number>=n.asked&&!document.hidden&&performance.now()-b>zt&&f()},n.onQuestion=()=>{a.dataset.asked=n.asked,d||=setTimeout(x,Bt)};let _=new ResizeObserver(([{contentRect:k}])=>{let A=Math.round(k.width);A!==u&&(u=A,x())});_.observe(s);let E=et(x);return a.dataset.asked=n.asked,x(),()=>{cancelAnimationFrame(h),clearTimeout(d),clearTimeout(y),_.disconnect(),E(),c(),e.off("comm_live_update",p),n.close()}}function Ut(t){let e=r=>{if(!t.contains(r.target))return;let n=r.ctrlKey||r.metaKey||r.altKey||r.key==="Escape"||r.key==="Enter"&&r.shiftKey;r.target.toggleAttribute("data-lm-suppress-shortcuts",!n)};return window.addEventListener("keydown",e,!0),()=>window.removeEventListener("keydown",e,!0)}function K(t){return m("canvas",{class:"garment",style:`width: ${t}px; height: ${t}px`})}function V(t,e,r){let[n,i]=e.shape,[s,l,o]=r.match(/[\d.]+/g).map(Number),a=new ImageData(i,n);e.forEach((c,p)=>a.data.set([s,l,o,c],4*p)),Object.assign(t,{width:i,height:n}),t.getContext("2d").putImageData(a,0,0)}var Q="http://www.w3.org/1999/xhtml",ct={svg:"http://www.w3.org/2000/svg",xhtml:Q,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function ut(t){var e=t+="",r=e.indexOf(":");return r>=0&&(e=t.slice(0,r))!=="xmlns"&&(t=t.slice(r+1)),ct.hasOwnProperty(e)?{space:ct[e],local:t}:t}function Wt(t){return function(){var e=this.ownerDocument,r=this.namespaceURI;return r===Q&&e.documentElement.namespaceURI===Q?e.createElement(t):e.createElementNS(r,t)}}function Ht(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function G(t){var e=ut(t);return(e.local?Ht:Wt)(e)}function Yt(){}function pt(t){return t==null?Yt:function(){return this.querySelector(t)}}function Jt(t){typeof t!="function"&&(t=pt(t));for(var e=this._groups,r=e.length,n=new Array(r),i=0;i<r;++i)for(var s=e[i],l=s.length,o=n[i]=new Array(l),a,c,p=0;p<l;++p)(a=s[p])&&(c=t.call(a,a.__data__,p,s))&&("__data__"in a&&(c.__data__=a.__data__),o[p]=c);return new L(n,this._parents)}function jt(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function Qt(){return[]}function Xt(t){return t==null?Qt:function(){return this.querySelectorAll(t)}}function Gt(t){return function(){return jt(t.apply(this,arguments))}}function Zt(t){typeof t=="function"?t=Gt(t):t=Xt(t);for(var e=this._groups,r=e.length,n=[],i=[],s=0;s<r;++s)for(var l=e[s],o=l.length,a,c=0;c<o;++c)(a=l[c])&&(n.push(t.call(a,a.__data__,c,l)),i.push(a));return new L(n,i)}function te(t){return function(){return this.matches(t)}}function ft(t){return function(e){return e.matches(t)}}var ee=Array.prototype.find;function ne(t){return function(){return ee.call(this.children,t)}}function re(){return this.firstElementChild}function ie(t){return this.select(t==null?re:ne(typeof t=="function"?t:ft(t)))}var oe=Array.prototype.filter;function se(){return Array.from(this.children)}function ae(t){return function(){return oe.call(this.children,t)}}function le(t){return this.selectAll(t==null?se:ae(typeof t=="function"?t:ft(t)))}function ce(t){typeof t!="function"&&(t=te(t));for(var e=this._groups,r=e.length,n=new Array(r),i=0;i<r;++i)for(var s=e[i],l=s.length,o=n[i]=[],a,c=0;c<l;++c)(a=s[c])&&t.call(a,a.__data__,c,s)&&o.push(a);return new L(n,this._parents)}function dt(t){return new Array(t.length)}function ue(){return new L(this._enter||this._groups.map(dt),this._parents)}function U(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}U.prototype={constructor:U,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function pe(t){return function(){return t}}function fe(t,e,r,n,i,s){for(var l=0,o,a=e.length,c=s.length;l<c;++l)(o=e[l])?(o.__data__=s[l],n[l]=o):r[l]=new U(t,s[l]);for(;l<a;++l)(o=e[l])&&(i[l]=o)}function de(t,e,r,n,i,s,l){var o,a,c=new Map,p=e.length,g=s.length,h=new Array(p),d;for(o=0;o<p;++o)(a=e[o])&&(h[o]=d=l.call(a,a.__data__,o,e)+"",c.has(d)?i[o]=a:c.set(d,a));for(o=0;o<g;++o)d=l.call(t,s[o],o,s)+"",(a=c.get(d))?(n[o]=a,a.__data__=s[o],c.delete(d)):r[o]=new U(t,s[o]);for(o=0;o<p;++o)(a=e[o])&&c.get(h[o])===a&&(i[o]=a)}function he(t){return t.__data__}function me(t,e){if(!arguments.length)return Array.from(this,he);var r=e?de:fe,n=this._parents,i=this._groups;typeof t!="function"&&(t=pe(t));for(var s=i.length,l=new Array(s),o=new Array(s),a=new Array(s),c=0;c<s;++c){var p=n[c],g=i[c],h=g.length,d=ge(t.call(p,p&&p.__data__,c,n)),y=d.length,v=o[c]=new Array(y),b=l[c]=new Array(y),u=a[c]=new Array(h);r(p,g,v,b,u,d,e);for(var f=0,x=0,_,E;f<y;++f)if(_=v[f]){for(f>=x&&(x=f+1);!(E=b[x])&&++x<y;);_._next=E||null}}return l=new L(l,n),l._enter=o,l._exit=a,l}function ge(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function ye(){return new L(this._exit||this._groups.map(dt),this._parents)}function xe(t,e,r){var n=this.enter(),i=this,s=this.exit();return typeof t=="function"?(n=t(n),n&&(n=n.selection())):n=n.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),r==null?s.remove():r(s),n&&i?n.merge(i).order():i}function be(t){for(var e=t.selection?t.selection():t,r=this._groups,n=e._groups,i=r.length,s=n.length,l=Math.min(i,s),o=new Array(i),a=0;a<l;++a)for(var c=r[a],p=n[a],g=c.length,h=o[a]=new Array(g),d,y=0;y<g;++y)(d=c[y]||p[y])&&(h[y]=d);for(;a<i;++a)o[a]=r[a];return new L(o,this._parents)}function we(){for(var t=this._groups,e=-1,r=t.length;++e<r;)for(var n=t[e],i=n.length-1,s=n[i],l;--i>=0;)(l=n[i])&&(s&&l.compareDocumentPosition(s)^4&&s.parentNode.insertBefore(l,s),s=l);return this}function ke(t){t||(t=ve);function e(g,h){return g&&h?t(g.__data__,h.__data__):!g-!h}for(var r=this._groups,n=r.length,i=new Array(n),s=0;s<n;++s){for(var l=r[s],o=l.length,a=i[s]=new Array(o),c,p=0;p<o;++p)(c=l[p])&&(a[p]=c);a.sort(e)}return new L(i,this._parents).order()}function ve(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function _e(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Ae(){return Array.from(this)}function Ee(){for(var t=this._groups,e=0,r=t.length;e<r;++e)for(var n=t[e],i=0,s=n.length;i<s;++i){var l=n[i];if(l)return l}return null}function Se(){let t=0;for(let e of this)++t;return t}function Me(){return!this.node()}function $e(t){for(var e=this._groups,r=0,n=e.length;r<n;++r)for(var i=e[r],s=0,l=i.length,o;s<l;++s)(o=i[s])&&t.call(o,o.__data__,s,i);return this}function Ce(t){return function(){this.removeAttribute(t)}}function Oe(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Le(t,e){return function(){this.setAttribute(t,e)}}function Ne(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Te(t,e){return function(){var r=e.apply(this,arguments);r==null?this.removeAttribute(t):this.setAttribute(t,r)}}function Ie(t,e){return function(){var r=e.apply(this,arguments);r==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,r)}}function Fe(t,e){var r=ut(t);if(arguments.length<2){var n=this.node();return r.local?n.getAttributeNS(r.space,r.local):n.getAttribute(r)}return this.each((e==null?r.local?Oe:Ce:typeof e=="function"?r.local?Ie:Te:r.local?Ne:Le)(r,e))}function ht(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Pe(t){return function(){this.style.removeProperty(t)}}function De(t,e,r){return function(){this.style.setProperty(t,e,r)}}function Re(t,e,r){return function(){var n=e.apply(this,arguments);n==null?this.style.removeProperty(t):this.style.setProperty(t,n,r)}}function qe(t,e,r){return arguments.length>1?this.each((e==null?Pe:typeof e=="function"?Re:De)(t,e,r??"")):ze(this.node(),t)}function ze(t,e){return t.style.getPropertyValue(e)||ht(t).getComputedStyle(t,null).getPropertyValue(e)}function Be(t){return function(){delete this[t]}}function Ke(t,e){return function(){this[t]=e}}function Ve(t,e){return function(){var r=e.apply(this,arguments);r==null?delete this[t]:this[t]=r}}function Ue(t,e){return arguments.length>1?this.each((e==null?Be:typeof e=="function"?Ve:Ke)(t,e)):this.node()[t]}function mt(t){return t.trim().split(/^|\s+/)}function Z(t){return t.classList||new gt(t)}function gt(t){this._node=t,this._names=mt(t.getAttribute("class")||"")}gt.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function yt(t,e){for(var r=Z(t),n=-1,i=e.length;++n<i;)r.add(e[n])}function xt(t,e){for(var r=Z(t),n=-1,i=e.length;++n<i;)r.remove(e[n])}function We(t){return function(){yt(this,t)}}function He(t){return function(){xt(this,t)}}function Ye(t,e){return function(){(e.apply(this,arguments)?yt:xt)(this,t)}}function Je(t,e){var r=mt(t+"");if(arguments.length<2){for(var n=Z(this.node()),i=-1,s=r.length;++i<s;)if(!n.contains(r[i]))return!1;return!0}return this.each((typeof e=="function"?Ye:e?We:He)(r,e))}function je(){this.textContent=""}function Qe(t){return function(){this.textContent=t}}function Xe(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function Ge(t){return arguments.length?this.each(t==null?je:(typeof t=="function"?Xe:Qe)(t)):this.node().textContent}function Ze(){this.innerHTML=""}function tn(t){return function(){this.innerHTML=t}}function en(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function nn(t){return arguments.length?this.each(t==null?Ze:(typeof t=="function"?en:tn)(t)):this.node().innerHTML}function rn(){this.nextSibling&&this.parentNode.appendChild(this)}function on(){return this.each(rn)}function sn(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function an(){return this.each(sn)}function ln(t){var e=typeof t=="function"?t:G(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function cn(){return null}function un(t,e){var r=typeof t=="function"?t:G(t),n=e==null?cn:typeof e=="function"?e:pt(e);return this.select(function(){return this.insertBefore(r.apply(this,arguments),n.apply(this,arguments)||null)})}function pn(){var t=this.parentNode;t&&t.removeChild(this)}function fn(){return this.each(pn)}function dn(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function hn(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function mn(t){return this.select(t?hn:dn)}function gn(t){return arguments.length?this.property("__data__",t):this.node().__data__}function yn(t){return function(e){t.call(this,e,this.__data__)}}function xn(t){return t.trim().split(/^|\s+/).map(function(e){var r="",n=e.indexOf(".");return n>=0&&(r=e.slice(n+1),e=e.slice(0,n)),{type:e,name:r}})}function bn(t){return function(){var e=this.__on;if(e){for(var r=0,n=-1,i=e.length,s;r<i;++r)s=e[r],(!t.type||s.type===t.type)&&s.name===t.name?this.removeEventListener(s.type,s.listener,s.options):e[++n]=s;++n?e.length=n:delete this.__on}}}function wn(t,e,r){return function(){var n=this.__on,i,s=yn(e);if(n){for(var l=0,o=n.length;l<o;++l)if((i=n[l]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=s,i.options=r),i.value=e;return}}this.addEventListener(t.type,s,r),i={type:t.type,name:t.name,value:e,listener:s,options:r},n?n.push(i):this.__on=[i]}}function kn(t,e,r){var n=xn(t+""),i,s=n.length,l;if(arguments.length<2){var o=this.node().__on;if(o){for(var a=0,c=o.length,p;a<c;++a)for(i=0,p=o[a];i<s;++i)if((l=n[i]).type===p.type&&l.name===p.name)return p.value}return}for(o=e?wn:bn,i=0;i<s;++i)this.each(o(n[i],e,r));return this}function bt(t,e,r){var n=ht(t),i=n.CustomEvent;typeof i=="function"?i=new i(e,r):(i=n.document.createEvent("Event"),r?(i.initEvent(e,r.bubbles,r.cancelable),i.detail=r.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function vn(t,e){return function(){return bt(this,t,e)}}function _n(t,e){return function(){return bt(this,t,e.apply(this,arguments))}}function An(t,e){return this.each((typeof e=="function"?_n:vn)(t,e))}function*En(){for(var t=this._groups,e=0,r=t.length;e<r;++e)for(var n=t[e],i=0,s=n.length,l;i<s;++i)(l=n[i])&&(yield l)}var wt=[null];function L(t,e){this._groups=t,this._parents=e}function Sn(){return new L([[document.documentElement]],wt)}function Mn(){return this}L.prototype=Sn.prototype={constructor:L,select:Jt,selectAll:Zt,selectChild:ie,selectChildren:le,filter:ce,data:me,enter:ue,exit:ye,join:xe,merge:be,selection:Mn,order:we,sort:ke,call:_e,nodes:Ae,node:Ee,size:Se,empty:Me,each:$e,attr:Fe,style:qe,property:Ue,classed:Je,text:Ge,html:nn,raise:on,lower:an,append:ln,insert:un,remove:fn,clone:mn,datum:gn,on:kn,dispatch:An,[Symbol.iterator]:En};function $n(t){return typeof t=="string"?new L([[document.querySelector(t)]],[document.documentElement]):new L([[t]],wt)}function kt(t){return $n(G(t).call(document.documentElement))}var Cn=0;function On(){return new X}function X(){this._="@"+(++Cn).toString(36)}X.prototype=On.prototype={constructor:X,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function Ln(t){let e;for(;e=t.sourceEvent;)t=e;return t}function I(t,e){if(t=Ln(t),e===void 0&&(e=t.currentTarget),e){var r=e.ownerSVGElement||e;if(r.createSVGPoint){var n=r.createSVGPoint();return n.x=t.clientX,n.y=t.clientY,n=n.matrixTransform(e.getScreenCTM().inverse()),[n.x,n.y]}if(e.getBoundingClientRect){var i=e.getBoundingClientRect();return[t.clientX-i.left-e.clientLeft,t.clientY-i.top-e.clientTop]}}return[t.pageX,t.pageY]}var Nn={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1],PageUp:[0,10],PageDown:[0,-10],Home:[-1/0,0],End:[1/0,0]};function vt(t,e,{drag:r,nudge:n,ground:i}){t.classed("handle",!0).attr("tabindex",0).attr("role","slider");let s=o=>r(...I(o,e.node()));function l(o){o.preventDefault(),t.node().focus({preventScroll:!0,focusVisible:!1}),t.node().setPointerCapture(o.pointerId),t.on("pointermove",s)}return t.on("pointerdown",l),i?.on("pointerdown",o=>{o.pointerType!=="touch"&&(s(o),l(o))}),i?.on("click",s),t.on("pointerup pointercancel",()=>t.on("pointermove",null)),t.on("keydown",o=>{let a=Nn[o.key];if(!a||o.ctrlKey||o.metaKey||o.altKey)return;o.preventDefault();let c=o.shiftKey?10:1;n(c*a[0],c*a[1])}),(o,a,c)=>t.attr("aria-label",o).attr("aria-valuenow",a).attr("aria-valuetext",c)}function tt(t,e,r){let n=J(t);return n.at(Math.min(Math.max(n.place(e)+r,0),n.count-1))}function _t(t,e){let r=kt("svg").attr("role","group").attr("aria-label",e);return t.append(r.node()),r.size=(n,i)=>r.attr("viewBox",`0 0 ${n} ${i}`).attr("height",i),r}var P=[0,0,1,1],F=10,Tn=14,Et=4,At=4;function St(t,e,r){let n={side:1};n.right=k=>F+k*(n.side-2*F),n.down=k=>F+(1-k)*(n.side-2*F),n.share=k=>Math.min(Math.max((k-F)/(n.side-2*F),0),1);let{points:i}=t.numbers;n.at=k=>[n.right(i[2*k]),n.down(i[2*k+1])];let s=m("h3",{},"map of the last hidden layer"),l=(k,A)=>m("b",{style:`color: var(${k})`},A),o=m("p",{class:"key"},"What the network sees as alike lies close. ×: a mistake among the chosen, ○: correct; ringed: pictured below. ",l("--value","Blue"),": the true class; ",l("--slope","orange"),": taken for."),a=m("button",{type:"button",onclick:()=>t.ask({part:P})},"whole map");a.hidden=t.controls.part.fixed;let c=m("canvas",{}),p=m("div",{},c),g=_t(p,"map of the images; a dragged rectangle chooses some");g.classed("draggable",!t.controls.part.fixed);let h=In(c,e,n,t.numbers),d=qn(g,n),y=g.append("g").attr("fill","none").attr("stroke","var(--ink)").attr("stroke-width",1.5),v=g.append("g"),b=zn(g,t,n),u=Dn(g,p,t,n,k=>{x(),r(k)});Rn(g,t,n,u.leave);let f=-1;function x(k=f){f=k;let A=[...t.numbers.shown].map(C=>[C,Et]),N=[f,u.hovered].filter(C=>C>=0).map(C=>[C,8]);y.selectAll("circle").data([...A,...N]).join("circle").attr("cx",([C])=>n.at(C)[0]).attr("cy",([C])=>n.at(C)[1]).attr("r",([,C])=>C)}function _({numbers:k,state:A,drawn:N,ink:C,told:w,side:S}){n.side=S,g.size(S,S).style("width",`${S}px`),h(k,N);let $=M=>M===N.true?"var(--value)":M===N.taken_for?"var(--slope)":null;v.selectAll("text").data(Bn(k,n)).join("text").attr("x",({x:M})=>M).attr("y",({y:M})=>M).text(({name:M})=>M).style("fill",({name:M})=>$(M)).attr("font-weight",({name:M})=>$(M)&&700),a.disabled=String(A.part)===String(P),d(A.part),b(A.part),u.show(w,C)}let E=m("div",{class:"bar"},s,a);return{node:m("div",{class:"map"},E,o,p),update:_,ring:x}}function In(t,e,r,{class_names:n,labels:i}){let s="";return(l,o)=>{let[a,c,p,g,h]=["--quiet","--slope","--value","--wrong","--right"].map(x=>z(e,x)),[d,y]=[n.indexOf(o.true),n.indexOf(o.taken_for)],v=d>=0&&d===y,b=[r.side,devicePixelRatio,d,y,a].join();if(b===s)return;s=b,t.width=t.height=r.side*devicePixelRatio,t.style.width=t.style.height=`${r.side}px`;let u=t.getContext("2d");u.scale(devicePixelRatio,devicePixelRatio);let f=(x,_,E,k)=>{u.fillStyle=x,u.globalAlpha=_;for(let A=0;A<i.length;A+=1){if(!k(i[A]))continue;let[N,C]=r.at(A);u.fillRect(N-E/2,C-E/2,E,E)}};f(a,.5,1.6,x=>x!==d&&x!==y),v||f(c,.65,2,x=>x===y),f(p,.65,2,x=>x===d),u.globalAlpha=1,u.lineWidth=1.3,u.strokeStyle=v?h:g,u.beginPath();for(let x of l.marked)(v?Fn:Pn)(u,...r.at(x));u.stroke()}}function Fn(t,e,r){t.moveTo(e+2,r),t.arc(e,r,2,0,2*Math.PI)}function Pn(t,e,r){for(let[n,i]of[[2.5,2.5],[2.5,-2.5]])t.moveTo(e-n,r-i),t.lineTo(e+n,r+i)}function Dn(t,e,r,n,i){let s=K(84),l=m("div",{}),o=m("div",{class:"tip",hidden:!0},s,l);e.append(o);let a=r.controls.hovered.fixed;a&&(s.style.display="none");let c={hovered:-1,leave:()=>d(-1)},[p,g]=[()=>[],""];function h(y,v){let[b,u]=[-1,Tn**2],f=new Set(r.numbers.shown);for(let x=0;x<r.numbers.labels.length;x+=1){let[_,E]=n.at(x),k=(_-y)**2+(E-v)**2-(f.has(x)?Et**2:0);k<u&&([b,u]=[x,k])}return b}function d(y){y!==c.hovered&&(c.hovered=y,a||r.ask({hovered:y}),c.show(p,g))}return t.on("pointermove.tip pointerdown.tip",y=>{(y.buttons===0||y.pointerType==="touch")&&d(h(...I(y,t.node())))}).on("pointerleave.tip",c.leave),c.show=(y,v)=>{if([p,g]=[y,v],o.hidden=c.hovered<0,i(c.hovered),o.hidden)return;let b=r.drawn.hovered===c.hovered&&r.numbers.hovered,[u,f,x]=p(c.hovered);l.textContent=`${u}, ${f}: ${b?b.surely:x}`,s.style.visibility=b?"visible":"hidden",b&&V(s,b.image,g);let[_,E]=n.at(c.hovered),[k,A]=[_<n.side/2,E<n.side/2];o.style.left=k?`${_+14}px`:"auto",o.style.right=k?"auto":`${e.clientWidth-_+14}px`,o.style.top=A?`${E}px`:"auto",o.style.bottom=A?"auto":`${n.side-E}px`},c}function Rn(t,e,r,n){t.on("pointerdown.brush",i=>{if(i.target.closest(".handle")||i.pointerType==="touch"||e.controls.part.fixed)return;i.preventDefault(),n();let[s,l]=I(i,t.node()),o=0;t.node().setPointerCapture(i.pointerId),t.on("pointermove.brush",a=>{let[c,p]=I(a,t.node());o=Math.max(o,Math.abs(c-s),Math.abs(p-l));let[g,h]=[Math.min(s,c),Math.max(s,c)].map(r.share),[d,y]=[Math.min(l,p),Math.max(l,p)].map(v=>1-r.share(v));o>At&&e.ask({part:[g,y,h,d]})}),t.on("pointerup.brush pointercancel.brush",()=>{t.on("pointermove.brush pointerup.brush pointercancel.brush",null),o<=At&&e.ask({part:P})})})}function qn(t,e){let r=t.append("rect").attr("fill","var(--value)").attr("fill-opacity",.1).attr("stroke","var(--ink)");return n=>{let[i,s,l,o]=n;r.attr("display",String(n)===String(P)?"none":null).attr("x",e.right(i)).attr("width",e.right(l)-e.right(i)).attr("y",e.down(o)).attr("height",e.down(s)-e.down(o))}}function zn(t,e,r){let n={low:0,high:1,step:.02},i=["left, bottom","right, top"].map((s,l)=>{let[o,a]=[2*l,2*l+1],c=t.append("circle").attr("r",7).attr("fill","var(--page)").attr("stroke","var(--ink)").attr("stroke-width",2).attr("display",e.controls.part.fixed?"none":null),p=l?Math.max:Math.min,g=(d,y)=>{let v=[...e.state.part];[v[o],v[a]]=[p(d,v[2-o]),p(y,v[4-a])],e.ask({part:v})},h=vt(c,t,{drag:(d,y)=>g(r.share(d),1-r.share(y)),nudge:(d,y)=>g(tt(n,e.state.part[o],d),tt(n,e.state.part[a],y))});return d=>{let[y,v]=[d[o],d[a]];c.attr("cx",r.right(y)).attr("cy",r.down(v)),h(`${s} corner of the part that is shown`,y,`${Math.round(100*y)} %, ${Math.round(100*v)} %`)}});return s=>i.forEach(l=>l(s))}function Bn({class_names:t,centres:e},{right:r,down:n,side:i}){let s=t.map((o,a)=>({name:o,x:r(e[2*a]),y:n(e[2*a+1])+4})).filter(({x:o})=>Number.isFinite(o)).sort((o,a)=>o.y-a.y),l=(o,a)=>Math.abs(o.x-a.x)<3.4*(o.name.length+a.name.length);return s.forEach((o,a)=>{let c=3.4*o.name.length;o.x=Math.min(Math.max(o.x,c),i-c);for(let p of s.slice(0,a))l(o,p)&&o.y<p.y+14&&(o.y=p.y+14)}),s}var W="any",Mt=12,Kn=`
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
`,Mr=lt(({picture:t,link:e,root:r})=>{let{class_names:n,counts:i,labels:s,predicted:l,percent:o,points:a}=e.numbers,c=Vn(n,i,(d,y)=>e.ask({true:d,taken_for:y})),p=a&&St(e,r,d=>g.light(d)),g=Hn(e,d=>p?.ring(d)),h=m("div",{class:a?"mistakes mapped":"mistakes"},c.node);return p&&h.append(p.node),h.append(g.node),t.append(m("style",{},Kn),h),({numbers:d,state:y,drawn:v,width:b})=>{let u=b>=620;h.classList.toggle("wide",u);let f=Math.min(Math.floor((u?.53*b:b)-92)/n.length-1,34);h.style.setProperty("--cell",`${Math.floor(f)}px`),c.update(y);let x=z(r,"--ink"),_=E=>[n[s[E]],s[E]===l[E]?"correct":`as ${n[l[E]]}`,`${o[E]} % sure`];p?.update({numbers:d,state:y,drawn:v,ink:x,told:_,side:Math.min(u?b-c.node.offsetWidth-24:b,460)}),g.update({numbers:d,state:y,ink:x,told:_,columns:u&&p?6:b>480?4:3})}});function Vn(t,e,r){let n=t.length,i=Math.max(1,...e.filter((u,f)=>f%(n+1))),s=t.map((u,f)=>e.subarray(f*n,(f+1)*n).reduce((x,_)=>x+_,0)),l=[W,...t],o=l.map((u,f)=>l.map((x,_)=>f&&_?Un(t,f-1,_-1,e[(f-1)*n+_-1],f===_?s[f-1]:i):Wn(t,f,_))),[a,...c]=o.map(u=>m("tr",{},...u)),p=m("table",{role:"grid","aria-label":"confusion matrix: a row for each true class, a column for what it was taken for"},m("thead",{},a),m("tbody",{},...c)),[g,h]=[0,0];o[0][0].tabIndex=0;function d(u,f,x=!0){o[g][h].tabIndex=-1,[g,h]=[Math.min(Math.max(u,0),n),Math.min(Math.max(f,0),n)],o[g][h].tabIndex=0,x&&o[g][h].focus()}let y=u=>{let f=o.findIndex(x=>x.includes(u));return[f,o[f].indexOf(u)]};p.addEventListener("focusin",({target:u})=>d(...y(u),!1)),p.addEventListener("click",({target:u})=>{let f=u.closest("td, th");f&&(d(...y(f)),r(l[g],l[h]))}),p.addEventListener("keydown",u=>{if(u.ctrlKey||u.metaKey||u.altKey)return;let f={ArrowLeft:[g,h-1],ArrowRight:[g,h+1],ArrowUp:[g-1,h],ArrowDown:[g+1,h],Home:[g,0],End:[g,n],PageUp:[0,h],PageDown:[n,h]}[u.key];if(f)d(...f);else if(u.key==="Enter"||u.key===" ")r(l[g],l[h]);else return;u.preventDefault()});function v(u){let f=[l.indexOf(u.true),l.indexOf(u.taken_for)];p.contains(document.activeElement)||d(...f,!1),o.flat().forEach(x=>x.setAttribute("aria-selected",String(y(x))===String(f)))}let b=m("h3",{},"true class (row), taken for (column)");return{node:m("div",{},b,m("div",{},p)),update:v}}function Un(t,e,r,n,i){let s=e===r?"--right":"--wrong",l=Math.round(42*n/i);return m("td",{tabindex:-1,class:n?"some":"none","aria-label":`${t[e]} taken for ${t[r]}: ${n}`,style:n>0&&`background: color-mix(in srgb, var(${s}) ${l}%, transparent)`},n?String(n):"·")}function Wn(t,e,r){let[n,i,s]=e?[t[e-1],`${t[e-1]} taken for any other`,"row"]:r?[t[r-1],`any other taken for ${t[r-1]}`,"col"]:["all mistakes","all mistakes"];return m("th",{tabindex:-1,scope:s,"aria-label":i},m("span",{},n))}function Hn(t,e){let r=m("h3",{"aria-live":"off"}),n=b=>t.ask({page:b}),i=m("button",{type:"button","aria-label":"previous page",onclick:()=>n(t.state.page-1)},"‹"),s=m("button",{type:"button","aria-label":"next page",onclick:()=>n(t.state.page+1)},"›"),l=m("input",{type:"range",min:1,step:1,"aria-label":"page, 12 images each",oninput:()=>n(Number(l.value))}),o=m("span",{}),a=[i,l,s],c=Array.from({length:Mt},()=>{let[b,u,f]=[m("div",{}),m("div",{}),K(68)],x={over:b,under:u,image:f,n:-1};return x.node=m("li",{onpointerenter:()=>e(x.n),onpointerleave:()=>e(-1)},b,f,u),x}),p=m("ul",{"aria-label":"the chosen images, the most confident first"},...c.map(({node:b})=>b)),g=m("p",{class:"none"},"none"),h=-1;function d(b=h){h=b;for(let u of c)u.node.classList.toggle("pointed",u.n>=0&&u.n===h)}function y({numbers:b,state:u,ink:f,told:x,columns:_}){r.textContent=`${Yn(u)}: ${b.found.toLocaleString("en")}`;let E=t.controls.page.fixed;o.textContent=E&&b.pages>1?`the first ${Mt}; more pages need the notebook`:`page ${u.page} of ${b.pages}`,l.max=b.pages,l.value=u.page,l.setAttribute("aria-valuetext",o.textContent),i.disabled=u.page<=1,s.disabled=u.page>=b.pages,E&&a.forEach(k=>{k.hidden=k.disabled=!0}),p.style.gridTemplateColumns=`repeat(${_}, minmax(0, 1fr))`,g.hidden=b.found>0,c.forEach((k,A)=>{if(k.n=b.shown[A]??-1,k.node.style.visibility=k.n<0?"hidden":"",k.n<0)return;let[N,C]=x(k.n);k.over.replaceChildren(N,m("br"),C),k.under.textContent=b.surely[A],V(k.image,b.images[A],f)}),d()}let v=m("div",{class:"bar"},r,...a,o);return{node:m("div",{class:"images"},v,g,p),update:y,light:d}}function Yn({true:t,taken_for:e,part:r}){let n=t===e&&t===W?"all mistakes":t===e?`${t}, correct`:t===W?`another class taken for ${e}`:e===W?`${t} taken for another class`:`${t} taken for ${e}`;return String(r)===String(P)?n:`${n}, in the rectangle`}export{Mr as default};
