// Made by "make bundles"; licences in LICENSES.txt. Sources 9eb3fdce84fceccae1c083b0d4c59116e8aa4e28d430ad18c8b4a869c28dc175
var lt="http://www.w3.org/1999/xhtml",Nt={svg:"http://www.w3.org/2000/svg",xhtml:lt,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function Ct(t){var n=t+="",e=n.indexOf(":");return e>=0&&(n=t.slice(0,e))!=="xmlns"&&(t=t.slice(e+1)),Nt.hasOwnProperty(n)?{space:Nt[n],local:t}:t}function Sn(t){return function(){var n=this.ownerDocument,e=this.namespaceURI;return e===lt&&n.documentElement.namespaceURI===lt?n.createElement(t):n.createElementNS(e,t)}}function Mn(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function ut(t){var n=Ct(t);return(n.local?Mn:Sn)(n)}function $n(){}function Ot(t){return t==null?$n:function(){return this.querySelector(t)}}function En(t){typeof t!="function"&&(t=Ot(t));for(var n=this._groups,e=n.length,i=new Array(e),s=0;s<e;++s)for(var r=n[s],o=r.length,a=i[s]=new Array(o),l,c,u=0;u<o;++u)(l=r[u])&&(c=t.call(l,l.__data__,u,r))&&("__data__"in l&&(c.__data__=l.__data__),a[u]=c);return new q(i,this._parents)}function Nn(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function Cn(){return[]}function On(t){return t==null?Cn:function(){return this.querySelectorAll(t)}}function Rn(t){return function(){return Nn(t.apply(this,arguments))}}function Pn(t){typeof t=="function"?t=Rn(t):t=On(t);for(var n=this._groups,e=n.length,i=[],s=[],r=0;r<e;++r)for(var o=n[r],a=o.length,l,c=0;c<a;++c)(l=o[c])&&(i.push(t.call(l,l.__data__,c,o)),s.push(l));return new q(i,s)}function Ln(t){return function(){return this.matches(t)}}function Rt(t){return function(n){return n.matches(t)}}var qn=Array.prototype.find;function zn(t){return function(){return qn.call(this.children,t)}}function Bn(){return this.firstElementChild}function In(t){return this.select(t==null?Bn:zn(typeof t=="function"?t:Rt(t)))}var Fn=Array.prototype.filter;function Dn(){return Array.from(this.children)}function Vn(t){return function(){return Fn.call(this.children,t)}}function Xn(t){return this.selectAll(t==null?Dn:Vn(typeof t=="function"?t:Rt(t)))}function Yn(t){typeof t!="function"&&(t=Ln(t));for(var n=this._groups,e=n.length,i=new Array(e),s=0;s<e;++s)for(var r=n[s],o=r.length,a=i[s]=[],l,c=0;c<o;++c)(l=r[c])&&t.call(l,l.__data__,c,r)&&a.push(l);return new q(i,this._parents)}function Pt(t){return new Array(t.length)}function Hn(){return new q(this._enter||this._groups.map(Pt),this._parents)}function Z(t,n){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=n}Z.prototype={constructor:Z,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,n){return this._parent.insertBefore(t,n)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function Un(t){return function(){return t}}function Kn(t,n,e,i,s,r){for(var o=0,a,l=n.length,c=r.length;o<c;++o)(a=n[o])?(a.__data__=r[o],i[o]=a):e[o]=new Z(t,r[o]);for(;o<l;++o)(a=n[o])&&(s[o]=a)}function Jn(t,n,e,i,s,r,o){var a,l,c=new Map,u=n.length,h=r.length,f=new Array(u),p;for(a=0;a<u;++a)(l=n[a])&&(f[a]=p=o.call(l,l.__data__,a,n)+"",c.has(p)?s[a]=l:c.set(p,l));for(a=0;a<h;++a)p=o.call(t,r[a],a,r)+"",(l=c.get(p))?(i[a]=l,l.__data__=r[a],c.delete(p)):e[a]=new Z(t,r[a]);for(a=0;a<u;++a)(l=n[a])&&c.get(f[a])===l&&(s[a]=l)}function Wn(t){return t.__data__}function Gn(t,n){if(!arguments.length)return Array.from(this,Wn);var e=n?Jn:Kn,i=this._parents,s=this._groups;typeof t!="function"&&(t=Un(t));for(var r=s.length,o=new Array(r),a=new Array(r),l=new Array(r),c=0;c<r;++c){var u=i[c],h=s[c],f=h.length,p=Qn(t.call(u,u&&u.__data__,c,i)),d=p.length,y=a[c]=new Array(d),v=o[c]=new Array(d),w=l[c]=new Array(f);e(u,h,y,v,w,p,n);for(var x=0,_=0,k,b;x<d;++x)if(k=y[x]){for(x>=_&&(_=x+1);!(b=v[_])&&++_<d;);k._next=b||null}}return o=new q(o,i),o._enter=a,o._exit=l,o}function Qn(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Zn(){return new q(this._exit||this._groups.map(Pt),this._parents)}function jn(t,n,e){var i=this.enter(),s=this,r=this.exit();return typeof t=="function"?(i=t(i),i&&(i=i.selection())):i=i.append(t+""),n!=null&&(s=n(s),s&&(s=s.selection())),e==null?r.remove():e(r),i&&s?i.merge(s).order():s}function te(t){for(var n=t.selection?t.selection():t,e=this._groups,i=n._groups,s=e.length,r=i.length,o=Math.min(s,r),a=new Array(s),l=0;l<o;++l)for(var c=e[l],u=i[l],h=c.length,f=a[l]=new Array(h),p,d=0;d<h;++d)(p=c[d]||u[d])&&(f[d]=p);for(;l<s;++l)a[l]=e[l];return new q(a,this._parents)}function ne(){for(var t=this._groups,n=-1,e=t.length;++n<e;)for(var i=t[n],s=i.length-1,r=i[s],o;--s>=0;)(o=i[s])&&(r&&o.compareDocumentPosition(r)^4&&r.parentNode.insertBefore(o,r),r=o);return this}function ee(t){t||(t=ie);function n(h,f){return h&&f?t(h.__data__,f.__data__):!h-!f}for(var e=this._groups,i=e.length,s=new Array(i),r=0;r<i;++r){for(var o=e[r],a=o.length,l=s[r]=new Array(a),c,u=0;u<a;++u)(c=o[u])&&(l[u]=c);l.sort(n)}return new q(s,this._parents).order()}function ie(t,n){return t<n?-1:t>n?1:t>=n?0:NaN}function se(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function re(){return Array.from(this)}function oe(){for(var t=this._groups,n=0,e=t.length;n<e;++n)for(var i=t[n],s=0,r=i.length;s<r;++s){var o=i[s];if(o)return o}return null}function ae(){let t=0;for(let n of this)++t;return t}function le(){return!this.node()}function ce(t){for(var n=this._groups,e=0,i=n.length;e<i;++e)for(var s=n[e],r=0,o=s.length,a;r<o;++r)(a=s[r])&&t.call(a,a.__data__,r,s);return this}function ue(t){return function(){this.removeAttribute(t)}}function he(t){return function(){this.removeAttributeNS(t.space,t.local)}}function fe(t,n){return function(){this.setAttribute(t,n)}}function pe(t,n){return function(){this.setAttributeNS(t.space,t.local,n)}}function de(t,n){return function(){var e=n.apply(this,arguments);e==null?this.removeAttribute(t):this.setAttribute(t,e)}}function _e(t,n){return function(){var e=n.apply(this,arguments);e==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,e)}}function me(t,n){var e=Ct(t);if(arguments.length<2){var i=this.node();return e.local?i.getAttributeNS(e.space,e.local):i.getAttribute(e)}return this.each((n==null?e.local?he:ue:typeof n=="function"?e.local?_e:de:e.local?pe:fe)(e,n))}function Lt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function ge(t){return function(){this.style.removeProperty(t)}}function ye(t,n,e){return function(){this.style.setProperty(t,n,e)}}function xe(t,n,e){return function(){var i=n.apply(this,arguments);i==null?this.style.removeProperty(t):this.style.setProperty(t,i,e)}}function ve(t,n,e){return arguments.length>1?this.each((n==null?ge:typeof n=="function"?xe:ye)(t,n,e??"")):we(this.node(),t)}function we(t,n){return t.style.getPropertyValue(n)||Lt(t).getComputedStyle(t,null).getPropertyValue(n)}function be(t){return function(){delete this[t]}}function ke(t,n){return function(){this[t]=n}}function Te(t,n){return function(){var e=n.apply(this,arguments);e==null?delete this[t]:this[t]=e}}function Ae(t,n){return arguments.length>1?this.each((n==null?be:typeof n=="function"?Te:ke)(t,n)):this.node()[t]}function qt(t){return t.trim().split(/^|\s+/)}function ht(t){return t.classList||new zt(t)}function zt(t){this._node=t,this._names=qt(t.getAttribute("class")||"")}zt.prototype={add:function(t){var n=this._names.indexOf(t);n<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var n=this._names.indexOf(t);n>=0&&(this._names.splice(n,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Bt(t,n){for(var e=ht(t),i=-1,s=n.length;++i<s;)e.add(n[i])}function It(t,n){for(var e=ht(t),i=-1,s=n.length;++i<s;)e.remove(n[i])}function Se(t){return function(){Bt(this,t)}}function Me(t){return function(){It(this,t)}}function $e(t,n){return function(){(n.apply(this,arguments)?Bt:It)(this,t)}}function Ee(t,n){var e=qt(t+"");if(arguments.length<2){for(var i=ht(this.node()),s=-1,r=e.length;++s<r;)if(!i.contains(e[s]))return!1;return!0}return this.each((typeof n=="function"?$e:n?Se:Me)(e,n))}function Ne(){this.textContent=""}function Ce(t){return function(){this.textContent=t}}function Oe(t){return function(){var n=t.apply(this,arguments);this.textContent=n??""}}function Re(t){return arguments.length?this.each(t==null?Ne:(typeof t=="function"?Oe:Ce)(t)):this.node().textContent}function Pe(){this.innerHTML=""}function Le(t){return function(){this.innerHTML=t}}function qe(t){return function(){var n=t.apply(this,arguments);this.innerHTML=n??""}}function ze(t){return arguments.length?this.each(t==null?Pe:(typeof t=="function"?qe:Le)(t)):this.node().innerHTML}function Be(){this.nextSibling&&this.parentNode.appendChild(this)}function Ie(){return this.each(Be)}function Fe(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function De(){return this.each(Fe)}function Ve(t){var n=typeof t=="function"?t:ut(t);return this.select(function(){return this.appendChild(n.apply(this,arguments))})}function Xe(){return null}function Ye(t,n){var e=typeof t=="function"?t:ut(t),i=n==null?Xe:typeof n=="function"?n:Ot(n);return this.select(function(){return this.insertBefore(e.apply(this,arguments),i.apply(this,arguments)||null)})}function He(){var t=this.parentNode;t&&t.removeChild(this)}function Ue(){return this.each(He)}function Ke(){var t=this.cloneNode(!1),n=this.parentNode;return n?n.insertBefore(t,this.nextSibling):t}function Je(){var t=this.cloneNode(!0),n=this.parentNode;return n?n.insertBefore(t,this.nextSibling):t}function We(t){return this.select(t?Je:Ke)}function Ge(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Qe(t){return function(n){t.call(this,n,this.__data__)}}function Ze(t){return t.trim().split(/^|\s+/).map(function(n){var e="",i=n.indexOf(".");return i>=0&&(e=n.slice(i+1),n=n.slice(0,i)),{type:n,name:e}})}function je(t){return function(){var n=this.__on;if(n){for(var e=0,i=-1,s=n.length,r;e<s;++e)r=n[e],(!t.type||r.type===t.type)&&r.name===t.name?this.removeEventListener(r.type,r.listener,r.options):n[++i]=r;++i?n.length=i:delete this.__on}}}function ti(t,n,e){return function(){var i=this.__on,s,r=Qe(n);if(i){for(var o=0,a=i.length;o<a;++o)if((s=i[o]).type===t.type&&s.name===t.name){this.removeEventListener(s.type,s.listener,s.options),this.addEventListener(s.type,s.listener=r,s.options=e),s.value=n;return}}this.addEventListener(t.type,r,e),s={type:t.type,name:t.name,value:n,listener:r,options:e},i?i.push(s):this.__on=[s]}}function ni(t,n,e){var i=Ze(t+""),s,r=i.length,o;if(arguments.length<2){var a=this.node().__on;if(a){for(var l=0,c=a.length,u;l<c;++l)for(s=0,u=a[l];s<r;++s)if((o=i[s]).type===u.type&&o.name===u.name)return u.value}return}for(a=n?ti:je,s=0;s<r;++s)this.each(a(i[s],n,e));return this}function Ft(t,n,e){var i=Lt(t),s=i.CustomEvent;typeof s=="function"?s=new s(n,e):(s=i.document.createEvent("Event"),e?(s.initEvent(n,e.bubbles,e.cancelable),s.detail=e.detail):s.initEvent(n,!1,!1)),t.dispatchEvent(s)}function ei(t,n){return function(){return Ft(this,t,n)}}function ii(t,n){return function(){return Ft(this,t,n.apply(this,arguments))}}function si(t,n){return this.each((typeof n=="function"?ii:ei)(t,n))}function*ri(){for(var t=this._groups,n=0,e=t.length;n<e;++n)for(var i=t[n],s=0,r=i.length,o;s<r;++s)(o=i[s])&&(yield o)}var Dt=[null];function q(t,n){this._groups=t,this._parents=n}function oi(){return new q([[document.documentElement]],Dt)}function ai(){return this}q.prototype=oi.prototype={constructor:q,select:En,selectAll:Pn,selectChild:In,selectChildren:Xn,filter:Yn,data:Gn,enter:Hn,exit:Zn,join:jn,merge:te,selection:ai,order:ne,sort:ee,call:se,nodes:re,node:oe,size:ae,empty:le,each:ce,attr:me,style:ve,property:Ae,classed:Ee,text:Re,html:ze,raise:Ie,lower:De,append:Ve,insert:Ye,remove:Ue,clone:We,datum:Ge,on:ni,dispatch:si,[Symbol.iterator]:ri};function j(t){return typeof t=="string"?new q([[document.querySelector(t)]],[document.documentElement]):new q([[t]],Dt)}function Vt(t){return j(ut(t).call(document.documentElement))}var li=0;function ci(){return new ct}function ct(){this._="@"+(++li).toString(36)}ct.prototype=ci.prototype={constructor:ct,get:function(t){for(var n=this._;!(n in t);)if(!(t=t.parentNode))return;return t[n]},set:function(t,n){return t[this._]=n},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};var Xt=`/* For what is around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;function m(t,n={},...e){let i=document.createElement(t);for(let[s,r]of Object.entries(n))typeof r=="function"?i.addEventListener(s.slice(2),r):r!==void 0&&r!==!1&&i.setAttribute(s,r===!0?"":String(r));return i.append(...e),i}var tt=(t,n,e)=>Math.min(Math.max(t,n),e);function ft(t,n){t.disabled=!!n,n?t.title=n:t.removeAttribute("title")}function Yt(t){let n=matchMedia("(prefers-color-scheme: dark)"),e=new MutationObserver(t);return e.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),n.addEventListener("change",t),()=>{e.disconnect(),n.removeEventListener("change",t)}}function H(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function O(t,n=3){if(typeof t!="number")return String(t);let e=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(n)));return V(e)}var hi={"+":"","-":"⁻",...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries())};function V(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(n,e,i,s)=>`${e==="1"?"":`${e}·`}10${[...i+s].map(r=>hi[r]).join("")}`)}var fi=7,pt="in the notebook";function Ht(t,n){let e={slider:di,choice:_i,switches:mi,buttons:gi},i=t.filter(r=>!("on_picture"in r&&r.on_picture)).map(r=>e[r.kind](r.name,r,n));return{node:m("div",{class:"controls"},...i.map(r=>r.node)),update:()=>i.forEach(r=>r.update())}}function dt(t,{state:n,controls:e}){if(t.fixed)return pt;let i=([l,c])=>[n[l]].flat().some(u=>c.includes(u)),s=Object.entries(t.only).find(l=>!i(l));if(!s)return"";let[r,o]=s,{label:a}=e[r];return typeof o[0]=="number"?`with ${a} from ${O(Math.min(...o.map(Number)))} up`:o.length>4?`with other ${a}`:`with ${a}: ${o.join(", ")}`}function _t(t,n,e){t.classList.toggle("off",!!e),n.dataset.why!==e&&(n.textContent=n.dataset.why=e);for(let[i,s]of[["role","group"],["aria-disabled","true"]])e?t.setAttribute(i,s):t.removeAttribute(i)}function pi({stops:t,low:n,high:e,step:i,log:s}){if(t){let a=l=>t.reduce((c,u,h)=>Math.abs(u-l)<Math.abs(t[c]-l)?h:c,0);return{count:t.length,at:l=>t[l],place:a}}let[r,o]=s?[Math.log10(n),Math.log10(e)]:[n,e];return{count:Math.round((o-r)/i)+1,at:a=>{let l=Math.min(r+a*i,o);return Number(s?(10**l).toPrecision(6):l.toFixed(9))},place:a=>Math.round(((s?Math.log10(a):a)-r)/i)}}function di(t,n,e){let i=pi(n),s=_=>e.ask({[t]:_}),r=0,o=m("input",{type:"range",min:0,max:i.count-1,step:1,"aria-label":n.label,oninput:()=>s(i.at(Number(o.value))),onpointerdown:()=>r=e.state[t],onpointercancel:()=>e.state[t]!==r&&s(r)}),a=m("input",{class:"number",inputmode:"decimal","aria-label":`${n.label}, as a number`,oninput:()=>f=!0,onchange:y,onkeydown:({key:_})=>_==="Enter"&&y(),onblur:()=>x()}),l=m("span",{class:"note"}),c=m("span",{class:"note",role:"status"}),[u,h]=[i.at(0),i.at(i.count-1)],[f,p]=[!1,""],d=()=>`${e.asked} ${e.state[t]}`;function y(){if(!f)return;f=!1;let _=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(_)&&a.value.trim()!==""){let k=i.at(i.place(tt(_,u,h)));s(k),c.textContent=v(_,k)}else c.textContent=`Expected: a number from ${O(u)} to ${O(h)}.`;a.value=O(e.state[t]),p=d()}function v(_,k){return O(_)===O(k)?"":_>h?`Up to ${O(h)}.`:_<u?`From ${O(u)} up.`:`${V(String(_))} is between stops: ${O(k)}.`}let w=m("div",{class:"row slider"},m("span",{class:"name"},n.label),o,a,l,c);function x(){let _=e.state[t],k=i.place(_);o.value=String(k),w.style.setProperty("--share",String(k/(i.count-1||1))),o.setAttribute("aria-valuetext",O(_)),a.matches(":focus")||(a.value=O(_)),d()!==p&&(c.textContent="");let b=dt(n,e);o.disabled=a.disabled=!!b,_t(w,l,b)}return{node:w,update:x}}function _i(t,n,e){let i=d=>e.ask({[t]:d}),s=Math.random().toString(36),r=n.options.map(d=>m("input",{type:"radio",name:s,onchange:()=>i(d)})),o=m("select",{"aria-label":n.label,onchange:()=>i(n.options[o.selectedIndex])},...n.options.map(d=>m("option",{},O(d)))),a=n.options.length<=fi,l=r.map((d,y)=>m("label",{class:"option"},d,O(n.options[y]))),c=a?m("div",{class:"options",role:"radiogroup","aria-label":n.label},...l):o,u=m("span",{class:"note"}),h=m("div",{class:a?"row wide":"row"},m("span",{class:"name"},n.label),c,u),f=n.options.map(d=>n.stops&&!n.stops.includes(d));function p(){let d=n.options.indexOf(e.state[t]),y=dt(n,e);r.forEach((v,w)=>{v.checked=w===d,v.disabled=!!(y||f[w])});for(let[v,w]of[...o.options].entries())w.disabled=!!f[v];o.selectedIndex=d,o.disabled=!!y,_t(h,u,y),!y&&f.some(Boolean)&&(u.textContent=`the others ${pt}`)}return{node:h,update:p}}function mi(t,n,e){let i=c=>{let u=new Set(e.state[t]);u.delete(c)||u.add(c),e.ask({[t]:n.options.filter(h=>u.has(h))})},s=n.options.map(c=>m("button",{type:"button",onclick:()=>i(c)},O(c))),r=m("div",{class:"options",role:"group","aria-label":n.label},...s),o=m("span",{class:"note"}),a=m("div",{class:"row wide"},m("span",{class:"name"},n.label),r,o);function l(){let c=dt(n,e);s.forEach((u,h)=>{u.setAttribute("aria-pressed",String(e.state[t].includes(n.options[h]))),u.disabled=!!c}),_t(a,o,c)}return{node:a,update:l}}function gi(t,n,e){let i=Object.entries(n.options).map(([o,a])=>{let c=m("button",{type:"button",onclick:()=>c.ariaDisabled!=="true"&&e.press(o),onblur:()=>r()},a);return{name:o,label:a,button:c}}),s=m("div",{class:"row wide"},m("div",{class:"options"},...i.map(({button:o})=>o)));function r(){for(let{name:o,label:a,button:l}of i){let c=e.numbers.buttons?.[o]??{},u=c.label??a;l.textContent!==u&&(l.textContent=u);let h=!!(n.fixed||c.disabled),f=c.why??(n.fixed?pt:"");l.title=h?f:"",l.ariaDisabled=String(h),l.disabled=h&&!l.matches(":focus")}}return{node:s,update:r}}var Ut=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var xi={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function W(t){return Array.isArray(t)?t.map(W):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?mt(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([n,e])=>[n,W(e)]))}function mt(t,n,e){let{buffer:i,byteOffset:s=0,byteLength:r}=ArrayBuffer.isView(e)?e:new Uint8Array(e),o=new xi[t](i.slice(s,s+r));return Object.assign(o,{shape:n})}function Jt(t){let n=new Map,e=0,i=()=>{},s=t.get("described"),r=W(t.get("lasting")),o={controls:Object.fromEntries(s.map(u=>[u.name,u])),state:{},numbers:{},drawn:{},said:"",failed:!1,number:-1,asked:0,unasked:!1,alone:!!t.get("alone"),wakes:!!t.get("wakes"),served:{},ask:l,press:c,onQuestion:i,onAnswer:i,close:()=>t.off("change:answer",a)};function a(){let u=t.get("answer");if(!(u.number<o.number)){for(let[h,f]of n)f.number<=u.number&&n.delete(h);o.unasked=u.number===o.number,o.number=u.number,o.state={...u.state,...Kt(n)},o.numbers={...r,...W(u.numbers)},o.drawn=u.state,o.said=u.said,o.failed=u.failed,o.onAnswer()}}function l(u){e=Math.max(e+1,Date.now()),o.asked=e;for(let[h,f]of Object.entries(u))n.set(h,{value:f,number:e});o.state={...o.state,...u},o.onQuestion(),t.set("asked",{number:e,changes:Kt(n)}),t.save_changes()}function c(u){o.served[u]?o.served[u]():t.send({press:u})}return t.on("change:answer",a),a(),o}function Kt(t){return Object.fromEntries([...t].map(([n,e])=>[n,e.value]))}var vi={float32:4,int32:4,uint8:1},wi=120,bi=250;async function gt(t,n){let{title:e,stops:i,followed:s,played:r,first:o}=t,a=async g=>JSON.parse(new TextDecoder().decode(await Wt(g))),l=await a(t.moments),c=ki(await a(t.arrays),await Wt(t.data)),u=l.map(g=>nt(g.numbers,c)),h=nt(t.lasting,c),f=t.described.map(n?S:N),p=new Set(f.filter(g=>g.local).map(({name:g})=>g)),d=g=>JSON.stringify(Object.keys(i).map(T=>g[T])),y=new Map(l.map((g,T)=>[d(g.state),T])),v=new Set,w={},x,_,k=0,b=P(o,0),E=()=>y.get(d(b.state));function N(g){let T=g.local||r&&g.kind==="buttons";return g.name in i?{...g,stops:i[g.name]}:{...g,fixed:!T}}function S(g){let T="in_passing"in g&&g.in_passing;return g.kind==="slider"&&g.name in i?{...g,stops:i[g.name]}:{...g,fixed:T}}function P(g,T){let{state:$,said:L}=l[g],R=r?{buttons:{pause:{disabled:x===void 0,why:"nothing plays"}}}:{};return{number:T,state:{...$,...w},said:L,failed:!1,numbers:{...u[g],...R}}}function C([g,T]){let $=R=>Math.abs(R-T),L=typeof T=="number"?i[g]:void 0;return[g,L?L.reduce((R,F)=>$(F)<$(R)?F:R):T]}function A(g){let T=Object.keys(s).filter($=>$ in g&&g[$]!==b.state[$]);return Object.assign({},...T.map($=>s[$][i[$].indexOf(g[$])]))}function M([g,T]){return!(JSON.stringify(T)===JSON.stringify(b.state[g]))&&!(g in i)&&!p.has(g)}function Q({number:g,changes:T}){let $=Object.fromEntries(Object.entries(T).map(C)),L=E(),R=y.get(d({...b.state,...A($),...$}));if(clearTimeout(k),_=void 0,n&&(R===void 0||Object.entries($).some(M))){_={changes:T},k=setTimeout(B,bi,n,g);return}let F=R??L;for(let D of p)$t(F,L,D)&&delete w[D];for(let[D,An]of Object.entries($))p.has(D)&&(w[D]=An);b=P(F,g),v.forEach(D=>D())}async function B(g,T){await g()||(_=void 0,b=P(E(),Math.max(T,b.number)),v.forEach($=>$()))}function $t(g,T,$){let[L,R]=[g,T].map(F=>JSON.stringify(l[F].state[$]));return L!==R}function at(){clearInterval(x),x=void 0}function Et(){b=P(E(),b.number),v.forEach(g=>g())}function kn(g){let T=i[g],$=R=>Q({number:Math.max(Date.now(),b.number+1),changes:{[g]:T[R]}}),L=()=>T.indexOf(b.state[g]);if(H()){$(L()===T.length-1?0:T.length-1);return}x=setInterval(()=>{let R=L()+1;R===T.length-1&&at(),$(R)},wi),L()===T.length-1?$(0):Et()}let Tn={title:e,described:f,lasting:h,alone:!0,wakes:!!n};return{get:g=>({...Tn,answer:b,wanted:_})[g],set:(g,T)=>{at(),Q(T)},save_changes:()=>{},send:({press:g})=>{at(),r&&g==="play"?kn(r):n?(clearTimeout(k),_={changes:{},..._,press:g},B(n,b.number)):Et()},on:(g,T)=>{g==="change:answer"&&v.add(T)},off:(g,T)=>{v.delete(T)}}}async function Wt(t){let n=Uint8Array.from(atob(t),i=>i.charCodeAt(0)),e=new Blob([n]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(e).arrayBuffer())}function ki(t,n){let e=0;return t.map(({kind:i,shape:s})=>{let r=vi[i],o=s.reduce((l,c)=>l*c,1),a=new Uint8Array(o*r);for(let l=0;l<r;l+=1)for(let c=0;c<o;c+=1)a[c*r+l]=n[e+l*o+c];return e+=a.length,mt(i,s,a)})}function nt(t,n){return Array.isArray(t)?t.map(e=>nt(e,n)):t===null||typeof t!="object"?t:t.array!==void 0?n[t.array]:Object.fromEntries(Object.entries(t).map(([e,i])=>[e,nt(i,n)]))}var Ti="This explorer is asleep: run the cell to use it.",Ai=16,Si=25,Mi=600,$i=1e3;function Gt(t){let n=({model:i,el:s})=>Ei(t,i,s);return{render:n,play:async(i,s)=>n({model:await gt(i),el:s}),modelOf:gt}}function Ei(t,n,e){let i=Jt(n),s=Ht(n.get("described"),i),r=["question","task","lacks"].filter(C=>n.get("lasting")[C]).map(C=>m("p",{class:C},n.get("lasting")[C])),o=m("div",{class:"picture",style:"visibility: hidden"}),a=m("p",{class:"said"}),l=m("p",{class:"heard",role:"status"}),c=m("section",{class:"mlpkit","aria-label":n.get("title")},m("style",{},Ut),m("p",{class:"asleep",role:"note"},Ti),...r,o,s.node,a,l),u=m("div",{class:"mlpkit-around"},m("style",{},Xt));u.attachShadow({mode:"open"}).append(c);let h=Ci(u,c),f=()=>u.classList.add("sleeping");n.on("comm_live_update",f),e.append(u);let p=t({picture:o,link:i,root:c}),[d,y,v,w,x]=[0,0,0,0,0],_=o.clientWidth;function k(){if(cancelAnimationFrame(d),d=0,x=performance.now(),_===0)return;s.update();let C=p({numbers:i.numbers,state:i.state,drawn:i.drawn,width:_}),A=i.failed?i.said:V(C??i.said);a.textContent!==A&&b(A),a.classList.toggle("failed",i.failed),o.style.visibility="",c.dataset.drawn=String(i.number),w+=1,c.dataset.pictures=String(w)}function b(C){let A=a.textContent==="";a.textContent=C,clearTimeout(v),l.textContent="",!A&&(v=setTimeout(()=>{l.setAttribute("role",i.failed?"alert":"status"),l.textContent=C},Mi))}let E=()=>{clearTimeout(y),y=0,d||=requestAnimationFrame(k)},N=0;i.onAnswer=()=>{if(u.classList.remove("sleeping"),i.unasked&&H()){let A=performance.now()-x;N||=setTimeout(()=>{N=0,E()},Math.max($i-A,0));return}E(),i.number>=i.asked&&!document.hidden&&performance.now()-x>Ai&&k()},i.onQuestion=()=>{c.dataset.asked=String(i.asked),y||=setTimeout(E,Si)};let S=new ResizeObserver(([{contentRect:C}])=>{let A=Math.round(C.width);A!==_&&(_=A,E())});S.observe(o);let P=Yt(E);return c.dataset.asked=String(i.asked),E(),()=>{cancelAnimationFrame(d),clearTimeout(y),clearTimeout(v),clearTimeout(N),S.disconnect(),P(),h(),n.off("comm_live_update",f),i.close()}}var Ni="input:not([type=radio], [type=checkbox], [type=range]), textarea";function Ci(t,n){let e=i=>{let s=i.composedPath()[0];if(!n.contains(s))return;let r=i.ctrlKey||i.metaKey||i.altKey,o=i.key==="Escape"||(s.matches(Ni)?r&&i.key.toLowerCase()==="s":r||i.key==="Enter"&&i.shiftKey);t.toggleAttribute("data-lm-suppress-shortcuts",!o)};return window.addEventListener("keydown",e,!0),()=>window.removeEventListener("keydown",e,!0)}var G=Math.PI,yt=2*G,X=1e-6,Oi=yt-X;function Qt(t){this._+=t[0];for(let n=1,e=t.length;n<e;++n)this._+=arguments[n]+t[n]}function Ri(t){let n=Math.floor(t);if(!(n>=0))throw new Error(`invalid digits: ${t}`);if(n>15)return Qt;let e=10**n;return function(i){this._+=i[0];for(let s=1,r=i.length;s<r;++s)this._+=Math.round(arguments[s]*e)/e+i[s]}}function Zt(t,n,e,i){return t===e&&n===i}function Pi(t){let n=Math.floor(t);if(!(n<=15))return Zt;let e=10**n,i=function(s){return Math.round(s*e)};return function(s,r,o,a){return i(s)===i(o)&&i(r)===i(a)}}var U=class{constructor(n){this._x0=this._y0=this._x1=this._y1=null,this._="",this._append=n==null?Qt:Ri(n),this._equal=n==null?Zt:Pi(n)}moveTo(n,e){this._append`M${this._x0=this._x1=+n},${this._y0=this._y1=+e}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(n,e){this._append`L${this._x1=+n},${this._y1=+e}`}quadraticCurveTo(n,e,i,s){this._append`Q${+n},${+e},${this._x1=+i},${this._y1=+s}`}bezierCurveTo(n,e,i,s,r,o){this._append`C${+n},${+e},${+i},${+s},${this._x1=+r},${this._y1=+o}`}arcTo(n,e,i,s,r){if(n=+n,e=+e,i=+i,s=+s,r=+r,r<0)throw new Error(`negative radius: ${r}`);let o=this._x1,a=this._y1,l=i-n,c=s-e,u=o-n,h=a-e,f=u*u+h*h;if(this._x1===null)this._append`M${this._x1=n},${this._y1=e}`;else if(f>X)if(!(Math.abs(h*l-c*u)>X)||!r)this._append`L${this._x1=n},${this._y1=e}`;else{let p=i-o,d=s-a,y=l*l+c*c,v=p*p+d*d,w=Math.sqrt(y),x=Math.sqrt(f),_=r*Math.tan((G-Math.acos((y+f-v)/(2*w*x)))/2),k=_/x,b=_/w;Math.abs(k-1)>X&&this._append`L${n+k*u},${e+k*h}`,this._append`A${r},${r},0,0,${+(h*p>u*d)},${this._x1=n+b*l},${this._y1=e+b*c}`}}arc(n,e,i,s,r,o){if(n=+n,e=+e,i=+i,o=!!o,i<0)throw new Error(`negative radius: ${i}`);let a=i*Math.cos(s),l=i*Math.sin(s),c=n+a,u=e+l,h=1^o,f=o?s-r:r-s;if(this._x1===null?this._append`M${c},${u}`:(Math.abs(this._x1-c)>X||Math.abs(this._y1-u)>X)&&this._append`L${c},${u}`,!!i){if(f<0&&(f=f%yt+yt),f>Oi)this._append`A${i},${i},0,1,${h},${n-a},${e-l}A${i},${i},0,1,${h},${this._x1=c},${this._y1=u}`;else if(f>X){let p=n+i*Math.cos(r),d=e+i*Math.sin(r);if(f>=G&&this._equal(c,u,p,d)){f/=2;let y=s+f;this._append`A${i},${i},0,${+(f>=G)},${h},${n+i*Math.cos(y)},${e+i*Math.sin(y)}`}this._append`A${i},${i},0,${+(f>=G)},${h},${this._x1=p},${this._y1=d}`}}}rect(n,e,i,s){this._append`M${this._x0=this._x1=+n},${this._y0=this._y1=+e}h${i=+i}v${+s}h${-i}Z`}toString(){return this._}};function Li(){return new U}Li.prototype=U.prototype;function K(t){return function(){return t}}var qi=Math.cos;var vt=Math.sin,J=Math.sqrt,jt=1e-12,et=Math.PI,Fs=et/2,rn=2*et;function zi(t){let n=3;return t.digits=function(e){if(!arguments.length)return n;if(e==null)n=null;else{let i=Math.floor(e);if(!(i>=0))throw new RangeError(`invalid digits: ${e}`);n=i}return t},()=>new U(n)}var Ds=Array.prototype.slice;function Bi(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function on(t){this._context=t}on.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;default:this._context.lineTo(t,n);break}}};function an(t){return new on(t)}function Ii(t){return t[0]}function Fi(t){return t[1]}function ln(t,n){var e=K(!0),i=null,s=an,r=null,o=zi(a);t=typeof t=="function"?t:t===void 0?Ii:K(t),n=typeof n=="function"?n:n===void 0?Fi:K(n);function a(l){var c,u=(l=Bi(l)).length,h,f=!1,p;for(i==null&&(r=s(p=o())),c=0;c<=u;++c)!(c<u&&e(h=l[c],c,l))===f&&((f=!f)?r.lineStart():r.lineEnd()),f&&r.point(+t(h,c,l),+n(h,c,l));if(p)return r=null,p+""||null}return a.x=function(l){return arguments.length?(t=typeof l=="function"?l:K(+l),a):t},a.y=function(l){return arguments.length?(n=typeof l=="function"?l:K(+l),a):n},a.defined=function(l){return arguments.length?(e=typeof l=="function"?l:K(!!l),a):e},a.curve=function(l){return arguments.length?(s=l,i!=null&&(r=s(i)),a):s},a.context=function(l){return arguments.length?(l==null?i=r=null:r=s(i=l),a):i},a}var Vs=Di(an);function cn(t){this._curve=t}cn.prototype={areaStart:function(){this._curve.areaStart()},areaEnd:function(){this._curve.areaEnd()},lineStart:function(){this._curve.lineStart()},lineEnd:function(){this._curve.lineEnd()},point:function(t,n){this._curve.point(n*Math.sin(t),n*-Math.cos(t))}};function Di(t){function n(e){return new cn(t(e))}return n._curve=t,n}var Xs=J(3);var Vi=J(1/3),Ys=Vi*2;var un=vt(et/10)/vt(7*et/10),Hs=vt(rn/10)*un,Us=-qi(rn/10)*un;var Ks=J(3);var Js=J(3);var Ws=J(3)/2,Xi=1/J(12),Gs=(Xi/2+1)*3;function I(){}function it(t,n,e){t._context.bezierCurveTo((2*t._x0+t._x1)/3,(2*t._y0+t._y1)/3,(t._x0+2*t._x1)/3,(t._y0+2*t._y1)/3,(t._x0+4*t._x1+n)/6,(t._y0+4*t._y1+e)/6)}function wt(t){this._context=t}wt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){switch(this._point){case 3:it(this,this._x1,this._y1);case 2:this._context.lineTo(this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3,this._context.lineTo((5*this._x0+this._x1)/6,(5*this._y0+this._y1)/6);default:it(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function Yi(t){this._context=t}Yi.prototype={areaStart:I,areaEnd:I,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._y0=this._y1=this._y2=this._y3=this._y4=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x2,this._y2),this._context.closePath();break}case 2:{this._context.moveTo((this._x2+2*this._x3)/3,(this._y2+2*this._y3)/3),this._context.lineTo((this._x3+2*this._x2)/3,(this._y3+2*this._y2)/3),this._context.closePath();break}case 3:{this.point(this._x2,this._y2),this.point(this._x3,this._y3),this.point(this._x4,this._y4);break}}},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._x2=t,this._y2=n;break;case 1:this._point=2,this._x3=t,this._y3=n;break;case 2:this._point=3,this._x4=t,this._y4=n,this._context.moveTo((this._x0+4*this._x1+t)/6,(this._y0+4*this._y1+n)/6);break;default:it(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function Hi(t){this._context=t}Hi.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3;var e=(this._x0+4*this._x1+t)/6,i=(this._y0+4*this._y1+n)/6;this._line?this._context.lineTo(e,i):this._context.moveTo(e,i);break;case 3:this._point=4;default:it(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function hn(t,n){this._basis=new wt(t),this._beta=n}hn.prototype={lineStart:function(){this._x=[],this._y=[],this._basis.lineStart()},lineEnd:function(){var t=this._x,n=this._y,e=t.length-1;if(e>0)for(var i=t[0],s=n[0],r=t[e]-i,o=n[e]-s,a=-1,l;++a<=e;)l=a/e,this._basis.point(this._beta*t[a]+(1-this._beta)*(i+l*r),this._beta*n[a]+(1-this._beta)*(s+l*o));this._x=this._y=null,this._basis.lineEnd()},point:function(t,n){this._x.push(+t),this._y.push(+n)}};var Qs=(function t(n){function e(i){return n===1?new wt(i):new hn(i,n)}return e.beta=function(i){return t(+i)},e})(.85);function st(t,n,e){t._context.bezierCurveTo(t._x1+t._k*(t._x2-t._x0),t._y1+t._k*(t._y2-t._y0),t._x2+t._k*(t._x1-n),t._y2+t._k*(t._y1-e),t._x2,t._y2)}function bt(t,n){this._context=t,this._k=(1-n)/6}bt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:st(this,this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2,this._x1=t,this._y1=n;break;case 2:this._point=3;default:st(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var Zs=(function t(n){function e(i){return new bt(i,n)}return e.tension=function(i){return t(+i)},e})(0);function kt(t,n){this._context=t,this._k=(1-n)/6}kt.prototype={areaStart:I,areaEnd:I,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._x3=t,this._y3=n;break;case 1:this._point=2,this._context.moveTo(this._x4=t,this._y4=n);break;case 2:this._point=3,this._x5=t,this._y5=n;break;default:st(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var js=(function t(n){function e(i){return new kt(i,n)}return e.tension=function(i){return t(+i)},e})(0);function Tt(t,n){this._context=t,this._k=(1-n)/6}Tt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:st(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var tr=(function t(n){function e(i){return new Tt(i,n)}return e.tension=function(i){return t(+i)},e})(0);function At(t,n,e){var i=t._x1,s=t._y1,r=t._x2,o=t._y2;if(t._l01_a>jt){var a=2*t._l01_2a+3*t._l01_a*t._l12_a+t._l12_2a,l=3*t._l01_a*(t._l01_a+t._l12_a);i=(i*a-t._x0*t._l12_2a+t._x2*t._l01_2a)/l,s=(s*a-t._y0*t._l12_2a+t._y2*t._l01_2a)/l}if(t._l23_a>jt){var c=2*t._l23_2a+3*t._l23_a*t._l12_a+t._l12_2a,u=3*t._l23_a*(t._l23_a+t._l12_a);r=(r*c+t._x1*t._l23_2a-n*t._l12_2a)/u,o=(o*c+t._y1*t._l23_2a-e*t._l12_2a)/u}t._context.bezierCurveTo(i,s,r,o,t._x2,t._y2)}function fn(t,n){this._context=t,this._alpha=n}fn.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:this.point(this._x2,this._y2);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3;default:At(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var nr=(function t(n){function e(i){return n?new fn(i,n):new bt(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function pn(t,n){this._context=t,this._alpha=n}pn.prototype={areaStart:I,areaEnd:I,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._x3=t,this._y3=n;break;case 1:this._point=2,this._context.moveTo(this._x4=t,this._y4=n);break;case 2:this._point=3,this._x5=t,this._y5=n;break;default:At(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var er=(function t(n){function e(i){return n?new pn(i,n):new kt(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function dn(t,n){this._context=t,this._alpha=n}dn.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:At(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var ir=(function t(n){function e(i){return n?new dn(i,n):new Tt(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function Ui(t){this._context=t}Ui.prototype={areaStart:I,areaEnd:I,lineStart:function(){this._point=0},lineEnd:function(){this._point&&this._context.closePath()},point:function(t,n){t=+t,n=+n,this._point?this._context.lineTo(t,n):(this._point=1,this._context.moveTo(t,n))}};function tn(t){return t<0?-1:1}function nn(t,n,e){var i=t._x1-t._x0,s=n-t._x1,r=(t._y1-t._y0)/(i||s<0&&-0),o=(e-t._y1)/(s||i<0&&-0),a=(r*s+o*i)/(i+s);return(tn(r)+tn(o))*Math.min(Math.abs(r),Math.abs(o),.5*Math.abs(a))||0}function en(t,n){var e=t._x1-t._x0;return e?(3*(t._y1-t._y0)/e-n)/2:n}function xt(t,n,e){var i=t._x0,s=t._y0,r=t._x1,o=t._y1,a=(r-i)/3;t._context.bezierCurveTo(i+a,s+a*n,r-a,o-a*e,r,o)}function rt(t){this._context=t}rt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=this._t0=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x1,this._y1);break;case 3:xt(this,this._t0,en(this,this._t0));break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){var e=NaN;if(t=+t,n=+n,!(t===this._x1&&n===this._y1)){switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3,xt(this,en(this,e=nn(this,t,n)),e);break;default:xt(this,this._t0,e=nn(this,t,n));break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n,this._t0=e}}};function Ki(t){this._context=new _n(t)}(Ki.prototype=Object.create(rt.prototype)).point=function(t,n){rt.prototype.point.call(this,n,t)};function _n(t){this._context=t}_n.prototype={moveTo:function(t,n){this._context.moveTo(n,t)},closePath:function(){this._context.closePath()},lineTo:function(t,n){this._context.lineTo(n,t)},bezierCurveTo:function(t,n,e,i,s,r){this._context.bezierCurveTo(n,t,i,e,r,s)}};function mn(t){return new rt(t)}function Ji(t){this._context=t}Ji.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=[],this._y=[]},lineEnd:function(){var t=this._x,n=this._y,e=t.length;if(e)if(this._line?this._context.lineTo(t[0],n[0]):this._context.moveTo(t[0],n[0]),e===2)this._context.lineTo(t[1],n[1]);else for(var i=sn(t),s=sn(n),r=0,o=1;o<e;++r,++o)this._context.bezierCurveTo(i[0][r],s[0][r],i[1][r],s[1][r],t[o],n[o]);(this._line||this._line!==0&&e===1)&&this._context.closePath(),this._line=1-this._line,this._x=this._y=null},point:function(t,n){this._x.push(+t),this._y.push(+n)}};function sn(t){var n,e=t.length-1,i,s=new Array(e),r=new Array(e),o=new Array(e);for(s[0]=0,r[0]=2,o[0]=t[0]+2*t[1],n=1;n<e-1;++n)s[n]=1,r[n]=4,o[n]=4*t[n]+2*t[n+1];for(s[e-1]=2,r[e-1]=7,o[e-1]=8*t[e-1]+t[e],n=1;n<e;++n)i=s[n]/r[n-1],r[n]-=i,o[n]-=i*o[n-1];for(s[e-1]=o[e-1]/r[e-1],n=e-2;n>=0;--n)s[n]=(o[n]-s[n+1])/r[n];for(r[e-1]=(t[e]+s[e-1])/2,n=0;n<e-1;++n)r[n]=2*t[n+1]-s[n+1];return[s,r]}function Wi(t,n){this._context=t,this._t=n}Wi.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=this._y=NaN,this._point=0},lineEnd:function(){0<this._t&&this._t<1&&this._point===2&&this._context.lineTo(this._x,this._y),(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line>=0&&(this._t=1-this._t,this._line=1-this._line)},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;default:{if(this._t<=0)this._context.lineTo(this._x,n),this._context.lineTo(t,n);else{var e=this._x*(1-this._t)+t*this._t;this._context.lineTo(e,this._y),this._context.lineTo(e,n)}break}}this._x=t,this._y=n}};var Gi={row:88,radius:17,letter:6.9,near:76},Qi={row:94,radius:14,letter:6.3,near:66},[St,yn]=[13,4],[Zi,gn,ji]=[190,44,60],ts=3,ns=27,es=[.5,.44,.56,.38,.62,.32,.68,.26,.74],Y=8,Mt=480;function z(t){let n=Math.abs(t);return n>=1e5?V(t.toExponential(1)):O(t,n>.1&&n<1?2:ts)}var xn=({name:t,kind:n,value:e})=>n==="made"?`${t} = ${z(e)}`:z(e);function vn({places:t,paths:n,nodes:e,edges:i,steps:s},r,o){let a=Math.max(...t.map(([A])=>A)),l=Math.max(...n.flat().map(([,A])=>A)),c=r<Mt?Qi:Gi,{letter:u,radius:h}=c,f=e.filter((A,M)=>[0,a].includes(t[M][0])),p=Math.max(2*h,u*Math.max(...f.map(A=>xn(A).length))/2+4),d=Math.max(...i.map((A,M)=>ot(s,"sent",M))),y=Math.max(...e.map((A,M)=>ot(s,"grads",M))),v=i.some(({aside:A})=>A),w=Math.max(c.near,u*d+2*h,v?u*(d+y)+yn:0),x=tt((r-2*p)/a,w,Zi),_=Math.max(r,x*a+2*p),k=(_-x*a)/2,b=l===0?12:0,E=([A,M])=>[k+A*x,gn+b+M*c.row],N=n.map((A,M)=>is(A.map(E),i[M].aside)),S=ln().curve(mn);o.selectAll("path").data(N).join("path").attr("d",A=>S(A));let P=o.selectAll("path").nodes(),C=t.map(E);return{width:_,height:gn+ji+2*b+l*c.row,at:C,size:c,heads:P.map(A=>rs(A,h+1)),spots:ss(C,c,P,{nodes:e,edges:i,steps:s})}}function is(t,n){if(!n)return t;let[[e,i],[s,r]]=[t[0],t[t.length-1]],o=a=>[e+a*(s-e),i+a*(r-i)+n*ns];return[[e,i],o(.32),o(.68),[s,r]]}function ss(t,{radius:n,letter:e},i,{nodes:s,edges:r,steps:o}){let a=i.map(c=>os(c,24)),l=t.flatMap(([c,u],h)=>[{x:c,y:u,wide:n+3,high:n+2},{x:c,y:u-n-11,wide:e*xn(s[h]).length/2,high:St/2},{x:c,y:u+n+11,wide:e*ot(o,"grads",h)/2,high:St/2}]);return r.map(({source:c},u)=>{let h=[z(s[c].value).length,ot(o,"sent",u)],f=a.filter((d,y)=>y!==u).flat(),p=as(i[u],h.map(d=>d*e/2),l,f);return l.push(...p.boxes),p})}function rs(t,n){let e=t.getTotalLength(),i=(s,r)=>{let[o,a]=[s,r].map(c=>t.getPointAtLength(c)),l=180/Math.PI*Math.atan2(a.y-o.y,a.x-o.x);return`translate(${a.x},${a.y}) rotate(${l})`};return{forth:i(e-n-Y,e-n),back:i(n+Y,n)}}function os(t,n){let e=t.getTotalLength();return Array.from({length:n},(i,s)=>t.getPointAtLength(e*(s+.5)/n))}function as(t,[n,e],i,s){let r=t.getTotalLength(),[o,a]=[null,1/0];for(let l of[!0,!1])for(let[c,u]of es.entries()){let{x:h,y:f}=t.getPointAtLength(u*r),p=St/2,d=l?[{x:h,y:f-8,wide:n,high:p},{x:h,y:f+8,wide:e,high:p}]:[{x:h,y:f,wide:e,high:p}],y=({x:w,y:x})=>d.some(_=>Math.abs(w-_.x)<_.wide&&Math.abs(x-_.y)<p),v=c/20+(l?0:4)+2*s.filter(y).length+d.flatMap(w=>i.map(x=>ls(w,x))).reduce((w,x)=>w+x,0);v<a&&([o,a]=[{x:h,y:f,both:l,boxes:d},v])}return o}var ot=(t,n,e)=>Math.max(0,...t.map(i=>{let s=i[n]?.[e];return s==null?0:z(s).length+(i.wrong?.[n].includes(e)?2:0)}));function ls(t,n){let e=t.wide+n.wide+yn-Math.abs(t.x-n.x),i=t.high+n.high-Math.abs(t.y-n.y);return e>0&&i>0?5+Math.min(e,i):0}function wn(t,n){let e=Vt("svg").attr("role","group").attr("aria-label",n);t.append(e.node());let i=Object.assign(e,{size:(s,r)=>i.attr("viewBox",`0 0 ${s} ${r}`).attr("height",r)});return i}var cs=200,us=620,hs=`
.mlpkit .chosen { display: grid; gap: 6px; margin: 0 0 4px; }
.mlpkit .chosen :is(.option, input) { font: 12px var(--jp-code-font-family, ui-monospace, monospace); }
.mlpkit .chosen .option { display: flex; align-items: center; padding: 2px 7px; white-space: pre; }
.mlpkit .chosen .mark { font-weight: 700; }
.mlpkit .chosen .option:not(:has(:checked)) .wrong { color: var(--wrong); }
.mlpkit .chosen .option:not(:has(:checked)) .right { color: var(--right); }
.mlpkit .chosen .own { display: flex; gap: 6px; max-width: 460px; }
.mlpkit .chosen .own input {
  flex: 1; min-width: 0; color: var(--ink); background: var(--page); border: 1px solid var(--quiet); border-radius: 4px;
  min-height: 26px; padding: 2px 7px; box-sizing: border-box;
}
.mlpkit .chosen .own input::placeholder { color: var(--quiet); opacity: 1; }
.mlpkit .chosen .own [aria-invalid="true"] { border: 2px solid var(--slope); }
.mlpkit .graph { overflow-x: auto; }
.mlpkit .graph svg { margin: 0 auto; width: auto; }
.mlpkit .graph .edge { fill: none; stroke: var(--quiet); stroke-width: 1.2; }
.mlpkit .graph .edge.forth { stroke: var(--value); }
.mlpkit .graph .edge.back { stroke: var(--slope); stroke-width: 1.6; }
.mlpkit .graph .edge.wrong { stroke: var(--wrong); stroke-dasharray: 6 4; }
.mlpkit .graph .edge.fresh { stroke-width: 3; }
.mlpkit .graph .head { fill: var(--quiet); }
.mlpkit .graph circle { fill: var(--page); stroke: var(--quiet); stroke-width: 1.2; }
.mlpkit .graph .fresh circle { fill: var(--lit); stroke: var(--ink); stroke-width: 1.8; }
.mlpkit .graph text { text-anchor: middle; dominant-baseline: central; font-size: 12.5px; }
.mlpkit .graph.small text { font-size: 11.5px; }
.mlpkit .graph .sign { font-size: 14px; }
.mlpkit .graph .sign.word { font-size: 10.5px; }
.mlpkit .graph .constant .sign { fill: var(--quiet); }
.mlpkit .graph .number { paint-order: stroke; stroke: var(--page); stroke-width: 5px; stroke-linejoin: round; }
.mlpkit .graph .edges .number { font-size: 11.5px; }
.mlpkit .graph.small .sign.word { font-size: 9.5px; }
.mlpkit .graph.small .edges .number { font-size: 11px; }
.mlpkit .graph .fresh .number, .mlpkit .graph .number.fresh { font-weight: 700; }
.mlpkit :is(.graph, .lines) .value { fill: var(--value); color: var(--value); }
.mlpkit :is(.graph, .lines) .slope { fill: var(--slope); color: var(--slope); }
.mlpkit :is(.graph, .lines) .wrong { fill: var(--wrong); color: var(--wrong); }
.mlpkit .graph .edge.wrong { fill: none; }
.mlpkit .graph .right { fill: var(--right); }
.mlpkit .graph .name { fill: var(--ink); font-weight: 400; }
.mlpkit .graph .name.ahead { fill: var(--quiet); }
.mlpkit .key { margin: 0 0 6px; color: var(--quiet); font-size: 12px; }
.mlpkit .key .value { color: var(--value); }
.mlpkit .key .slope { color: var(--slope); }
.mlpkit .key .wrong { color: var(--wrong); }
.mlpkit .key .right { color: var(--right); }
.mlpkit .walk { display: flex; gap: 8px; align-items: center; margin: 2px 0 0; }
.mlpkit .walk input { flex: 1; min-height: 24px; }
.mlpkit .walk .count { min-width: 8.5em; text-align: right; font-variant-numeric: tabular-nums; }
.mlpkit .lines { pointer-events: var(--mlpkit-pointer, auto); display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 4px 28px; margin: 10px 0 0; }
.mlpkit .lines.narrow .ahead .line span { display: none; }
.mlpkit .lines.narrow { grid-template-columns: minmax(0, 1fr); }
.mlpkit .lines .way { font-size: 13px; font-weight: 600; margin: 0 0 3px; }
.mlpkit .lines .loop { color: var(--quiet); font-size: 12px; margin: 0 0 4px; }
.mlpkit .lines ol { list-style: none; margin: 0; padding: 0; max-height: 440px; overflow: auto; }
.mlpkit .lines li {
  display: grid; grid-template-columns: 1.9em 1fr; gap: 0 4px; padding: 2px 6px 2px 2px; margin: 0; min-height: 24px; box-sizing: border-box;
  border-left: 3px solid transparent; border-radius: 3px; cursor: pointer;
}
.mlpkit .lines li:hover { border-left-color: var(--quiet); }
.mlpkit .lines li.now { background: var(--lit); border-left-color: var(--ink); }
.mlpkit .lines li > span { font-size: 12px; text-align: right; padding-right: 4px; font-variant-numeric: tabular-nums; }
.mlpkit .lines .line { display: flex; flex-wrap: wrap; gap: 0 14px; grid-column: 2; }
.mlpkit .lines .line code { flex: 0 1 auto; min-width: min(60%, 26ch); }
.mlpkit .lines .forth code { min-width: min(50%, 18ch); }
.mlpkit .lines .line span { white-space: nowrap; font-size: 12.5px; }
.mlpkit .lines code { font: 12px var(--jp-code-font-family, ui-monospace, monospace); color: inherit; background: none; padding: 0; line-height: 20px; }
.mlpkit .lines .now :is(.value, .slope, .wrong) { color: color-mix(in srgb, var(--own) 75%, var(--ink)); }
.mlpkit .lines .value { --own: var(--value); }
.mlpkit .lines .slope { --own: var(--slope); }
.mlpkit .lines .wrong { --own: var(--wrong); }
.mlpkit .lines .ahead code, .mlpkit .lines .ahead > span { color: var(--quiet); }
.mlpkit .lines .ahead .line span { visibility: hidden; }
`,fs=({picture:t,link:n,root:e})=>{let{expression:i,step:s}=n.controls,r=ps(i,n),o=m("div",{class:"graph"}),a=wn(o,"the graph: values in blue, gradients in orange"),l=a.append("g").attr("class","edges"),c=l.append("g"),u=a.append("g"),h=a.append("g"),f=a.append("g").style("pointer-events","none"),p=()=>n.numbers.steps.length-1,d=()=>Math.min(n.state.step,p()),y=S=>n.ask({step:S>=p()?s.high:Math.max(S,0)}),v=(S,P)=>m("button",{type:"button",onclick:()=>y(d()+P)},S),[w,x]=[v("Back",-1),v("Next",1)],_=m("input",{type:"range",min:0,step:1,"aria-label":s.label,oninput:()=>y(Number(_.value))}),k=m("span",{class:"count"}),b=gs(y),E=m("p",{class:"key"},m("b",{class:"value"},"Blue, forward"),": the value. ",m("b",{class:"slope"},"Orange, back"),": the gradient; on an edge, the part of it that comes back that way. ",m("b",{class:"wrong"},"✗"),": wrong; ",m("b",{class:"right"},"✓"),": what it should be.");t.append(m("style",{},hs),r.node,o,E,m("div",{class:"walk"},w,x,_,k)),e.append(b.node);let N={step:d()};return({numbers:S,state:P,drawn:C,width:A})=>{let M=d(),Q=S.steps[M],B=vn(S,A,c);return o.classList.toggle("small",A<Mt),a.size(B.width,B.height).attr("width",B.width),B.width>A?o.setAttribute("tabindex","0"):o.removeAttribute("tabindex"),ds(l,c,S,B,M),_s(h,S,B,M),ms(u,S,B,M),r.update(C,S.right,M===p()),_.max=String(p()),_.value=String(M),_.setAttribute("aria-valuetext",`step ${M} of ${p()}`),k.textContent=`step ${M} of ${p()}`,ft(w,M===0&&"this is the start"),ft(x,M===p()&&"this is the end"),b.update(S,M,A<us),P.expression===N.expression&&P.order===N.order&&M===N.step+1&&!H()&&ys(f,S,Q,c),N={...P,step:M},S.said[M]}},_r=Gt(fs);function ps(t,n){let e=Math.random().toString(36),i="right order add",s=new Map,r=t.options.map(p=>m("input",{type:"radio",name:e,onchange:()=>n.ask({expression:p})})),o=r.map(()=>m("span",{class:"mark"})),a=r.map((p,d)=>m("label",{class:"option"},p,t.options[d],o[d])),l=()=>c.value.trim()&&n.ask({expression:c.value}),c=m("input",{"aria-label":"your own expression",placeholder:"your own: b = a * a; b + a",spellcheck:"false",autocomplete:"off",autocapitalize:"off",onkeydown:p=>p.key==="Enter"&&l(),oninput:()=>c.removeAttribute("aria-invalid")}),u=m("div",{class:"chosen"},m("div",{class:"options",role:"radiogroup","aria-label":t.label},...a),t.stops?"":m("div",{class:"own"},c,m("button",{type:"button",onclick:l},"Draw"))),h="";function f({order:p,meet:d,expression:y},v,w){y!==h&&!t.options.includes(y)&&(c.value=y),h=y;let x=`${p} ${d}`,_=s.get(x)??{};s.set(x,_),w&&x!==i&&(_[y]=v),t.options.forEach((k,b)=>{let E=_[k];r[b].checked=k===n.state.expression,o[b].textContent=E===void 0?"":E?" ✓":" ✗",o[b].className=`mark ${E?"right":"wrong"}`}),n.failed&&c.value?c.setAttribute("aria-invalid","true"):c.removeAttribute("aria-invalid")}return{node:u,update:f}}function ds(t,n,{nodes:e,edges:i,steps:s},{spots:r},o){let{sent:a,wrong:l,fresh:c,node:u,way:h}=s[o],f=({target:y})=>e[y].known<=o,p=y=>[a?.[y]!=null&&"back",l?.sent.includes(y)&&"wrong",f(i[y])&&"forth",h==="forward"&&i[y].target===u&&"fresh",c?.includes(y)&&"fresh"].filter(Boolean).join(" ");n.selectAll("path").data(i).attr("class",(y,v)=>`edge ${p(v)}`);let d=i.flatMap(({source:y},v)=>{let{x:w,y:x,both:_}=r[v],k=p(v).includes("fresh")?" fresh":"",b=[];_&&f(i[v])&&b.push({x:w,y:x-8,text:z(e[y].value),kind:`value${k}`});let E=a?.[v];if(E!=null){let N=l?.sent.includes(v),S=`${N?"✗ ":""}${z(E)}`;b.push({x:w,y:_?x+8:x,text:S,kind:`${N?"wrong":"slope"}${k}`})}return b});bn(t.selectAll(":scope > text"),d)}function _s(t,{nodes:n,edges:e,steps:i},{heads:s},r){let{sent:o,wrong:a}=i[r],l=e.flatMap(({target:c},u)=>{let h={place:s[u].forth,kind:n[c].known<=r?"value":""},f=a?.sent.includes(u)?"wrong":"slope";return o?.[u]==null?[h]:[h,{place:s[u].back,kind:f}]});t.selectAll("polygon").data(l).join("polygon").attr("class",({kind:c})=>`head ${c}`).attr("points",`0,0 ${-Y},${-Y/2} ${-Y},${Y/2}`).attr("transform",({place:c})=>c)}function bn(t,n){t.data(n).join("text").attr("class",e=>`number ${e.kind}`).attr("x",e=>e.x).attr("y",e=>e.y).text(e=>e.text)}function ms(t,{nodes:n,steps:e},{at:i,size:{radius:s}},r){let{node:o,grads:a,wrong:l}=e[r];t.selectAll("g").data(n).join(u=>{let h=u.append("g");return h.append("circle"),h.append("text").attr("class","sign"),h}).attr("transform",(u,h)=>`translate(${i[h].join()})`).attr("class",(u,h)=>`${u.kind}${h===o?" fresh":""}`).each(function({name:h,sign:f,kind:p,value:d,known:y,right:v},w){let x=j(this);x.select("circle").attr("r",s).attr("visibility",p==="constant"?"hidden":null),x.select(".sign").attr("class",`sign${f.length>2?" word":""}${p==="constant"?" number":""}`).text(f);let _=[];(p==="given"||p==="made"&&y<=r)&&_.push({x:0,y:-s-11,text:z(d),kind:"value"});let k=a?.[w],b=l?.grads.includes(w);if(k!=null&&_.push({x:0,y:s+11,text:`${b?"✗ ":""}${z(k)}`,kind:b?"wrong":"slope"}),b&&_.push({x:0,y:s+26,text:`✓ ${z(v)}`,kind:"right"}),bn(x.selectAll("text.number:not(.sign)"),_),p!=="made")return;if(x.selectAll("text.name").data(y<=r?[]:[h]).join("text").attr("class","number name ahead").attr("y",-s-11).text(h),y<=r){let N=x.select("text.value").text(null);N.append("tspan").attr("class","name").text(`${h} = `),N.append("tspan").text(z(d))}})}function gs(t){let[n,e]=[m("code"),m("span")],i=m("p",{class:"loop"},n," ",e),[s,r]=["forward","backward"].map(l=>m("ol",{class:l==="forward"?"forth":"back","aria-label":`the code, ${l}`})),o=m("div",{class:"lines"},m("div",{},m("p",{class:"way"},"forward"),s),m("div",{},m("p",{class:"way"},"backward"),i,r));function a({steps:l,loop:c},u,h){o.classList.toggle("narrow",h),[n.textContent,e.textContent]=c;for(let{list:f,way:p}of[{list:s,way:"forward"},{list:r,way:"backward"}]){let d=l.map((x,_)=>({...x,k:_})).filter(x=>x.way===p);j(f).selectAll("li").data(d).join("li").attr("class",({k:x})=>x===u?"now":x>u?"ahead":null).attr("aria-current",({k:x})=>x===u?"step":null).on("click",(x,{k:_})=>t(_)).each(function({k:_,lines:k=[]}){let b=p==="forward"?"value":"slope";this.replaceChildren(m("span",{class:b},String(_)),...k.map(({code:E,worked:N,wrong:S})=>m("div",{class:"line"},m("code",{},E),m("span",{class:S?"wrong":b},S?`${N} ✗`:N))))});let v=f.scrollHeight>f.clientHeight+1;v?f.setAttribute("tabindex","0"):f.removeAttribute("tabindex");let w=f.querySelector(".now");v&&w&&(f.scrollTop=w.offsetTop-f.offsetTop-f.clientHeight/2+w.clientHeight)}}return{node:o,update:a}}function ys(t,{edges:n},{way:e,node:i,fresh:s},r){let o=r.selectAll("path").nodes();n.forEach(({target:a},l)=>{if(e==="forward"?a!==i:!s?.includes(l))return;let c=o[l].getTotalLength(),u=y=>{let{x:v,y:w}=o[l].getPointAtLength(y*c);return`translate(${v}px,${w}px)`},h=[0,.25,.5,.75,1],f=(e==="forward"?h:h.toReversed()).map(u),p=t.append("circle").attr("r",5).attr("style",`fill: var(${e==="forward"?"--value":"--slope"}); stroke: none`);p.node()?.animate({transform:f},{duration:cs,easing:"ease-in-out"})?.addEventListener("finish",()=>p.remove())})}export{_r as default};
