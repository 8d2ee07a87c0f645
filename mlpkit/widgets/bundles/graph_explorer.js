// Made by "make bundles"; licences in LICENSES.txt. Sources 08161bd8b770f13450d47316f42738a6d5c925af0a11a3bcfc7b86ae5cd37ceb
var et="http://www.w3.org/1999/xhtml",wt={svg:"http://www.w3.org/2000/svg",xhtml:et,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function bt(t){var n=t+="",e=n.indexOf(":");return e>=0&&(n=t.slice(0,e))!=="xmlns"&&(t=t.slice(e+1)),wt.hasOwnProperty(n)?{space:wt[n],local:t}:t}function _n(t){return function(){var n=this.ownerDocument,e=this.namespaceURI;return e===et&&n.documentElement.namespaceURI===et?n.createElement(t):n.createElementNS(e,t)}}function mn(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function st(t){var n=bt(t);return(n.local?mn:_n)(n)}function gn(){}function kt(t){return t==null?gn:function(){return this.querySelector(t)}}function yn(t){typeof t!="function"&&(t=kt(t));for(var n=this._groups,e=n.length,i=new Array(e),s=0;s<e;++s)for(var r=n[s],a=r.length,o=i[s]=new Array(a),l,c,u=0;u<a;++u)(l=r[u])&&(c=t.call(l,l.__data__,u,r))&&("__data__"in l&&(c.__data__=l.__data__),o[u]=c);return new R(i,this._parents)}function xn(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function vn(){return[]}function wn(t){return t==null?vn:function(){return this.querySelectorAll(t)}}function bn(t){return function(){return xn(t.apply(this,arguments))}}function kn(t){typeof t=="function"?t=bn(t):t=wn(t);for(var n=this._groups,e=n.length,i=[],s=[],r=0;r<e;++r)for(var a=n[r],o=a.length,l,c=0;c<o;++c)(l=a[c])&&(i.push(t.call(l,l.__data__,c,a)),s.push(l));return new R(i,s)}function Tn(t){return function(){return this.matches(t)}}function Tt(t){return function(n){return n.matches(t)}}var An=Array.prototype.find;function Mn(t){return function(){return An.call(this.children,t)}}function $n(){return this.firstElementChild}function Sn(t){return this.select(t==null?$n:Mn(typeof t=="function"?t:Tt(t)))}var En=Array.prototype.filter;function Nn(){return Array.from(this.children)}function Cn(t){return function(){return En.call(this.children,t)}}function On(t){return this.selectAll(t==null?Nn:Cn(typeof t=="function"?t:Tt(t)))}function Rn(t){typeof t!="function"&&(t=Tn(t));for(var n=this._groups,e=n.length,i=new Array(e),s=0;s<e;++s)for(var r=n[s],a=r.length,o=i[s]=[],l,c=0;c<a;++c)(l=r[c])&&t.call(l,l.__data__,c,r)&&o.push(l);return new R(i,this._parents)}function At(t){return new Array(t.length)}function Pn(){return new R(this._enter||this._groups.map(At),this._parents)}function K(t,n){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=n}K.prototype={constructor:K,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,n){return this._parent.insertBefore(t,n)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function Ln(t){return function(){return t}}function qn(t,n,e,i,s,r){for(var a=0,o,l=n.length,c=r.length;a<c;++a)(o=n[a])?(o.__data__=r[a],i[a]=o):e[a]=new K(t,r[a]);for(;a<l;++a)(o=n[a])&&(s[a]=o)}function zn(t,n,e,i,s,r,a){var o,l,c=new Map,u=n.length,p=r.length,h=new Array(u),d;for(o=0;o<u;++o)(l=n[o])&&(h[o]=d=a.call(l,l.__data__,o,n)+"",c.has(d)?s[o]=l:c.set(d,l));for(o=0;o<p;++o)d=a.call(t,r[o],o,r)+"",(l=c.get(d))?(i[o]=l,l.__data__=r[o],c.delete(d)):e[o]=new K(t,r[o]);for(o=0;o<u;++o)(l=n[o])&&c.get(h[o])===l&&(s[o]=l)}function Bn(t){return t.__data__}function In(t,n){if(!arguments.length)return Array.from(this,Bn);var e=n?zn:qn,i=this._parents,s=this._groups;typeof t!="function"&&(t=Ln(t));for(var r=s.length,a=new Array(r),o=new Array(r),l=new Array(r),c=0;c<r;++c){var u=i[c],p=s[c],h=p.length,d=Fn(t.call(u,u&&u.__data__,c,i)),_=d.length,g=o[c]=new Array(_),b=a[c]=new Array(_),v=l[c]=new Array(h);e(u,p,g,b,v,d,n);for(var y=0,x=0,k,A;y<_;++y)if(k=g[y]){for(y>=x&&(x=y+1);!(A=b[x])&&++x<_;);k._next=A||null}}return a=new R(a,i),a._enter=o,a._exit=l,a}function Fn(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Dn(){return new R(this._exit||this._groups.map(At),this._parents)}function Vn(t,n,e){var i=this.enter(),s=this,r=this.exit();return typeof t=="function"?(i=t(i),i&&(i=i.selection())):i=i.append(t+""),n!=null&&(s=n(s),s&&(s=s.selection())),e==null?r.remove():e(r),i&&s?i.merge(s).order():s}function Xn(t){for(var n=t.selection?t.selection():t,e=this._groups,i=n._groups,s=e.length,r=i.length,a=Math.min(s,r),o=new Array(s),l=0;l<a;++l)for(var c=e[l],u=i[l],p=c.length,h=o[l]=new Array(p),d,_=0;_<p;++_)(d=c[_]||u[_])&&(h[_]=d);for(;l<s;++l)o[l]=e[l];return new R(o,this._parents)}function Yn(){for(var t=this._groups,n=-1,e=t.length;++n<e;)for(var i=t[n],s=i.length-1,r=i[s],a;--s>=0;)(a=i[s])&&(r&&a.compareDocumentPosition(r)^4&&r.parentNode.insertBefore(a,r),r=a);return this}function Hn(t){t||(t=Un);function n(p,h){return p&&h?t(p.__data__,h.__data__):!p-!h}for(var e=this._groups,i=e.length,s=new Array(i),r=0;r<i;++r){for(var a=e[r],o=a.length,l=s[r]=new Array(o),c,u=0;u<o;++u)(c=a[u])&&(l[u]=c);l.sort(n)}return new R(s,this._parents).order()}function Un(t,n){return t<n?-1:t>n?1:t>=n?0:NaN}function Kn(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Wn(){return Array.from(this)}function Gn(){for(var t=this._groups,n=0,e=t.length;n<e;++n)for(var i=t[n],s=0,r=i.length;s<r;++s){var a=i[s];if(a)return a}return null}function Jn(){let t=0;for(let n of this)++t;return t}function Qn(){return!this.node()}function Zn(t){for(var n=this._groups,e=0,i=n.length;e<i;++e)for(var s=n[e],r=0,a=s.length,o;r<a;++r)(o=s[r])&&t.call(o,o.__data__,r,s);return this}function jn(t){return function(){this.removeAttribute(t)}}function te(t){return function(){this.removeAttributeNS(t.space,t.local)}}function ne(t,n){return function(){this.setAttribute(t,n)}}function ee(t,n){return function(){this.setAttributeNS(t.space,t.local,n)}}function ie(t,n){return function(){var e=n.apply(this,arguments);e==null?this.removeAttribute(t):this.setAttribute(t,e)}}function se(t,n){return function(){var e=n.apply(this,arguments);e==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,e)}}function re(t,n){var e=bt(t);if(arguments.length<2){var i=this.node();return e.local?i.getAttributeNS(e.space,e.local):i.getAttribute(e)}return this.each((n==null?e.local?te:jn:typeof n=="function"?e.local?se:ie:e.local?ee:ne)(e,n))}function Mt(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function oe(t){return function(){this.style.removeProperty(t)}}function ae(t,n,e){return function(){this.style.setProperty(t,n,e)}}function le(t,n,e){return function(){var i=n.apply(this,arguments);i==null?this.style.removeProperty(t):this.style.setProperty(t,i,e)}}function ce(t,n,e){return arguments.length>1?this.each((n==null?oe:typeof n=="function"?le:ae)(t,n,e??"")):ue(this.node(),t)}function ue(t,n){return t.style.getPropertyValue(n)||Mt(t).getComputedStyle(t,null).getPropertyValue(n)}function he(t){return function(){delete this[t]}}function fe(t,n){return function(){this[t]=n}}function pe(t,n){return function(){var e=n.apply(this,arguments);e==null?delete this[t]:this[t]=e}}function de(t,n){return arguments.length>1?this.each((n==null?he:typeof n=="function"?pe:fe)(t,n)):this.node()[t]}function $t(t){return t.trim().split(/^|\s+/)}function rt(t){return t.classList||new St(t)}function St(t){this._node=t,this._names=$t(t.getAttribute("class")||"")}St.prototype={add:function(t){var n=this._names.indexOf(t);n<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var n=this._names.indexOf(t);n>=0&&(this._names.splice(n,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Et(t,n){for(var e=rt(t),i=-1,s=n.length;++i<s;)e.add(n[i])}function Nt(t,n){for(var e=rt(t),i=-1,s=n.length;++i<s;)e.remove(n[i])}function _e(t){return function(){Et(this,t)}}function me(t){return function(){Nt(this,t)}}function ge(t,n){return function(){(n.apply(this,arguments)?Et:Nt)(this,t)}}function ye(t,n){var e=$t(t+"");if(arguments.length<2){for(var i=rt(this.node()),s=-1,r=e.length;++s<r;)if(!i.contains(e[s]))return!1;return!0}return this.each((typeof n=="function"?ge:n?_e:me)(e,n))}function xe(){this.textContent=""}function ve(t){return function(){this.textContent=t}}function we(t){return function(){var n=t.apply(this,arguments);this.textContent=n??""}}function be(t){return arguments.length?this.each(t==null?xe:(typeof t=="function"?we:ve)(t)):this.node().textContent}function ke(){this.innerHTML=""}function Te(t){return function(){this.innerHTML=t}}function Ae(t){return function(){var n=t.apply(this,arguments);this.innerHTML=n??""}}function Me(t){return arguments.length?this.each(t==null?ke:(typeof t=="function"?Ae:Te)(t)):this.node().innerHTML}function $e(){this.nextSibling&&this.parentNode.appendChild(this)}function Se(){return this.each($e)}function Ee(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function Ne(){return this.each(Ee)}function Ce(t){var n=typeof t=="function"?t:st(t);return this.select(function(){return this.appendChild(n.apply(this,arguments))})}function Oe(){return null}function Re(t,n){var e=typeof t=="function"?t:st(t),i=n==null?Oe:typeof n=="function"?n:kt(n);return this.select(function(){return this.insertBefore(e.apply(this,arguments),i.apply(this,arguments)||null)})}function Pe(){var t=this.parentNode;t&&t.removeChild(this)}function Le(){return this.each(Pe)}function qe(){var t=this.cloneNode(!1),n=this.parentNode;return n?n.insertBefore(t,this.nextSibling):t}function ze(){var t=this.cloneNode(!0),n=this.parentNode;return n?n.insertBefore(t,this.nextSibling):t}function Be(t){return this.select(t?ze:qe)}function Ie(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Fe(t){return function(n){t.call(this,n,this.__data__)}}function De(t){return t.trim().split(/^|\s+/).map(function(n){var e="",i=n.indexOf(".");return i>=0&&(e=n.slice(i+1),n=n.slice(0,i)),{type:n,name:e}})}function Ve(t){return function(){var n=this.__on;if(n){for(var e=0,i=-1,s=n.length,r;e<s;++e)r=n[e],(!t.type||r.type===t.type)&&r.name===t.name?this.removeEventListener(r.type,r.listener,r.options):n[++i]=r;++i?n.length=i:delete this.__on}}}function Xe(t,n,e){return function(){var i=this.__on,s,r=Fe(n);if(i){for(var a=0,o=i.length;a<o;++a)if((s=i[a]).type===t.type&&s.name===t.name){this.removeEventListener(s.type,s.listener,s.options),this.addEventListener(s.type,s.listener=r,s.options=e),s.value=n;return}}this.addEventListener(t.type,r,e),s={type:t.type,name:t.name,value:n,listener:r,options:e},i?i.push(s):this.__on=[s]}}function Ye(t,n,e){var i=De(t+""),s,r=i.length,a;if(arguments.length<2){var o=this.node().__on;if(o){for(var l=0,c=o.length,u;l<c;++l)for(s=0,u=o[l];s<r;++s)if((a=i[s]).type===u.type&&a.name===u.name)return u.value}return}for(o=n?Xe:Ve,s=0;s<r;++s)this.each(o(i[s],n,e));return this}function Ct(t,n,e){var i=Mt(t),s=i.CustomEvent;typeof s=="function"?s=new s(n,e):(s=i.document.createEvent("Event"),e?(s.initEvent(n,e.bubbles,e.cancelable),s.detail=e.detail):s.initEvent(n,!1,!1)),t.dispatchEvent(s)}function He(t,n){return function(){return Ct(this,t,n)}}function Ue(t,n){return function(){return Ct(this,t,n.apply(this,arguments))}}function Ke(t,n){return this.each((typeof n=="function"?Ue:He)(t,n))}function*We(){for(var t=this._groups,n=0,e=t.length;n<e;++n)for(var i=t[n],s=0,r=i.length,a;s<r;++s)(a=i[s])&&(yield a)}var Ot=[null];function R(t,n){this._groups=t,this._parents=n}function Ge(){return new R([[document.documentElement]],Ot)}function Je(){return this}R.prototype=Ge.prototype={constructor:R,select:yn,selectAll:kn,selectChild:Sn,selectChildren:On,filter:Rn,data:In,enter:Pn,exit:Dn,join:Vn,merge:Xn,selection:Je,order:Yn,sort:Hn,call:Kn,nodes:Wn,node:Gn,size:Jn,empty:Qn,each:Zn,attr:re,style:ce,property:de,classed:ye,text:be,html:Me,raise:Se,lower:Ne,append:Ce,insert:Re,remove:Le,clone:Be,datum:Ie,on:Ye,dispatch:Ke,[Symbol.iterator]:We};function W(t){return typeof t=="string"?new R([[document.querySelector(t)]],[document.documentElement]):new R([[t]],Ot)}function Rt(t){return W(st(t).call(document.documentElement))}var Qe=0;function Ze(){return new it}function it(){this._="@"+(++Qe).toString(36)}it.prototype=Ze.prototype={constructor:it,get:function(t){for(var n=this._;!(n in t);)if(!(t=t.parentNode))return;return t[n]},set:function(t,n){return t[this._]=n},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};var Pt=`/* For what stands around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;function m(t,n={},...e){let i=document.createElement(t);for(let[s,r]of Object.entries(n))s.startsWith("on")?i.addEventListener(s.slice(2),r):r!==void 0&&r!==!1&&i.setAttribute(s,r===!0?"":r);return i.append(...e),i}var G=(t,n,e)=>Math.min(Math.max(t,n),e);function ot(t,n){t.disabled=!!n,n?t.title=n:t.removeAttribute("title")}function Lt(t){let n=matchMedia("(prefers-color-scheme: dark)"),e=new MutationObserver(t);return e.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),n.addEventListener("change",t),()=>{e.disconnect(),n.removeEventListener("change",t)}}function D(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function C(t,n=3){if(typeof t!="number")return String(t);let e=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(n)));return B(e)}var ti={"+":"","-":"⁻",..."⁰¹²³⁴⁵⁶⁷⁸⁹"};function B(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(n,e,i,s)=>`${e==="1"?"":`${e}·`}10${[...i+s].map(r=>ti[r]).join("")}`)}var ni=7,at="in the notebook";function qt(t,n){let e={slider:ii,choice:si,switches:ri,buttons:oi},i=t.filter(r=>!r.on_picture).map(r=>e[r.kind](r.name,r,n));return{node:m("div",{class:"controls"},...i.map(r=>r.node)),update:()=>i.forEach(r=>r.update())}}function lt(t,n,e){if(t.fixed)return at;let i=([l,c])=>[n[l]].flat().some(u=>c.includes(u)),s=Object.entries(t.only).find(l=>!i(l));if(!s)return"";let[r,a]=s,{label:o}=e[r];return a.length>4&&typeof a[0]!="number"?`with other ${o}`:typeof a[0]=="number"?`with ${o} from ${C(Math.min(...a))} up`:`with ${o}: ${a.join(", ")}`}function ct(t,n,e){t.classList.toggle("off",!!e),n.dataset.why!==e&&(n.textContent=n.dataset.why=e);for(let[i,s]of[["role","group"],["aria-disabled","true"]])e?t.setAttribute(i,s):t.removeAttribute(i)}function ei({stops:t,low:n,high:e,step:i,log:s}){if(t){let o=l=>t.reduce((c,u,p)=>Math.abs(u-l)<Math.abs(t[c]-l)?p:c,0);return{count:t.length,at:l=>t[l],place:o}}let[r,a]=s?[Math.log10(n),Math.log10(e)]:[n,e];return{count:Math.round((a-r)/i)+1,at:o=>{let l=Math.min(r+o*i,a);return Number(s?(10**l).toPrecision(6):l.toFixed(9))},place:o=>Math.round(((s?Math.log10(o):o)-r)/i)}}function ii(t,n,e){let i=ei(n),s=x=>e.ask({[t]:x}),r,a=m("input",{type:"range",min:0,max:i.count-1,step:1,"aria-label":n.label,oninput:()=>s(i.at(Number(a.value))),onpointerdown:()=>r=e.state[t],onpointercancel:()=>e.state[t]!==r&&s(r)}),o=m("input",{class:"number",inputmode:"decimal","aria-label":`${n.label}, as a number`,oninput:()=>h=!0,onchange:g,onkeydown:({key:x})=>x==="Enter"&&g(),onblur:()=>y()}),[l,c]=[void 0,"status"].map(x=>m("span",{class:"note",role:x})),[u,p]=[i.at(0),i.at(i.count-1)],[h,d]=[!1,""],_=()=>`${e.asked} ${e.state[t]}`;function g(){if(!h)return;h=!1;let x=Number(o.value.replace("−","-").replace(",","."));if(Number.isFinite(x)&&o.value.trim()!==""){let k=i.at(i.place(G(x,u,p)));s(k),c.textContent=b(x,k)}else c.textContent=`Expected: a number from ${C(u)} to ${C(p)}.`;o.value=C(e.state[t]),d=_()}function b(x,k){return C(x)===C(k)?"":x>p?`Up to ${C(p)}.`:x<u?`From ${C(u)} up.`:`${B(String(x))} is between stops: ${C(k)}.`}let v=m("div",{class:"row slider"},m("span",{class:"name"},n.label),a,o,l,c);function y(){let x=e.state[t];a.value=i.place(x),v.style.setProperty("--share",a.value/(i.count-1||1)),a.setAttribute("aria-valuetext",C(x)),o.matches(":focus")||(o.value=C(x)),_()!==d&&(c.textContent="");let k=lt(n,e.state,e.controls);a.disabled=o.disabled=!!k,ct(v,l,k)}return{node:v,update:y}}function si(t,n,e){let i=_=>e.ask({[t]:_}),s=Math.random().toString(36),r=n.options.map(_=>m("input",{type:"radio",name:s,onchange:()=>i(_)})),a=m("select",{"aria-label":n.label,onchange:()=>i(n.options[a.selectedIndex])},...n.options.map(_=>m("option",{},C(_)))),o=n.options.length<=ni,l=r.map((_,g)=>m("label",{class:"option"},_,C(n.options[g]))),c=o?m("div",{class:"options",role:"radiogroup","aria-label":n.label},...l):a,u=m("span",{class:"note"}),p=m("div",{class:o?"row wide":"row"},m("span",{class:"name"},n.label),c,u),h=n.options.map(_=>n.stops&&!n.stops.includes(_));function d(){let _=n.options.indexOf(e.state[t]),g=lt(n,e.state,e.controls);r.forEach((b,v)=>{b.checked=v===_,b.disabled=!!(g||h[v])});for(let[b,v]of[...a.options].entries())v.disabled=!!h[b];a.selectedIndex=_,a.disabled=!!g,ct(p,u,g),!g&&h.some(Boolean)&&(u.textContent=`the others ${at}`)}return{node:p,update:d}}function ri(t,n,e){let i=c=>{let u=new Set(e.state[t]);u.delete(c)||u.add(c),e.ask({[t]:n.options.filter(p=>u.has(p))})},s=n.options.map(c=>m("button",{type:"button",onclick:()=>i(c)},C(c))),r=m("div",{class:"options",role:"group","aria-label":n.label},...s),a=m("span",{class:"note"}),o=m("div",{class:"row wide"},m("span",{class:"name"},n.label),r,a);function l(){let c=lt(n,e.state,e.controls);s.forEach((u,p)=>{u.setAttribute("aria-pressed",e.state[t].includes(n.options[p])),u.disabled=!!c}),ct(o,a,c)}return{node:o,update:l}}function oi(t,n,e){let i=(o,l)=>l.ariaDisabled!=="true"&&e.press(o),s=Object.entries(n.options).map(([o,l])=>{let c=m("button",{type:"button",onclick:()=>i(o,c),onblur:()=>a()},l);return[o,l,c]}),r=m("div",{class:"row wide"},m("div",{class:"options"},...s.map(([,,o])=>o)));function a(){for(let[o,l,c]of s){let u=e.numbers.buttons?.[o]??{},p=u.label??l;c.textContent!==p&&(c.textContent=p);let h=!!(n.fixed||u.disabled),d=u.why??(e.alone?at:"");c.title=h?d:"",c.ariaDisabled=h,c.disabled=h&&!c.matches(":focus")}}return{node:r,update:a}}var zt=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var li={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function H(t){return Array.isArray(t)?t.map(H):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?ut(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([n,e])=>[n,H(e)]))}function ut(t,n,e){let{buffer:i,byteOffset:s=0,byteLength:r}=ArrayBuffer.isView(e)?e:new Uint8Array(e),a=new li[t](i.slice(s,s+r));return a.shape=n,a}function It(t){let n=new Map,e=0,i=()=>{},s={number:-1,asked:0,served:{},onQuestion:i,onAnswer:i};s.alone=!!t.get("alone");let r=H(t.get("lasting"));s.controls=Object.fromEntries(t.get("described").map(o=>[o.name,o]));function a(){let o=t.get("answer");if(!(o.number<s.number)){for(let[l,c]of n)c.number<=o.number&&n.delete(l);s.unasked=o.number===s.number,s.number=o.number,s.state={...o.state,...Bt(n)},s.numbers={...r,...H(o.numbers)},s.drawn=o.state,s.said=o.said,s.failed=o.failed,s.onAnswer()}}return s.ask=o=>{e=Math.max(e+1,Date.now()),s.asked=e;for(let[l,c]of Object.entries(o))n.set(l,{value:c,number:e});s.state={...s.state,...o},s.onQuestion(),t.set("asked",{number:e,changes:Bt(n)}),t.save_changes()},s.press=o=>s.served[o]?s.served[o]():t.send({press:o}),t.on("change:answer",a),s.close=()=>t.off("change:answer",a),a(),s}function Bt(t){return Object.fromEntries([...t].map(([n,e])=>[n,e.value]))}var ci={float32:4,int32:4,uint8:1},ui=120;async function Dt(t){let{title:n,stops:e,followed:i,played:s,first:r}=t,a=async f=>JSON.parse(new TextDecoder().decode(await Ft(f))),o=await a(t.moments),l=hi(await a(t.arrays),await Ft(t.data)),c=o.map(f=>J(f.numbers,l)),u=J(t.lasting,l),p=t.described.map(f=>f.name in e?{...f,stops:e[f.name]}:{...f,fixed:f.kind!=="buttons"&&!f.local}),h=new Set(p.filter(f=>f.local).map(({name:f})=>f)),d=f=>JSON.stringify(Object.keys(e).map(w=>f[w])),_=new Map(o.map((f,w)=>[d(f.state),w])),g=new Set,b={},v=null,y=x(r,0);function x(f,w){let{state:M,said:S}=o[f],P=s?{buttons:{pause:{disabled:v===null,why:"nothing plays"}}}:{};return{number:w,state:{...M,...b},said:S,failed:!1,numbers:{...c[f],...P}}}function k([f,w]){let M=P=>Math.abs(P-w),S=typeof w=="number"?e[f]:void 0;return[f,S?S.reduce((P,L)=>M(L)<M(P)?L:P):w]}function A(f){let w=Object.keys(i).filter(M=>M in f&&f[M]!==y.state[M]);return Object.assign({},...w.map(M=>i[M][e[M].indexOf(f[M])]))}function T({number:f,changes:w}){let M=Object.fromEntries(Object.entries(w).map(k)),S=_.get(d(y.state)),P=_.get(d({...y.state,...A(M),...M}))??S;for(let L of h)N(P,S,L)&&delete b[L];for(let[L,dn]of Object.entries(M))h.has(L)&&(b[L]=dn);y=x(P,f),g.forEach(L=>L())}function N(f,w,M){let[S,P]=[f,w].map(L=>JSON.stringify(o[L].state[M]));return S!==P}function $(){clearInterval(v),v=null}function O(){y=x(_.get(d(y.state)),y.number),g.forEach(f=>f())}function E(){let f=e[s],w=S=>T({number:Math.max(Date.now(),y.number+1),changes:{[s]:f[S]}}),M=()=>f.indexOf(y.state[s]);if(D())return w(M()===f.length-1?0:f.length-1);v=setInterval(()=>{let S=M()+1;S===f.length-1&&$(),w(S)},ui),M()===f.length-1?w(0):O()}return{get:f=>({title:n,described:p,answer:y,lasting:u,alone:!0})[f],set:(f,w)=>{f==="asked"&&($(),T(w))},save_changes:()=>{},send:({press:f})=>{$(),f==="play"?E():O()},on:(f,w)=>f==="change:answer"&&g.add(w),off:(f,w)=>g.delete(w)}}async function Ft(t){let n=Uint8Array.from(atob(t),i=>i.charCodeAt(0)),e=new Blob([n]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(e).arrayBuffer())}function hi(t,n){let e=0;return t.map(({kind:i,shape:s})=>{let r=ci[i],a=s.reduce((l,c)=>l*c,1),o=new Uint8Array(a*r);for(let l=0;l<r;l+=1)for(let c=0;c<a;c+=1)o[c*r+l]=n[e+l*a+c];return e+=o.length,ut(i,s,o)})}function J(t,n){return Array.isArray(t)?t.map(e=>J(e,n)):t===null||typeof t!="object"?t:t.array!==void 0?n[t.array]:Object.fromEntries(Object.entries(t).map(([e,i])=>[e,J(i,n)]))}var fi="This explorer is asleep: run the cell to use it.",pi=16,di=25,_i=600,mi=1e3;function Vt(t){let n=({model:i,el:s})=>gi(t,i,s);return{render:n,play:async(i,s)=>n({model:await Dt(i),el:s})}}function gi(t,n,e){let i=It(n),s=qt(n.get("described"),i),r=["question","task","lacks"].filter(E=>n.get("lasting")[E]).map(E=>m("p",{class:E},n.get("lasting")[E])),a=m("div",{class:"picture",style:"visibility: hidden"}),o=m("p",{class:"said"}),l=m("p",{class:"heard",role:"status"}),c=m("section",{class:"mlpkit","aria-label":n.get("title")},m("style",{},zt),m("p",{class:"asleep",role:"note"},fi),...r,a,s.node,o,l),u=m("div",{class:"mlpkit-around"},m("style",{},Pt));u.attachShadow({mode:"open"}).append(c);let p=yi(u,c),h=()=>u.classList.add("sleeping");n.on("comm_live_update",h),e.append(u);let d=t({picture:a,link:i,root:c}),[_,g,b,v,y]=[0,0,0,0,0],x=a.clientWidth;function k(){if(cancelAnimationFrame(_),_=0,y=performance.now(),x===0)return;s.update();let E=d({numbers:i.numbers,state:i.state,drawn:i.drawn,width:x}),f=i.failed?i.said:B(E??i.said);o.textContent!==f&&A(f),o.classList.toggle("failed",i.failed),a.style.visibility="",c.dataset.drawn=i.number,c.dataset.pictures=v+=1}function A(E){let f=o.textContent==="";o.textContent=E,clearTimeout(b),l.textContent="",!f&&(b=setTimeout(()=>{l.setAttribute("role",i.failed?"alert":"status"),l.textContent=E},_i))}let T=()=>{clearTimeout(g),g=0,_||=requestAnimationFrame(k)},N=0;i.onAnswer=()=>{if(u.classList.remove("sleeping"),i.unasked&&D()){let f=performance.now()-y;N||=setTimeout(()=>{N=0,T()},Math.max(mi-f,0));return}T(),i.number>=i.asked&&!document.hidden&&performance.now()-y>pi&&k()},i.onQuestion=()=>{c.dataset.asked=i.asked,g||=setTimeout(T,di)};let $=new ResizeObserver(([{contentRect:E}])=>{let f=Math.round(E.width);f!==x&&(x=f,T())});$.observe(a);let O=Lt(T);return c.dataset.asked=i.asked,T(),()=>{cancelAnimationFrame(_),clearTimeout(g),clearTimeout(b),clearTimeout(N),$.disconnect(),O(),p(),n.off("comm_live_update",h),i.close()}}function yi(t,n){let e=i=>{if(!n.contains(i.composedPath()[0]))return;let s=i.ctrlKey||i.metaKey||i.altKey||i.key==="Escape"||i.key==="Enter"&&i.shiftKey;t.toggleAttribute("data-lm-suppress-shortcuts",!s)};return window.addEventListener("keydown",e,!0),()=>window.removeEventListener("keydown",e,!0)}var U=Math.PI,ht=2*U,I=1e-6,xi=ht-I;function Xt(t){this._+=t[0];for(let n=1,e=t.length;n<e;++n)this._+=arguments[n]+t[n]}function vi(t){let n=Math.floor(t);if(!(n>=0))throw new Error(`invalid digits: ${t}`);if(n>15)return Xt;let e=10**n;return function(i){this._+=i[0];for(let s=1,r=i.length;s<r;++s)this._+=Math.round(arguments[s]*e)/e+i[s]}}function Yt(t,n,e,i){return t===e&&n===i}function wi(t){let n=Math.floor(t);if(!(n<=15))return Yt;let e=10**n,i=function(s){return Math.round(s*e)};return function(s,r,a,o){return i(s)===i(a)&&i(r)===i(o)}}var V=class{constructor(n){this._x0=this._y0=this._x1=this._y1=null,this._="",this._append=n==null?Xt:vi(n),this._equal=n==null?Yt:wi(n)}moveTo(n,e){this._append`M${this._x0=this._x1=+n},${this._y0=this._y1=+e}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(n,e){this._append`L${this._x1=+n},${this._y1=+e}`}quadraticCurveTo(n,e,i,s){this._append`Q${+n},${+e},${this._x1=+i},${this._y1=+s}`}bezierCurveTo(n,e,i,s,r,a){this._append`C${+n},${+e},${+i},${+s},${this._x1=+r},${this._y1=+a}`}arcTo(n,e,i,s,r){if(n=+n,e=+e,i=+i,s=+s,r=+r,r<0)throw new Error(`negative radius: ${r}`);let a=this._x1,o=this._y1,l=i-n,c=s-e,u=a-n,p=o-e,h=u*u+p*p;if(this._x1===null)this._append`M${this._x1=n},${this._y1=e}`;else if(h>I)if(!(Math.abs(p*l-c*u)>I)||!r)this._append`L${this._x1=n},${this._y1=e}`;else{let d=i-a,_=s-o,g=l*l+c*c,b=d*d+_*_,v=Math.sqrt(g),y=Math.sqrt(h),x=r*Math.tan((U-Math.acos((g+h-b)/(2*v*y)))/2),k=x/y,A=x/v;Math.abs(k-1)>I&&this._append`L${n+k*u},${e+k*p}`,this._append`A${r},${r},0,0,${+(p*d>u*_)},${this._x1=n+A*l},${this._y1=e+A*c}`}}arc(n,e,i,s,r,a){if(n=+n,e=+e,i=+i,a=!!a,i<0)throw new Error(`negative radius: ${i}`);let o=i*Math.cos(s),l=i*Math.sin(s),c=n+o,u=e+l,p=1^a,h=a?s-r:r-s;if(this._x1===null?this._append`M${c},${u}`:(Math.abs(this._x1-c)>I||Math.abs(this._y1-u)>I)&&this._append`L${c},${u}`,!!i){if(h<0&&(h=h%ht+ht),h>xi)this._append`A${i},${i},0,1,${p},${n-o},${e-l}A${i},${i},0,1,${p},${this._x1=c},${this._y1=u}`;else if(h>I){let d=n+i*Math.cos(r),_=e+i*Math.sin(r);if(h>=U&&this._equal(c,u,d,_)){h/=2;let g=s+h;this._append`A${i},${i},0,${+(h>=U)},${p},${n+i*Math.cos(g)},${e+i*Math.sin(g)}`}this._append`A${i},${i},0,${+(h>=U)},${p},${this._x1=d},${this._y1=_}`}}}rect(n,e,i,s){this._append`M${this._x0=this._x1=+n},${this._y0=this._y1=+e}h${i=+i}v${+s}h${-i}Z`}toString(){return this._}};function bi(){return new V}bi.prototype=V.prototype;function X(t){return function(){return t}}var ki=Math.cos;var pt=Math.sin,Y=Math.sqrt,Ht=1e-12,Q=Math.PI,$s=Q/2,Jt=2*Q;function Ti(t){let n=3;return t.digits=function(e){if(!arguments.length)return n;if(e==null)n=null;else{let i=Math.floor(e);if(!(i>=0))throw new RangeError(`invalid digits: ${e}`);n=i}return t},()=>new V(n)}var Ss=Array.prototype.slice;function Ai(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Qt(t){this._context=t}Qt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;default:this._context.lineTo(t,n);break}}};function Zt(t){return new Qt(t)}function Mi(t){return t[0]}function $i(t){return t[1]}function jt(t,n){var e=X(!0),i=null,s=Zt,r=null,a=Ti(o);t=typeof t=="function"?t:t===void 0?Mi:X(t),n=typeof n=="function"?n:n===void 0?$i:X(n);function o(l){var c,u=(l=Ai(l)).length,p,h=!1,d;for(i==null&&(r=s(d=a())),c=0;c<=u;++c)!(c<u&&e(p=l[c],c,l))===h&&((h=!h)?r.lineStart():r.lineEnd()),h&&r.point(+t(p,c,l),+n(p,c,l));if(d)return r=null,d+""||null}return o.x=function(l){return arguments.length?(t=typeof l=="function"?l:X(+l),o):t},o.y=function(l){return arguments.length?(n=typeof l=="function"?l:X(+l),o):n},o.defined=function(l){return arguments.length?(e=typeof l=="function"?l:X(!!l),o):e},o.curve=function(l){return arguments.length?(s=l,i!=null&&(r=s(i)),o):s},o.context=function(l){return arguments.length?(l==null?i=r=null:r=s(i=l),o):i},o}var Es=Si(Zt);function tn(t){this._curve=t}tn.prototype={areaStart:function(){this._curve.areaStart()},areaEnd:function(){this._curve.areaEnd()},lineStart:function(){this._curve.lineStart()},lineEnd:function(){this._curve.lineEnd()},point:function(t,n){this._curve.point(n*Math.sin(t),n*-Math.cos(t))}};function Si(t){function n(e){return new tn(t(e))}return n._curve=t,n}var Ns=Y(3);var Ei=Y(1/3),Cs=Ei*2;var nn=pt(Q/10)/pt(7*Q/10),Os=pt(Jt/10)*nn,Rs=-ki(Jt/10)*nn;var Ps=Y(3);var Ls=Y(3);var qs=Y(3)/2,Ni=1/Y(12),zs=(Ni/2+1)*3;function z(){}function Z(t,n,e){t._context.bezierCurveTo((2*t._x0+t._x1)/3,(2*t._y0+t._y1)/3,(t._x0+2*t._x1)/3,(t._y0+2*t._y1)/3,(t._x0+4*t._x1+n)/6,(t._y0+4*t._y1+e)/6)}function dt(t){this._context=t}dt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){switch(this._point){case 3:Z(this,this._x1,this._y1);case 2:this._context.lineTo(this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3,this._context.lineTo((5*this._x0+this._x1)/6,(5*this._y0+this._y1)/6);default:Z(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function Ci(t){this._context=t}Ci.prototype={areaStart:z,areaEnd:z,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._y0=this._y1=this._y2=this._y3=this._y4=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x2,this._y2),this._context.closePath();break}case 2:{this._context.moveTo((this._x2+2*this._x3)/3,(this._y2+2*this._y3)/3),this._context.lineTo((this._x3+2*this._x2)/3,(this._y3+2*this._y2)/3),this._context.closePath();break}case 3:{this.point(this._x2,this._y2),this.point(this._x3,this._y3),this.point(this._x4,this._y4);break}}},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._x2=t,this._y2=n;break;case 1:this._point=2,this._x3=t,this._y3=n;break;case 2:this._point=3,this._x4=t,this._y4=n,this._context.moveTo((this._x0+4*this._x1+t)/6,(this._y0+4*this._y1+n)/6);break;default:Z(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function Oi(t){this._context=t}Oi.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3;var e=(this._x0+4*this._x1+t)/6,i=(this._y0+4*this._y1+n)/6;this._line?this._context.lineTo(e,i):this._context.moveTo(e,i);break;case 3:this._point=4;default:Z(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function en(t,n){this._basis=new dt(t),this._beta=n}en.prototype={lineStart:function(){this._x=[],this._y=[],this._basis.lineStart()},lineEnd:function(){var t=this._x,n=this._y,e=t.length-1;if(e>0)for(var i=t[0],s=n[0],r=t[e]-i,a=n[e]-s,o=-1,l;++o<=e;)l=o/e,this._basis.point(this._beta*t[o]+(1-this._beta)*(i+l*r),this._beta*n[o]+(1-this._beta)*(s+l*a));this._x=this._y=null,this._basis.lineEnd()},point:function(t,n){this._x.push(+t),this._y.push(+n)}};var Bs=(function t(n){function e(i){return n===1?new dt(i):new en(i,n)}return e.beta=function(i){return t(+i)},e})(.85);function j(t,n,e){t._context.bezierCurveTo(t._x1+t._k*(t._x2-t._x0),t._y1+t._k*(t._y2-t._y0),t._x2+t._k*(t._x1-n),t._y2+t._k*(t._y1-e),t._x2,t._y2)}function _t(t,n){this._context=t,this._k=(1-n)/6}_t.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:j(this,this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2,this._x1=t,this._y1=n;break;case 2:this._point=3;default:j(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var Is=(function t(n){function e(i){return new _t(i,n)}return e.tension=function(i){return t(+i)},e})(0);function mt(t,n){this._context=t,this._k=(1-n)/6}mt.prototype={areaStart:z,areaEnd:z,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._x3=t,this._y3=n;break;case 1:this._point=2,this._context.moveTo(this._x4=t,this._y4=n);break;case 2:this._point=3,this._x5=t,this._y5=n;break;default:j(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var Fs=(function t(n){function e(i){return new mt(i,n)}return e.tension=function(i){return t(+i)},e})(0);function gt(t,n){this._context=t,this._k=(1-n)/6}gt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:j(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var Ds=(function t(n){function e(i){return new gt(i,n)}return e.tension=function(i){return t(+i)},e})(0);function yt(t,n,e){var i=t._x1,s=t._y1,r=t._x2,a=t._y2;if(t._l01_a>Ht){var o=2*t._l01_2a+3*t._l01_a*t._l12_a+t._l12_2a,l=3*t._l01_a*(t._l01_a+t._l12_a);i=(i*o-t._x0*t._l12_2a+t._x2*t._l01_2a)/l,s=(s*o-t._y0*t._l12_2a+t._y2*t._l01_2a)/l}if(t._l23_a>Ht){var c=2*t._l23_2a+3*t._l23_a*t._l12_a+t._l12_2a,u=3*t._l23_a*(t._l23_a+t._l12_a);r=(r*c+t._x1*t._l23_2a-n*t._l12_2a)/u,a=(a*c+t._y1*t._l23_2a-e*t._l12_2a)/u}t._context.bezierCurveTo(i,s,r,a,t._x2,t._y2)}function sn(t,n){this._context=t,this._alpha=n}sn.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:this.point(this._x2,this._y2);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3;default:yt(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var Vs=(function t(n){function e(i){return n?new sn(i,n):new _t(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function rn(t,n){this._context=t,this._alpha=n}rn.prototype={areaStart:z,areaEnd:z,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._x3=t,this._y3=n;break;case 1:this._point=2,this._context.moveTo(this._x4=t,this._y4=n);break;case 2:this._point=3,this._x5=t,this._y5=n;break;default:yt(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var Xs=(function t(n){function e(i){return n?new rn(i,n):new mt(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function on(t,n){this._context=t,this._alpha=n}on.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:yt(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var Ys=(function t(n){function e(i){return n?new on(i,n):new gt(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function Ri(t){this._context=t}Ri.prototype={areaStart:z,areaEnd:z,lineStart:function(){this._point=0},lineEnd:function(){this._point&&this._context.closePath()},point:function(t,n){t=+t,n=+n,this._point?this._context.lineTo(t,n):(this._point=1,this._context.moveTo(t,n))}};function Ut(t){return t<0?-1:1}function Kt(t,n,e){var i=t._x1-t._x0,s=n-t._x1,r=(t._y1-t._y0)/(i||s<0&&-0),a=(e-t._y1)/(s||i<0&&-0),o=(r*s+a*i)/(i+s);return(Ut(r)+Ut(a))*Math.min(Math.abs(r),Math.abs(a),.5*Math.abs(o))||0}function Wt(t,n){var e=t._x1-t._x0;return e?(3*(t._y1-t._y0)/e-n)/2:n}function ft(t,n,e){var i=t._x0,s=t._y0,r=t._x1,a=t._y1,o=(r-i)/3;t._context.bezierCurveTo(i+o,s+o*n,r-o,a-o*e,r,a)}function tt(t){this._context=t}tt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=this._t0=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x1,this._y1);break;case 3:ft(this,this._t0,Wt(this,this._t0));break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){var e=NaN;if(t=+t,n=+n,!(t===this._x1&&n===this._y1)){switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3,ft(this,Wt(this,e=Kt(this,t,n)),e);break;default:ft(this,this._t0,e=Kt(this,t,n));break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n,this._t0=e}}};function Pi(t){this._context=new an(t)}(Pi.prototype=Object.create(tt.prototype)).point=function(t,n){tt.prototype.point.call(this,n,t)};function an(t){this._context=t}an.prototype={moveTo:function(t,n){this._context.moveTo(n,t)},closePath:function(){this._context.closePath()},lineTo:function(t,n){this._context.lineTo(n,t)},bezierCurveTo:function(t,n,e,i,s,r){this._context.bezierCurveTo(n,t,i,e,r,s)}};function ln(t){return new tt(t)}function Li(t){this._context=t}Li.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=[],this._y=[]},lineEnd:function(){var t=this._x,n=this._y,e=t.length;if(e)if(this._line?this._context.lineTo(t[0],n[0]):this._context.moveTo(t[0],n[0]),e===2)this._context.lineTo(t[1],n[1]);else for(var i=Gt(t),s=Gt(n),r=0,a=1;a<e;++r,++a)this._context.bezierCurveTo(i[0][r],s[0][r],i[1][r],s[1][r],t[a],n[a]);(this._line||this._line!==0&&e===1)&&this._context.closePath(),this._line=1-this._line,this._x=this._y=null},point:function(t,n){this._x.push(+t),this._y.push(+n)}};function Gt(t){var n,e=t.length-1,i,s=new Array(e),r=new Array(e),a=new Array(e);for(s[0]=0,r[0]=2,a[0]=t[0]+2*t[1],n=1;n<e-1;++n)s[n]=1,r[n]=4,a[n]=4*t[n]+2*t[n+1];for(s[e-1]=2,r[e-1]=7,a[e-1]=8*t[e-1]+t[e],n=1;n<e;++n)i=s[n]/r[n-1],r[n]-=i,a[n]-=i*a[n-1];for(s[e-1]=a[e-1]/r[e-1],n=e-2;n>=0;--n)s[n]=(a[n]-s[n+1])/r[n];for(r[e-1]=(t[e]+s[e-1])/2,n=0;n<e-1;++n)r[n]=2*t[n+1]-s[n+1];return[s,r]}function qi(t,n){this._context=t,this._t=n}qi.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=this._y=NaN,this._point=0},lineEnd:function(){0<this._t&&this._t<1&&this._point===2&&this._context.lineTo(this._x,this._y),(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line>=0&&(this._t=1-this._t,this._line=1-this._line)},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;default:{if(this._t<=0)this._context.lineTo(this._x,n),this._context.lineTo(t,n);else{var e=this._x*(1-this._t)+t*this._t;this._context.lineTo(e,this._y),this._context.lineTo(e,n)}break}}this._x=t,this._y=n}};var zi={row:88,radius:17,letter:6.9,near:76},Bi={row:94,radius:14,letter:6.3,near:66},[xt,un]=[13,4],[Ii,cn,Fi]=[190,44,60],Di=3,Vi=27,Xi=[.5,.44,.56,.38,.62,.32,.68,.26,.74],F=8,vt=480;function q(t){let n=Math.abs(t);return n>=1e5?B(t.toExponential(1)):C(t,n>.1&&n<1?2:Di)}var hn=({name:t,kind:n,value:e})=>n==="made"?`${t} = ${q(e)}`:q(e);function fn({places:t,paths:n,nodes:e,edges:i,steps:s},r,a){let o=Math.max(...t.map(([f])=>f)),l=Math.max(...n.flat().map(([,f])=>f)),c=r<vt?Bi:zi,{letter:u,radius:p}=c,h=e.filter((f,w)=>[0,o].includes(t[w][0])),d=Math.max(2*p,u*Math.max(...h.map(f=>hn(f).length))/2+4),_=Math.max(...i.map((f,w)=>nt(s,"sent",w))),g=Math.max(...e.map((f,w)=>nt(s,"grads",w))),b=i.some(({aside:f})=>f),v=Math.max(c.near,u*_+2*p,b?u*(_+g)+un:0),y=G((r-2*d)/o,v,Ii),x=Math.max(r,y*o+2*d),k=(x-y*o)/2,A=l===0?12:0,T=([f,w])=>[k+f*y,cn+A+w*c.row],N=n.map((f,w)=>Yi(f.map(T),i[w].aside)),$=jt().curve(ln);a.selectAll("path").data(N).join("path").attr("d",f=>$(f));let O={width:x,height:cn+Fi+2*A+l*c.row,at:t.map(T),size:c},E=a.selectAll("path").nodes();return O.heads=E.map(f=>Ui(f,p+1)),O.spots=Hi(O,E,e,i,s),O}function Yi(t,n){if(!n)return t;let[[e,i],[s,r]]=[t[0],t.at(-1)],a=o=>[e+o*(s-e),i+o*(r-i)+n*Vi];return[[e,i],a(.32),a(.68),[s,r]]}function Hi({at:t,size:{radius:n,letter:e}},i,s,r,a){let o=i.map(c=>Ki(c,24)),l=t.flatMap(([c,u],p)=>[{x:c,y:u,wide:n+3,high:n+2},{x:c,y:u-n-11,wide:e*hn(s[p]).length/2,high:xt/2},{x:c,y:u+n+11,wide:e*nt(a,"grads",p)/2,high:xt/2}]);return r.map(({source:c},u)=>{let p=[q(s[c].value).length,nt(a,"sent",u)],h=o.filter((_,g)=>g!==u).flat(),d=Wi(i[u],p.map(_=>_*e/2),l,h);return l.push(...d.boxes),d})}function Ui(t,n){let e=t.getTotalLength(),i=(s,r)=>{let[a,o]=[s,r].map(c=>t.getPointAtLength(c)),l=180/Math.PI*Math.atan2(o.y-a.y,o.x-a.x);return`translate(${o.x},${o.y}) rotate(${l})`};return{forth:i(e-n-F,e-n),back:i(n+F,n)}}function Ki(t,n){let e=t.getTotalLength();return Array.from({length:n},(i,s)=>t.getPointAtLength(e*(s+.5)/n))}function Wi(t,[n,e],i,s){let r=t.getTotalLength(),[a,o]=[null,1/0];for(let l of[!0,!1])for(let[c,u]of Xi.entries()){let{x:p,y:h}=t.getPointAtLength(u*r),d=xt/2,_=l?[{x:p,y:h-8,wide:n,high:d},{x:p,y:h+8,wide:e,high:d}]:[{x:p,y:h,wide:e,high:d}],g=({x:v,y})=>_.some(x=>Math.abs(v-x.x)<x.wide&&Math.abs(y-x.y)<d),b=c/20+!l*4+2*s.filter(g).length+_.flatMap(v=>i.map(y=>Gi(v,y))).reduce((v,y)=>v+y,0);b<o&&([a,o]=[{x:p,y:h,both:l,boxes:_},b])}return a}var nt=(t,n,e)=>Math.max(0,...t.filter(i=>i[n]?.[e]!=null).map(i=>q(i[n][e]).length+2*i.wrong[n].includes(e)));function Gi(t,n){let e=t.wide+n.wide+un-Math.abs(t.x-n.x),i=t.high+n.high-Math.abs(t.y-n.y);return e>0&&i>0?5+Math.min(e,i):0}function pn(t,n){let e=Rt("svg").attr("role","group").attr("aria-label",n);return t.append(e.node()),e.size=(i,s)=>e.attr("viewBox",`0 0 ${i} ${s}`).attr("height",s),e}var Ji=200,Qi=620,Zi=`
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
`,er=Vt(({picture:t,link:n,root:e})=>{let{expression:i,step:s}=n.controls,r=ji(i,n),a=m("div",{class:"graph"}),o=pn(a,"the graph: values in blue, gradients in orange"),l=o.append("g").attr("class","edges"),c=l.append("g"),u=o.append("g"),p=o.append("g"),h=o.append("g").style("pointer-events","none"),d=()=>n.numbers.steps.length-1,_=()=>Math.min(n.state.step,d()),g=$=>n.ask({step:$>=d()?s.high:Math.max($,0)}),b=($,O)=>m("button",{type:"button",onclick:()=>g(_()+O)},$),[v,y]=[b("Back",-1),b("Next",1)],x=m("input",{type:"range",min:0,step:1,"aria-label":s.label,oninput:()=>g(Number(x.value))}),k=m("span",{class:"count"}),A=ss(g),T=m("p",{class:"key"},m("b",{class:"value"},"Blue, forward"),": the value. ",m("b",{class:"slope"},"Orange, back"),": the gradient; on an edge, the part of it that comes back that way.");t.append(m("style",{},Zi),r.node,a,T,m("div",{class:"walk"},v,y,x,k)),e.append(A.node);let N={step:_()};return({numbers:$,state:O,drawn:E,width:f})=>{let w=_(),M=$.steps[w],S=fn($,f,c);return a.classList.toggle("small",f<vt),o.size(S.width,S.height).attr("width",S.width),S.width>f?a.setAttribute("tabindex",0):a.removeAttribute("tabindex"),ts(l,c,$,S,w),ns(p,$,S,w),is(u,$,S,w),r.update(E,$.right,w===d()),x.max=d(),x.value=w,x.setAttribute("aria-valuetext",`step ${w} of ${d()}`),k.textContent=`step ${w} of ${d()}`,ot(v,w===0&&"this is the start"),ot(y,w===d()&&"this is the end"),A.update($,w,f<Qi),O.expression===N.expression&&O.order===N.order&&w===N.step+1&&!D()&&rs(h,$,M,c),N={...O,step:w},$.said[w]}});function ji(t,n){let e=Math.random().toString(36),i="right order add",s=new Map,r=t.options.map(d=>m("input",{type:"radio",name:e,onchange:()=>n.ask({expression:d})})),a=r.map(()=>m("span",{class:"mark"})),o=r.map((d,_)=>m("label",{class:"option"},d,t.options[_],a[_])),l=()=>c.value.trim()&&n.ask({expression:c.value}),c=m("input",{"aria-label":"your own expression",placeholder:"your own: b = a * a; b + a",spellcheck:"false",autocomplete:"off",autocapitalize:"off",onkeydown:d=>d.key==="Enter"&&l(),oninput:()=>c.removeAttribute("aria-invalid")}),u=m("div",{class:"chosen"},m("div",{class:"options",role:"radiogroup","aria-label":t.label},...o),t.stops?"":m("div",{class:"own"},c,m("button",{type:"button",onclick:l},"Draw"))),p=null;function h({order:d,meet:_,expression:g},b,v){g!==p&&!t.options.includes(g)&&(c.value=g),p=g;let y=`${d} ${_}`;s.has(y)||s.set(y,{}),v&&y!==i&&(s.get(y)[g]=b),t.options.forEach((x,k)=>{let A=s.get(y)[x];r[k].checked=x===n.state.expression,a[k].textContent=A===void 0?"":A?" ✓":" ✗",a[k].className=`mark ${A?"right":"wrong"}`}),n.failed&&c.value?c.setAttribute("aria-invalid","true"):c.removeAttribute("aria-invalid")}return{node:u,update:h}}function ts(t,n,{nodes:e,edges:i,steps:s},{spots:r},a){let{sent:o,wrong:l,fresh:c,node:u,way:p}=s[a],h=({target:g})=>e[g].known<=a,d=g=>[o?.[g]!=null&&"back",l?.sent.includes(g)&&"wrong",h(i[g])&&"forth",p==="forward"&&i[g].target===u&&"fresh",c?.includes(g)&&"fresh"].filter(Boolean).join(" ");n.selectAll("path").data(i).attr("class",(g,b)=>`edge ${d(b)}`);let _=i.flatMap(({source:g},b)=>{let{x:v,y,both:x}=r[b],k=d(b).includes("fresh")?" fresh":"",A=[];if(x&&h(i[b])&&A.push({x:v,y:y-8,text:q(e[g].value),kind:`value${k}`}),o?.[b]!=null){let T=l.sent.includes(b),N=`${T?"✗ ":""}${q(o[b])}`;A.push({x:v,y:x?y+8:y,text:N,kind:`${T?"wrong":"slope"}${k}`})}return A});es(t,_)}function ns(t,{nodes:n,edges:e,steps:i},{heads:s},r){let{sent:a,wrong:o}=i[r],l=e.flatMap(({target:c},u)=>{let p={place:s[u].forth,kind:n[c].known<=r?"value":""},h=o?.sent.includes(u)?"wrong":"slope";return a?.[u]==null?[p]:[p,{place:s[u].back,kind:h}]});t.selectAll("polygon").data(l).join("polygon").attr("class",({kind:c})=>`head ${c}`).attr("points",`0,0 ${-F},${-F/2} ${-F},${F/2}`).attr("transform",({place:c})=>c)}function es(t,n){t.selectAll(":scope > text").data(n).join("text").attr("class",e=>`number ${e.kind}`).attr("x",e=>e.x).attr("y",e=>e.y).text(e=>e.text)}function is(t,{nodes:n,steps:e},{at:i,size:{radius:s}},r){let{node:a,grads:o,wrong:l}=e[r];t.selectAll("g").data(n).join(c=>{let u=c.append("g");return u.append("circle"),u.append("text").attr("class","sign"),u}).attr("transform",(c,u)=>`translate(${i[u].join()})`).attr("class",(c,u)=>`${c.kind}${u===a?" fresh":""}`).each(function({name:u,sign:p,kind:h,value:d,known:_,right:g},b){let v=W(this);v.select("circle").attr("r",s).attr("visibility",h==="constant"?"hidden":null),v.select(".sign").attr("class",`sign${p.length>2?" word":""}${h==="constant"?" number":""}`).text(p);let y=[];(h==="given"||h==="made"&&_<=r)&&y.push({x:0,y:-s-11,text:q(d),kind:"value"});let x=o?.[b],k=l?.grads.includes(b);if(x!=null&&y.push({x:0,y:s+11,text:`${k?"✗ ":""}${q(x)}`,kind:k?"wrong":"slope"}),k&&y.push({x:0,y:s+26,text:`✓ ${q(g)}`,kind:"right"}),v.selectAll("text.number:not(.sign)").data(y).join("text").attr("class",T=>`number ${T.kind}`).attr("x",T=>T.x).attr("y",T=>T.y).text(T=>T.text),h!=="made")return;if(v.selectAll("text.name").data(_<=r?[]:[u]).join("text").attr("class","number name ahead").attr("y",-s-11).text(u),_<=r){let T=v.select("text.value").text(null);T.append("tspan").attr("class","name").text(`${u} = `),T.append("tspan").text(q(d))}})}function ss(t){let[n,e]=[m("code"),m("span")],i=m("p",{class:"loop"},n," ",e),[s,r]=["forward","backward"].map(l=>m("ol",{class:l==="forward"?"forth":"back","aria-label":`the code, ${l}`})),a=m("div",{class:"lines"},m("div",{},m("p",{class:"way"},"forward"),s),m("div",{},m("p",{class:"way"},"backward"),i,r));function o({steps:l,loop:c},u,p){a.classList.toggle("narrow",p),[n.textContent,e.textContent]=c;for(let[h,d]of[[s,"forward"],[r,"backward"]]){let _=l.map((v,y)=>({...v,k:y})).filter(v=>v.way===d);W(h).selectAll("li").data(_).join("li").attr("class",({k:v})=>v===u?"now":v>u?"ahead":null).attr("aria-current",({k:v})=>v===u?"step":null).on("click",(v,{k:y})=>t(y)).each(function({k:y,lines:x}){let k=d==="forward"?"value":"slope";this.replaceChildren(m("span",{class:k},String(y)),...x.map(({code:A,worked:T,wrong:N})=>m("div",{class:"line"},m("code",{},A),m("span",{class:N?"wrong":k},N?`${T} ✗`:T))))});let g=h.scrollHeight>h.clientHeight+1;g?h.setAttribute("tabindex",0):h.removeAttribute("tabindex");let b=h.querySelector(".now");g&&b&&(h.scrollTop=b.offsetTop-h.offsetTop-h.clientHeight/2+b.clientHeight)}}return{node:a,update:o}}function rs(t,{edges:n},{way:e,node:i,fresh:s},r){let a=r.selectAll("path").nodes();n.forEach(({target:o},l)=>{if(e==="forward"?o!==i:!s?.includes(l))return;let c=a[l].getTotalLength(),u=_=>{let{x:g,y:b}=a[l].getPointAtLength(_*c);return`translate(${g}px,${b}px)`},p=[0,.25,.5,.75,1],h=(e==="forward"?p:p.toReversed()).map(u),d=t.append("circle").attr("r",5).attr("style",`fill: var(${e==="forward"?"--value":"--slope"}); stroke: none`);d.node().animate({transform:h},{duration:Ji,easing:"ease-in-out"}).onfinish=()=>d.remove()})}export{er as default};
