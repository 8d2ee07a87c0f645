// Made by "make bundles"; licences in LICENSES.txt. Sources 719fb17d5b2cefb2ddb67b70e2944815210830e9a6c45a5b30352f214f647cde
var it="http://www.w3.org/1999/xhtml",kt={svg:"http://www.w3.org/2000/svg",xhtml:it,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function Tt(t){var n=t+="",e=n.indexOf(":");return e>=0&&(n=t.slice(0,e))!=="xmlns"&&(t=t.slice(e+1)),kt.hasOwnProperty(n)?{space:kt[n],local:t}:t}function gn(t){return function(){var n=this.ownerDocument,e=this.namespaceURI;return e===it&&n.documentElement.namespaceURI===it?n.createElement(t):n.createElementNS(e,t)}}function yn(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function rt(t){var n=Tt(t);return(n.local?yn:gn)(n)}function xn(){}function At(t){return t==null?xn:function(){return this.querySelector(t)}}function vn(t){typeof t!="function"&&(t=At(t));for(var n=this._groups,e=n.length,i=new Array(e),s=0;s<e;++s)for(var r=n[s],o=r.length,a=i[s]=new Array(o),l,c,u=0;u<o;++u)(l=r[u])&&(c=t.call(l,l.__data__,u,r))&&("__data__"in l&&(c.__data__=l.__data__),a[u]=c);return new L(i,this._parents)}function wn(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function bn(){return[]}function kn(t){return t==null?bn:function(){return this.querySelectorAll(t)}}function Tn(t){return function(){return wn(t.apply(this,arguments))}}function An(t){typeof t=="function"?t=Tn(t):t=kn(t);for(var n=this._groups,e=n.length,i=[],s=[],r=0;r<e;++r)for(var o=n[r],a=o.length,l,c=0;c<a;++c)(l=o[c])&&(i.push(t.call(l,l.__data__,c,o)),s.push(l));return new L(i,s)}function Sn(t){return function(){return this.matches(t)}}function St(t){return function(n){return n.matches(t)}}var Mn=Array.prototype.find;function $n(t){return function(){return Mn.call(this.children,t)}}function En(){return this.firstElementChild}function Nn(t){return this.select(t==null?En:$n(typeof t=="function"?t:St(t)))}var Cn=Array.prototype.filter;function On(){return Array.from(this.children)}function Rn(t){return function(){return Cn.call(this.children,t)}}function Pn(t){return this.selectAll(t==null?On:Rn(typeof t=="function"?t:St(t)))}function Ln(t){typeof t!="function"&&(t=Sn(t));for(var n=this._groups,e=n.length,i=new Array(e),s=0;s<e;++s)for(var r=n[s],o=r.length,a=i[s]=[],l,c=0;c<o;++c)(l=r[c])&&t.call(l,l.__data__,c,r)&&a.push(l);return new L(i,this._parents)}function Mt(t){return new Array(t.length)}function qn(){return new L(this._enter||this._groups.map(Mt),this._parents)}function W(t,n){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=n}W.prototype={constructor:W,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,n){return this._parent.insertBefore(t,n)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function zn(t){return function(){return t}}function Bn(t,n,e,i,s,r){for(var o=0,a,l=n.length,c=r.length;o<c;++o)(a=n[o])?(a.__data__=r[o],i[o]=a):e[o]=new W(t,r[o]);for(;o<l;++o)(a=n[o])&&(s[o]=a)}function In(t,n,e,i,s,r,o){var a,l,c=new Map,u=n.length,h=r.length,f=new Array(u),p;for(a=0;a<u;++a)(l=n[a])&&(f[a]=p=o.call(l,l.__data__,a,n)+"",c.has(p)?s[a]=l:c.set(p,l));for(a=0;a<h;++a)p=o.call(t,r[a],a,r)+"",(l=c.get(p))?(i[a]=l,l.__data__=r[a],c.delete(p)):e[a]=new W(t,r[a]);for(a=0;a<u;++a)(l=n[a])&&c.get(f[a])===l&&(s[a]=l)}function Fn(t){return t.__data__}function Dn(t,n){if(!arguments.length)return Array.from(this,Fn);var e=n?In:Bn,i=this._parents,s=this._groups;typeof t!="function"&&(t=zn(t));for(var r=s.length,o=new Array(r),a=new Array(r),l=new Array(r),c=0;c<r;++c){var u=i[c],h=s[c],f=h.length,p=Vn(t.call(u,u&&u.__data__,c,i)),_=p.length,x=a[c]=new Array(_),w=o[c]=new Array(_),v=l[c]=new Array(f);e(u,h,x,w,v,p,n);for(var g=0,y=0,b,T;g<_;++g)if(b=x[g]){for(g>=y&&(y=g+1);!(T=w[y])&&++y<_;);b._next=T||null}}return o=new L(o,i),o._enter=a,o._exit=l,o}function Vn(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Xn(){return new L(this._exit||this._groups.map(Mt),this._parents)}function Yn(t,n,e){var i=this.enter(),s=this,r=this.exit();return typeof t=="function"?(i=t(i),i&&(i=i.selection())):i=i.append(t+""),n!=null&&(s=n(s),s&&(s=s.selection())),e==null?r.remove():e(r),i&&s?i.merge(s).order():s}function Hn(t){for(var n=t.selection?t.selection():t,e=this._groups,i=n._groups,s=e.length,r=i.length,o=Math.min(s,r),a=new Array(s),l=0;l<o;++l)for(var c=e[l],u=i[l],h=c.length,f=a[l]=new Array(h),p,_=0;_<h;++_)(p=c[_]||u[_])&&(f[_]=p);for(;l<s;++l)a[l]=e[l];return new L(a,this._parents)}function Un(){for(var t=this._groups,n=-1,e=t.length;++n<e;)for(var i=t[n],s=i.length-1,r=i[s],o;--s>=0;)(o=i[s])&&(r&&o.compareDocumentPosition(r)^4&&r.parentNode.insertBefore(o,r),r=o);return this}function Kn(t){t||(t=Wn);function n(h,f){return h&&f?t(h.__data__,f.__data__):!h-!f}for(var e=this._groups,i=e.length,s=new Array(i),r=0;r<i;++r){for(var o=e[r],a=o.length,l=s[r]=new Array(a),c,u=0;u<a;++u)(c=o[u])&&(l[u]=c);l.sort(n)}return new L(s,this._parents).order()}function Wn(t,n){return t<n?-1:t>n?1:t>=n?0:NaN}function Gn(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function Jn(){return Array.from(this)}function Qn(){for(var t=this._groups,n=0,e=t.length;n<e;++n)for(var i=t[n],s=0,r=i.length;s<r;++s){var o=i[s];if(o)return o}return null}function Zn(){let t=0;for(let n of this)++t;return t}function jn(){return!this.node()}function te(t){for(var n=this._groups,e=0,i=n.length;e<i;++e)for(var s=n[e],r=0,o=s.length,a;r<o;++r)(a=s[r])&&t.call(a,a.__data__,r,s);return this}function ne(t){return function(){this.removeAttribute(t)}}function ee(t){return function(){this.removeAttributeNS(t.space,t.local)}}function ie(t,n){return function(){this.setAttribute(t,n)}}function se(t,n){return function(){this.setAttributeNS(t.space,t.local,n)}}function re(t,n){return function(){var e=n.apply(this,arguments);e==null?this.removeAttribute(t):this.setAttribute(t,e)}}function oe(t,n){return function(){var e=n.apply(this,arguments);e==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,e)}}function ae(t,n){var e=Tt(t);if(arguments.length<2){var i=this.node();return e.local?i.getAttributeNS(e.space,e.local):i.getAttribute(e)}return this.each((n==null?e.local?ee:ne:typeof n=="function"?e.local?oe:re:e.local?se:ie)(e,n))}function $t(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function le(t){return function(){this.style.removeProperty(t)}}function ce(t,n,e){return function(){this.style.setProperty(t,n,e)}}function ue(t,n,e){return function(){var i=n.apply(this,arguments);i==null?this.style.removeProperty(t):this.style.setProperty(t,i,e)}}function he(t,n,e){return arguments.length>1?this.each((n==null?le:typeof n=="function"?ue:ce)(t,n,e??"")):fe(this.node(),t)}function fe(t,n){return t.style.getPropertyValue(n)||$t(t).getComputedStyle(t,null).getPropertyValue(n)}function pe(t){return function(){delete this[t]}}function de(t,n){return function(){this[t]=n}}function _e(t,n){return function(){var e=n.apply(this,arguments);e==null?delete this[t]:this[t]=e}}function me(t,n){return arguments.length>1?this.each((n==null?pe:typeof n=="function"?_e:de)(t,n)):this.node()[t]}function Et(t){return t.trim().split(/^|\s+/)}function ot(t){return t.classList||new Nt(t)}function Nt(t){this._node=t,this._names=Et(t.getAttribute("class")||"")}Nt.prototype={add:function(t){var n=this._names.indexOf(t);n<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var n=this._names.indexOf(t);n>=0&&(this._names.splice(n,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Ct(t,n){for(var e=ot(t),i=-1,s=n.length;++i<s;)e.add(n[i])}function Ot(t,n){for(var e=ot(t),i=-1,s=n.length;++i<s;)e.remove(n[i])}function ge(t){return function(){Ct(this,t)}}function ye(t){return function(){Ot(this,t)}}function xe(t,n){return function(){(n.apply(this,arguments)?Ct:Ot)(this,t)}}function ve(t,n){var e=Et(t+"");if(arguments.length<2){for(var i=ot(this.node()),s=-1,r=e.length;++s<r;)if(!i.contains(e[s]))return!1;return!0}return this.each((typeof n=="function"?xe:n?ge:ye)(e,n))}function we(){this.textContent=""}function be(t){return function(){this.textContent=t}}function ke(t){return function(){var n=t.apply(this,arguments);this.textContent=n??""}}function Te(t){return arguments.length?this.each(t==null?we:(typeof t=="function"?ke:be)(t)):this.node().textContent}function Ae(){this.innerHTML=""}function Se(t){return function(){this.innerHTML=t}}function Me(t){return function(){var n=t.apply(this,arguments);this.innerHTML=n??""}}function $e(t){return arguments.length?this.each(t==null?Ae:(typeof t=="function"?Me:Se)(t)):this.node().innerHTML}function Ee(){this.nextSibling&&this.parentNode.appendChild(this)}function Ne(){return this.each(Ee)}function Ce(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function Oe(){return this.each(Ce)}function Re(t){var n=typeof t=="function"?t:rt(t);return this.select(function(){return this.appendChild(n.apply(this,arguments))})}function Pe(){return null}function Le(t,n){var e=typeof t=="function"?t:rt(t),i=n==null?Pe:typeof n=="function"?n:At(n);return this.select(function(){return this.insertBefore(e.apply(this,arguments),i.apply(this,arguments)||null)})}function qe(){var t=this.parentNode;t&&t.removeChild(this)}function ze(){return this.each(qe)}function Be(){var t=this.cloneNode(!1),n=this.parentNode;return n?n.insertBefore(t,this.nextSibling):t}function Ie(){var t=this.cloneNode(!0),n=this.parentNode;return n?n.insertBefore(t,this.nextSibling):t}function Fe(t){return this.select(t?Ie:Be)}function De(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Ve(t){return function(n){t.call(this,n,this.__data__)}}function Xe(t){return t.trim().split(/^|\s+/).map(function(n){var e="",i=n.indexOf(".");return i>=0&&(e=n.slice(i+1),n=n.slice(0,i)),{type:n,name:e}})}function Ye(t){return function(){var n=this.__on;if(n){for(var e=0,i=-1,s=n.length,r;e<s;++e)r=n[e],(!t.type||r.type===t.type)&&r.name===t.name?this.removeEventListener(r.type,r.listener,r.options):n[++i]=r;++i?n.length=i:delete this.__on}}}function He(t,n,e){return function(){var i=this.__on,s,r=Ve(n);if(i){for(var o=0,a=i.length;o<a;++o)if((s=i[o]).type===t.type&&s.name===t.name){this.removeEventListener(s.type,s.listener,s.options),this.addEventListener(s.type,s.listener=r,s.options=e),s.value=n;return}}this.addEventListener(t.type,r,e),s={type:t.type,name:t.name,value:n,listener:r,options:e},i?i.push(s):this.__on=[s]}}function Ue(t,n,e){var i=Xe(t+""),s,r=i.length,o;if(arguments.length<2){var a=this.node().__on;if(a){for(var l=0,c=a.length,u;l<c;++l)for(s=0,u=a[l];s<r;++s)if((o=i[s]).type===u.type&&o.name===u.name)return u.value}return}for(a=n?He:Ye,s=0;s<r;++s)this.each(a(i[s],n,e));return this}function Rt(t,n,e){var i=$t(t),s=i.CustomEvent;typeof s=="function"?s=new s(n,e):(s=i.document.createEvent("Event"),e?(s.initEvent(n,e.bubbles,e.cancelable),s.detail=e.detail):s.initEvent(n,!1,!1)),t.dispatchEvent(s)}function Ke(t,n){return function(){return Rt(this,t,n)}}function We(t,n){return function(){return Rt(this,t,n.apply(this,arguments))}}function Ge(t,n){return this.each((typeof n=="function"?We:Ke)(t,n))}function*Je(){for(var t=this._groups,n=0,e=t.length;n<e;++n)for(var i=t[n],s=0,r=i.length,o;s<r;++s)(o=i[s])&&(yield o)}var Pt=[null];function L(t,n){this._groups=t,this._parents=n}function Qe(){return new L([[document.documentElement]],Pt)}function Ze(){return this}L.prototype=Qe.prototype={constructor:L,select:vn,selectAll:An,selectChild:Nn,selectChildren:Pn,filter:Ln,data:Dn,enter:qn,exit:Xn,join:Yn,merge:Hn,selection:Ze,order:Un,sort:Kn,call:Gn,nodes:Jn,node:Qn,size:Zn,empty:jn,each:te,attr:ae,style:he,property:me,classed:ve,text:Te,html:$e,raise:Ne,lower:Oe,append:Re,insert:Le,remove:ze,clone:Fe,datum:De,on:Ue,dispatch:Ge,[Symbol.iterator]:Je};function G(t){return typeof t=="string"?new L([[document.querySelector(t)]],[document.documentElement]):new L([[t]],Pt)}function Lt(t){return G(rt(t).call(document.documentElement))}var je=0;function ti(){return new st}function st(){this._="@"+(++je).toString(36)}st.prototype=ti.prototype={constructor:st,get:function(t){for(var n=this._;!(n in t);)if(!(t=t.parentNode))return;return t[n]},set:function(t,n){return t[this._]=n},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};var qt=`/* For what is around the explorers, in the page itself. Light and dark follow JupyterLab's theme,
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
`;function m(t,n={},...e){let i=document.createElement(t);for(let[s,r]of Object.entries(n))typeof r=="function"?i.addEventListener(s.slice(2),r):r!==void 0&&r!==!1&&i.setAttribute(s,r===!0?"":String(r));return i.append(...e),i}var J=(t,n,e)=>Math.min(Math.max(t,n),e);function at(t,n){t.disabled=!!n,n?t.title=n:t.removeAttribute("title")}function zt(t){let n=matchMedia("(prefers-color-scheme: dark)"),e=new MutationObserver(t);return e.observe(document.body,{attributeFilter:["data-jp-theme-light","class"]}),n.addEventListener("change",t),()=>{e.disconnect(),n.removeEventListener("change",t)}}function V(){return matchMedia("(prefers-reduced-motion: reduce)").matches}function C(t,n=3){if(typeof t!="number")return String(t);let e=Math.abs(t)<1e-4&&t!==0?t.toPrecision(2):String(Number(t.toPrecision(n)));return I(e)}var ei={"+":"","-":"⁻",...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries())};function I(t){return t.replace(/(?<![^\s(])(?<!\w\()-(?=\.?\d|[iI]nf)/g,"−").replace(/(?<![\w.=-])(\d+(?:\.\d+)?)e([+-])0*(\d+)\b/g,(n,e,i,s)=>`${e==="1"?"":`${e}·`}10${[...i+s].map(r=>ei[r]).join("")}`)}var ii=7,lt="in the notebook";function Bt(t,n){let e={slider:ri,choice:oi,switches:ai,buttons:li},i=t.filter(r=>!("on_picture"in r&&r.on_picture)).map(r=>e[r.kind](r.name,r,n));return{node:m("div",{class:"controls"},...i.map(r=>r.node)),update:()=>i.forEach(r=>r.update())}}function ct(t,{state:n,controls:e}){if(t.fixed)return lt;let i=([l,c])=>[n[l]].flat().some(u=>c.includes(u)),s=Object.entries(t.only).find(l=>!i(l));if(!s)return"";let[r,o]=s,{label:a}=e[r];return typeof o[0]=="number"?`with ${a} from ${C(Math.min(...o.map(Number)))} up`:o.length>4?`with other ${a}`:`with ${a}: ${o.join(", ")}`}function ut(t,n,e){t.classList.toggle("off",!!e),n.dataset.why!==e&&(n.textContent=n.dataset.why=e);for(let[i,s]of[["role","group"],["aria-disabled","true"]])e?t.setAttribute(i,s):t.removeAttribute(i)}function si({stops:t,low:n,high:e,step:i,log:s}){if(t){let a=l=>t.reduce((c,u,h)=>Math.abs(u-l)<Math.abs(t[c]-l)?h:c,0);return{count:t.length,at:l=>t[l],place:a}}let[r,o]=s?[Math.log10(n),Math.log10(e)]:[n,e];return{count:Math.round((o-r)/i)+1,at:a=>{let l=Math.min(r+a*i,o);return Number(s?(10**l).toPrecision(6):l.toFixed(9))},place:a=>Math.round(((s?Math.log10(a):a)-r)/i)}}function ri(t,n,e){let i=si(n),s=y=>e.ask({[t]:y}),r=0,o=m("input",{type:"range",min:0,max:i.count-1,step:1,"aria-label":n.label,oninput:()=>s(i.at(Number(o.value))),onpointerdown:()=>r=e.state[t],onpointercancel:()=>e.state[t]!==r&&s(r)}),a=m("input",{class:"number",inputmode:"decimal","aria-label":`${n.label}, as a number`,oninput:()=>f=!0,onchange:x,onkeydown:({key:y})=>y==="Enter"&&x(),onblur:()=>g()}),l=m("span",{class:"note"}),c=m("span",{class:"note",role:"status"}),[u,h]=[i.at(0),i.at(i.count-1)],[f,p]=[!1,""],_=()=>`${e.asked} ${e.state[t]}`;function x(){if(!f)return;f=!1;let y=Number(a.value.replace("−","-").replace(",","."));if(Number.isFinite(y)&&a.value.trim()!==""){let b=i.at(i.place(J(y,u,h)));s(b),c.textContent=w(y,b)}else c.textContent=`Expected: a number from ${C(u)} to ${C(h)}.`;a.value=C(e.state[t]),p=_()}function w(y,b){return C(y)===C(b)?"":y>h?`Up to ${C(h)}.`:y<u?`From ${C(u)} up.`:`${I(String(y))} is between stops: ${C(b)}.`}let v=m("div",{class:"row slider"},m("span",{class:"name"},n.label),o,a,l,c);function g(){let y=e.state[t],b=i.place(y);o.value=String(b),v.style.setProperty("--share",String(b/(i.count-1||1))),o.setAttribute("aria-valuetext",C(y)),a.matches(":focus")||(a.value=C(y)),_()!==p&&(c.textContent="");let T=ct(n,e);o.disabled=a.disabled=!!T,ut(v,l,T)}return{node:v,update:g}}function oi(t,n,e){let i=_=>e.ask({[t]:_}),s=Math.random().toString(36),r=n.options.map(_=>m("input",{type:"radio",name:s,onchange:()=>i(_)})),o=m("select",{"aria-label":n.label,onchange:()=>i(n.options[o.selectedIndex])},...n.options.map(_=>m("option",{},C(_)))),a=n.options.length<=ii,l=r.map((_,x)=>m("label",{class:"option"},_,C(n.options[x]))),c=a?m("div",{class:"options",role:"radiogroup","aria-label":n.label},...l):o,u=m("span",{class:"note"}),h=m("div",{class:a?"row wide":"row"},m("span",{class:"name"},n.label),c,u),f=n.options.map(_=>n.stops&&!n.stops.includes(_));function p(){let _=n.options.indexOf(e.state[t]),x=ct(n,e);r.forEach((w,v)=>{w.checked=v===_,w.disabled=!!(x||f[v])});for(let[w,v]of[...o.options].entries())v.disabled=!!f[w];o.selectedIndex=_,o.disabled=!!x,ut(h,u,x),!x&&f.some(Boolean)&&(u.textContent=`the others ${lt}`)}return{node:h,update:p}}function ai(t,n,e){let i=c=>{let u=new Set(e.state[t]);u.delete(c)||u.add(c),e.ask({[t]:n.options.filter(h=>u.has(h))})},s=n.options.map(c=>m("button",{type:"button",onclick:()=>i(c)},C(c))),r=m("div",{class:"options",role:"group","aria-label":n.label},...s),o=m("span",{class:"note"}),a=m("div",{class:"row wide"},m("span",{class:"name"},n.label),r,o);function l(){let c=ct(n,e);s.forEach((u,h)=>{u.setAttribute("aria-pressed",String(e.state[t].includes(n.options[h]))),u.disabled=!!c}),ut(a,o,c)}return{node:a,update:l}}function li(t,n,e){let i=Object.entries(n.options).map(([o,a])=>{let c=m("button",{type:"button",onclick:()=>c.ariaDisabled!=="true"&&e.press(o),onblur:()=>r()},a);return{name:o,label:a,button:c}}),s=m("div",{class:"row wide"},m("div",{class:"options"},...i.map(({button:o})=>o)));function r(){for(let{name:o,label:a,button:l}of i){let c=e.numbers.buttons?.[o]??{},u=c.label??a;l.textContent!==u&&(l.textContent=u);let h=!!(n.fixed||c.disabled),f=c.why??(e.alone?lt:"");l.title=h?f:"",l.ariaDisabled=String(h),l.disabled=h&&!l.matches(":focus")}}return{node:s,update:r}}var It=`/* Inside a shadow root: no rule of the page reaches in, and none of these reaches out. What is
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
`;var ui={float32:Float32Array,int32:Int32Array,uint8:Uint8Array};function U(t){return Array.isArray(t)?t.map(U):t===null||typeof t!="object"||ArrayBuffer.isView(t)?t:t.data!==void 0?ht(t.kind,t.shape,t.data):Object.fromEntries(Object.entries(t).map(([n,e])=>[n,U(e)]))}function ht(t,n,e){let{buffer:i,byteOffset:s=0,byteLength:r}=ArrayBuffer.isView(e)?e:new Uint8Array(e),o=new ui[t](i.slice(s,s+r));return Object.assign(o,{shape:n})}function Dt(t){let n=new Map,e=0,i=()=>{},s=t.get("described"),r=U(t.get("lasting")),o={controls:Object.fromEntries(s.map(u=>[u.name,u])),state:{},numbers:{},drawn:{},said:"",failed:!1,number:-1,asked:0,unasked:!1,alone:!!t.get("alone"),served:{},ask:l,press:c,onQuestion:i,onAnswer:i,close:()=>t.off("change:answer",a)};function a(){let u=t.get("answer");if(!(u.number<o.number)){for(let[h,f]of n)f.number<=u.number&&n.delete(h);o.unasked=u.number===o.number,o.number=u.number,o.state={...u.state,...Ft(n)},o.numbers={...r,...U(u.numbers)},o.drawn=u.state,o.said=u.said,o.failed=u.failed,o.onAnswer()}}function l(u){e=Math.max(e+1,Date.now()),o.asked=e;for(let[h,f]of Object.entries(u))n.set(h,{value:f,number:e});o.state={...o.state,...u},o.onQuestion(),t.set("asked",{number:e,changes:Ft(n)}),t.save_changes()}function c(u){o.served[u]?o.served[u]():t.send({press:u})}return t.on("change:answer",a),a(),o}function Ft(t){return Object.fromEntries([...t].map(([n,e])=>[n,e.value]))}var hi={float32:4,int32:4,uint8:1},fi=120;async function ft(t){let{title:n,stops:e,followed:i,played:s,first:r}=t,o=async d=>JSON.parse(new TextDecoder().decode(await Vt(d))),a=await o(t.moments),l=pi(await o(t.arrays),await Vt(t.data)),c=a.map(d=>Q(d.numbers,l)),u=Q(t.lasting,l),h=t.described.map(d=>d.name in e?{...d,stops:e[d.name]}:{...d,fixed:d.kind!=="buttons"&&!d.local}),f=new Set(h.filter(d=>d.local).map(({name:d})=>d)),p=d=>JSON.stringify(Object.keys(e).map(A=>d[A])),_=new Map(a.map((d,A)=>[p(d.state),A])),x=new Set,w={},v,g=b(r,0),y=()=>_.get(p(g.state));function b(d,A){let{state:S,said:P}=a[d],O=s?{buttons:{pause:{disabled:v===void 0,why:"nothing plays"}}}:{};return{number:A,state:{...S,...w},said:P,failed:!1,numbers:{...c[d],...O}}}function T([d,A]){let S=O=>Math.abs(O-A),P=typeof A=="number"?e[d]:void 0;return[d,P?P.reduce((O,q)=>S(q)<S(O)?q:O):A]}function $(d){let A=Object.keys(i).filter(S=>S in d&&d[S]!==g.state[S]);return Object.assign({},...A.map(S=>i[S][e[S].indexOf(d[S])]))}function E({number:d,changes:A}){let S=Object.fromEntries(Object.entries(A).map(T)),P=y(),O=_.get(p({...g.state,...$(S),...S}))??P;for(let q of f)M(O,P,q)&&delete w[q];for(let[q,mn]of Object.entries(S))f.has(q)&&(w[q]=mn);g=b(O,d),x.forEach(q=>q())}function M(d,A,S){let[P,O]=[d,A].map(q=>JSON.stringify(a[q].state[S]));return P!==O}function R(){clearInterval(v),v=void 0}function N(){g=b(y(),g.number),x.forEach(d=>d())}function k(d){let A=e[d],S=O=>E({number:Math.max(Date.now(),g.number+1),changes:{[d]:A[O]}}),P=()=>A.indexOf(g.state[d]);if(V()){S(P()===A.length-1?0:A.length-1);return}v=setInterval(()=>{let O=P()+1;O===A.length-1&&R(),S(O)},fi),P()===A.length-1?S(0):N()}return{get:d=>({title:n,described:h,answer:g,lasting:u,alone:!0})[d],set:(d,A)=>{R(),E(A)},save_changes:()=>{},send:({press:d})=>{R(),s&&d==="play"?k(s):N()},on:(d,A)=>{d==="change:answer"&&x.add(A)},off:(d,A)=>{x.delete(A)}}}async function Vt(t){let n=Uint8Array.from(atob(t),i=>i.charCodeAt(0)),e=new Blob([n]).stream().pipeThrough(new DecompressionStream("deflate"));return new Uint8Array(await new Response(e).arrayBuffer())}function pi(t,n){let e=0;return t.map(({kind:i,shape:s})=>{let r=hi[i],o=s.reduce((l,c)=>l*c,1),a=new Uint8Array(o*r);for(let l=0;l<r;l+=1)for(let c=0;c<o;c+=1)a[c*r+l]=n[e+l*o+c];return e+=a.length,ht(i,s,a)})}function Q(t,n){return Array.isArray(t)?t.map(e=>Q(e,n)):t===null||typeof t!="object"?t:t.array!==void 0?n[t.array]:Object.fromEntries(Object.entries(t).map(([e,i])=>[e,Q(i,n)]))}var di="This explorer is asleep: run the cell to use it.",_i=16,mi=25,gi=600,yi=1e3;function Xt(t){let n=({model:i,el:s})=>xi(t,i,s);return{render:n,play:async(i,s)=>n({model:await ft(i),el:s}),modelOf:ft}}function xi(t,n,e){let i=Dt(n),s=Bt(n.get("described"),i),r=["question","task","lacks"].filter(N=>n.get("lasting")[N]).map(N=>m("p",{class:N},n.get("lasting")[N])),o=m("div",{class:"picture",style:"visibility: hidden"}),a=m("p",{class:"said"}),l=m("p",{class:"heard",role:"status"}),c=m("section",{class:"mlpkit","aria-label":n.get("title")},m("style",{},It),m("p",{class:"asleep",role:"note"},di),...r,o,s.node,a,l),u=m("div",{class:"mlpkit-around"},m("style",{},qt));u.attachShadow({mode:"open"}).append(c);let h=wi(u,c),f=()=>u.classList.add("sleeping");n.on("comm_live_update",f),e.append(u);let p=t({picture:o,link:i,root:c}),[_,x,w,v,g]=[0,0,0,0,0],y=o.clientWidth;function b(){if(cancelAnimationFrame(_),_=0,g=performance.now(),y===0)return;s.update();let N=p({numbers:i.numbers,state:i.state,drawn:i.drawn,width:y}),k=i.failed?i.said:I(N??i.said);a.textContent!==k&&T(k),a.classList.toggle("failed",i.failed),o.style.visibility="",c.dataset.drawn=String(i.number),v+=1,c.dataset.pictures=String(v)}function T(N){let k=a.textContent==="";a.textContent=N,clearTimeout(w),l.textContent="",!k&&(w=setTimeout(()=>{l.setAttribute("role",i.failed?"alert":"status"),l.textContent=N},gi))}let $=()=>{clearTimeout(x),x=0,_||=requestAnimationFrame(b)},E=0;i.onAnswer=()=>{if(u.classList.remove("sleeping"),i.unasked&&V()){let k=performance.now()-g;E||=setTimeout(()=>{E=0,$()},Math.max(yi-k,0));return}$(),i.number>=i.asked&&!document.hidden&&performance.now()-g>_i&&b()},i.onQuestion=()=>{c.dataset.asked=String(i.asked),x||=setTimeout($,mi)};let M=new ResizeObserver(([{contentRect:N}])=>{let k=Math.round(N.width);k!==y&&(y=k,$())});M.observe(o);let R=zt($);return c.dataset.asked=String(i.asked),$(),()=>{cancelAnimationFrame(_),clearTimeout(x),clearTimeout(w),clearTimeout(E),M.disconnect(),R(),h(),n.off("comm_live_update",f),i.close()}}var vi="input:not([type=radio], [type=checkbox], [type=range]), textarea";function wi(t,n){let e=i=>{let s=i.composedPath()[0];if(!n.contains(s))return;let r=i.ctrlKey||i.metaKey||i.altKey,o=i.key==="Escape"||(s.matches(vi)?r&&i.key.toLowerCase()==="s":r||i.key==="Enter"&&i.shiftKey);t.toggleAttribute("data-lm-suppress-shortcuts",!o)};return window.addEventListener("keydown",e,!0),()=>window.removeEventListener("keydown",e,!0)}var K=Math.PI,pt=2*K,F=1e-6,bi=pt-F;function Yt(t){this._+=t[0];for(let n=1,e=t.length;n<e;++n)this._+=arguments[n]+t[n]}function ki(t){let n=Math.floor(t);if(!(n>=0))throw new Error(`invalid digits: ${t}`);if(n>15)return Yt;let e=10**n;return function(i){this._+=i[0];for(let s=1,r=i.length;s<r;++s)this._+=Math.round(arguments[s]*e)/e+i[s]}}function Ht(t,n,e,i){return t===e&&n===i}function Ti(t){let n=Math.floor(t);if(!(n<=15))return Ht;let e=10**n,i=function(s){return Math.round(s*e)};return function(s,r,o,a){return i(s)===i(o)&&i(r)===i(a)}}var X=class{constructor(n){this._x0=this._y0=this._x1=this._y1=null,this._="",this._append=n==null?Yt:ki(n),this._equal=n==null?Ht:Ti(n)}moveTo(n,e){this._append`M${this._x0=this._x1=+n},${this._y0=this._y1=+e}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(n,e){this._append`L${this._x1=+n},${this._y1=+e}`}quadraticCurveTo(n,e,i,s){this._append`Q${+n},${+e},${this._x1=+i},${this._y1=+s}`}bezierCurveTo(n,e,i,s,r,o){this._append`C${+n},${+e},${+i},${+s},${this._x1=+r},${this._y1=+o}`}arcTo(n,e,i,s,r){if(n=+n,e=+e,i=+i,s=+s,r=+r,r<0)throw new Error(`negative radius: ${r}`);let o=this._x1,a=this._y1,l=i-n,c=s-e,u=o-n,h=a-e,f=u*u+h*h;if(this._x1===null)this._append`M${this._x1=n},${this._y1=e}`;else if(f>F)if(!(Math.abs(h*l-c*u)>F)||!r)this._append`L${this._x1=n},${this._y1=e}`;else{let p=i-o,_=s-a,x=l*l+c*c,w=p*p+_*_,v=Math.sqrt(x),g=Math.sqrt(f),y=r*Math.tan((K-Math.acos((x+f-w)/(2*v*g)))/2),b=y/g,T=y/v;Math.abs(b-1)>F&&this._append`L${n+b*u},${e+b*h}`,this._append`A${r},${r},0,0,${+(h*p>u*_)},${this._x1=n+T*l},${this._y1=e+T*c}`}}arc(n,e,i,s,r,o){if(n=+n,e=+e,i=+i,o=!!o,i<0)throw new Error(`negative radius: ${i}`);let a=i*Math.cos(s),l=i*Math.sin(s),c=n+a,u=e+l,h=1^o,f=o?s-r:r-s;if(this._x1===null?this._append`M${c},${u}`:(Math.abs(this._x1-c)>F||Math.abs(this._y1-u)>F)&&this._append`L${c},${u}`,!!i){if(f<0&&(f=f%pt+pt),f>bi)this._append`A${i},${i},0,1,${h},${n-a},${e-l}A${i},${i},0,1,${h},${this._x1=c},${this._y1=u}`;else if(f>F){let p=n+i*Math.cos(r),_=e+i*Math.sin(r);if(f>=K&&this._equal(c,u,p,_)){f/=2;let x=s+f;this._append`A${i},${i},0,${+(f>=K)},${h},${n+i*Math.cos(x)},${e+i*Math.sin(x)}`}this._append`A${i},${i},0,${+(f>=K)},${h},${this._x1=p},${this._y1=_}`}}}rect(n,e,i,s){this._append`M${this._x0=this._x1=+n},${this._y0=this._y1=+e}h${i=+i}v${+s}h${-i}Z`}toString(){return this._}};function Ai(){return new X}Ai.prototype=X.prototype;function Y(t){return function(){return t}}var Si=Math.cos;var _t=Math.sin,H=Math.sqrt,Ut=1e-12,Z=Math.PI,Ns=Z/2,Qt=2*Z;function Mi(t){let n=3;return t.digits=function(e){if(!arguments.length)return n;if(e==null)n=null;else{let i=Math.floor(e);if(!(i>=0))throw new RangeError(`invalid digits: ${e}`);n=i}return t},()=>new X(n)}var Cs=Array.prototype.slice;function $i(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Zt(t){this._context=t}Zt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;default:this._context.lineTo(t,n);break}}};function jt(t){return new Zt(t)}function Ei(t){return t[0]}function Ni(t){return t[1]}function tn(t,n){var e=Y(!0),i=null,s=jt,r=null,o=Mi(a);t=typeof t=="function"?t:t===void 0?Ei:Y(t),n=typeof n=="function"?n:n===void 0?Ni:Y(n);function a(l){var c,u=(l=$i(l)).length,h,f=!1,p;for(i==null&&(r=s(p=o())),c=0;c<=u;++c)!(c<u&&e(h=l[c],c,l))===f&&((f=!f)?r.lineStart():r.lineEnd()),f&&r.point(+t(h,c,l),+n(h,c,l));if(p)return r=null,p+""||null}return a.x=function(l){return arguments.length?(t=typeof l=="function"?l:Y(+l),a):t},a.y=function(l){return arguments.length?(n=typeof l=="function"?l:Y(+l),a):n},a.defined=function(l){return arguments.length?(e=typeof l=="function"?l:Y(!!l),a):e},a.curve=function(l){return arguments.length?(s=l,i!=null&&(r=s(i)),a):s},a.context=function(l){return arguments.length?(l==null?i=r=null:r=s(i=l),a):i},a}var Os=Ci(jt);function nn(t){this._curve=t}nn.prototype={areaStart:function(){this._curve.areaStart()},areaEnd:function(){this._curve.areaEnd()},lineStart:function(){this._curve.lineStart()},lineEnd:function(){this._curve.lineEnd()},point:function(t,n){this._curve.point(n*Math.sin(t),n*-Math.cos(t))}};function Ci(t){function n(e){return new nn(t(e))}return n._curve=t,n}var Rs=H(3);var Oi=H(1/3),Ps=Oi*2;var en=_t(Z/10)/_t(7*Z/10),Ls=_t(Qt/10)*en,qs=-Si(Qt/10)*en;var zs=H(3);var Bs=H(3);var Is=H(3)/2,Ri=1/H(12),Fs=(Ri/2+1)*3;function B(){}function j(t,n,e){t._context.bezierCurveTo((2*t._x0+t._x1)/3,(2*t._y0+t._y1)/3,(t._x0+2*t._x1)/3,(t._y0+2*t._y1)/3,(t._x0+4*t._x1+n)/6,(t._y0+4*t._y1+e)/6)}function mt(t){this._context=t}mt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){switch(this._point){case 3:j(this,this._x1,this._y1);case 2:this._context.lineTo(this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3,this._context.lineTo((5*this._x0+this._x1)/6,(5*this._y0+this._y1)/6);default:j(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function Pi(t){this._context=t}Pi.prototype={areaStart:B,areaEnd:B,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._y0=this._y1=this._y2=this._y3=this._y4=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x2,this._y2),this._context.closePath();break}case 2:{this._context.moveTo((this._x2+2*this._x3)/3,(this._y2+2*this._y3)/3),this._context.lineTo((this._x3+2*this._x2)/3,(this._y3+2*this._y2)/3),this._context.closePath();break}case 3:{this.point(this._x2,this._y2),this.point(this._x3,this._y3),this.point(this._x4,this._y4);break}}},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._x2=t,this._y2=n;break;case 1:this._point=2,this._x3=t,this._y3=n;break;case 2:this._point=3,this._x4=t,this._y4=n,this._context.moveTo((this._x0+4*this._x1+t)/6,(this._y0+4*this._y1+n)/6);break;default:j(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function Li(t){this._context=t}Li.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3;var e=(this._x0+4*this._x1+t)/6,i=(this._y0+4*this._y1+n)/6;this._line?this._context.lineTo(e,i):this._context.moveTo(e,i);break;case 3:this._point=4;default:j(this,t,n);break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n}};function sn(t,n){this._basis=new mt(t),this._beta=n}sn.prototype={lineStart:function(){this._x=[],this._y=[],this._basis.lineStart()},lineEnd:function(){var t=this._x,n=this._y,e=t.length-1;if(e>0)for(var i=t[0],s=n[0],r=t[e]-i,o=n[e]-s,a=-1,l;++a<=e;)l=a/e,this._basis.point(this._beta*t[a]+(1-this._beta)*(i+l*r),this._beta*n[a]+(1-this._beta)*(s+l*o));this._x=this._y=null,this._basis.lineEnd()},point:function(t,n){this._x.push(+t),this._y.push(+n)}};var Ds=(function t(n){function e(i){return n===1?new mt(i):new sn(i,n)}return e.beta=function(i){return t(+i)},e})(.85);function tt(t,n,e){t._context.bezierCurveTo(t._x1+t._k*(t._x2-t._x0),t._y1+t._k*(t._y2-t._y0),t._x2+t._k*(t._x1-n),t._y2+t._k*(t._y1-e),t._x2,t._y2)}function gt(t,n){this._context=t,this._k=(1-n)/6}gt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:tt(this,this._x1,this._y1);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2,this._x1=t,this._y1=n;break;case 2:this._point=3;default:tt(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var Vs=(function t(n){function e(i){return new gt(i,n)}return e.tension=function(i){return t(+i)},e})(0);function yt(t,n){this._context=t,this._k=(1-n)/6}yt.prototype={areaStart:B,areaEnd:B,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._x3=t,this._y3=n;break;case 1:this._point=2,this._context.moveTo(this._x4=t,this._y4=n);break;case 2:this._point=3,this._x5=t,this._y5=n;break;default:tt(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var Xs=(function t(n){function e(i){return new yt(i,n)}return e.tension=function(i){return t(+i)},e})(0);function xt(t,n){this._context=t,this._k=(1-n)/6}xt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:tt(this,t,n);break}this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var Ys=(function t(n){function e(i){return new xt(i,n)}return e.tension=function(i){return t(+i)},e})(0);function vt(t,n,e){var i=t._x1,s=t._y1,r=t._x2,o=t._y2;if(t._l01_a>Ut){var a=2*t._l01_2a+3*t._l01_a*t._l12_a+t._l12_2a,l=3*t._l01_a*(t._l01_a+t._l12_a);i=(i*a-t._x0*t._l12_2a+t._x2*t._l01_2a)/l,s=(s*a-t._y0*t._l12_2a+t._y2*t._l01_2a)/l}if(t._l23_a>Ut){var c=2*t._l23_2a+3*t._l23_a*t._l12_a+t._l12_2a,u=3*t._l23_a*(t._l23_a+t._l12_a);r=(r*c+t._x1*t._l23_2a-n*t._l12_2a)/u,o=(o*c+t._y1*t._l23_2a-e*t._l12_2a)/u}t._context.bezierCurveTo(i,s,r,o,t._x2,t._y2)}function rn(t,n){this._context=t,this._alpha=n}rn.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:this.point(this._x2,this._y2);break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3;default:vt(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var Hs=(function t(n){function e(i){return n?new rn(i,n):new gt(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function on(t,n){this._context=t,this._alpha=n}on.prototype={areaStart:B,areaEnd:B,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 1:{this._context.moveTo(this._x3,this._y3),this._context.closePath();break}case 2:{this._context.lineTo(this._x3,this._y3),this._context.closePath();break}case 3:{this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5);break}}},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1,this._x3=t,this._y3=n;break;case 1:this._point=2,this._context.moveTo(this._x4=t,this._y4=n);break;case 2:this._point=3,this._x5=t,this._y5=n;break;default:vt(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var Us=(function t(n){function e(i){return n?new on(i,n):new yt(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function an(t,n){this._context=t,this._alpha=n}an.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){if(t=+t,n=+n,this._point){var e=this._x2-t,i=this._y2-n;this._l23_a=Math.sqrt(this._l23_2a=Math.pow(e*e+i*i,this._alpha))}switch(this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:vt(this,t,n);break}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=t,this._y0=this._y1,this._y1=this._y2,this._y2=n}};var Ks=(function t(n){function e(i){return n?new an(i,n):new xt(i,0)}return e.alpha=function(i){return t(+i)},e})(.5);function qi(t){this._context=t}qi.prototype={areaStart:B,areaEnd:B,lineStart:function(){this._point=0},lineEnd:function(){this._point&&this._context.closePath()},point:function(t,n){t=+t,n=+n,this._point?this._context.lineTo(t,n):(this._point=1,this._context.moveTo(t,n))}};function Kt(t){return t<0?-1:1}function Wt(t,n,e){var i=t._x1-t._x0,s=n-t._x1,r=(t._y1-t._y0)/(i||s<0&&-0),o=(e-t._y1)/(s||i<0&&-0),a=(r*s+o*i)/(i+s);return(Kt(r)+Kt(o))*Math.min(Math.abs(r),Math.abs(o),.5*Math.abs(a))||0}function Gt(t,n){var e=t._x1-t._x0;return e?(3*(t._y1-t._y0)/e-n)/2:n}function dt(t,n,e){var i=t._x0,s=t._y0,r=t._x1,o=t._y1,a=(r-i)/3;t._context.bezierCurveTo(i+a,s+a*n,r-a,o-a*e,r,o)}function nt(t){this._context=t}nt.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=this._t0=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x1,this._y1);break;case 3:dt(this,this._t0,Gt(this,this._t0));break}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(t,n){var e=NaN;if(t=+t,n=+n,!(t===this._x1&&n===this._y1)){switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;break;case 2:this._point=3,dt(this,Gt(this,e=Wt(this,t,n)),e);break;default:dt(this,this._t0,e=Wt(this,t,n));break}this._x0=this._x1,this._x1=t,this._y0=this._y1,this._y1=n,this._t0=e}}};function zi(t){this._context=new ln(t)}(zi.prototype=Object.create(nt.prototype)).point=function(t,n){nt.prototype.point.call(this,n,t)};function ln(t){this._context=t}ln.prototype={moveTo:function(t,n){this._context.moveTo(n,t)},closePath:function(){this._context.closePath()},lineTo:function(t,n){this._context.lineTo(n,t)},bezierCurveTo:function(t,n,e,i,s,r){this._context.bezierCurveTo(n,t,i,e,r,s)}};function cn(t){return new nt(t)}function Bi(t){this._context=t}Bi.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=[],this._y=[]},lineEnd:function(){var t=this._x,n=this._y,e=t.length;if(e)if(this._line?this._context.lineTo(t[0],n[0]):this._context.moveTo(t[0],n[0]),e===2)this._context.lineTo(t[1],n[1]);else for(var i=Jt(t),s=Jt(n),r=0,o=1;o<e;++r,++o)this._context.bezierCurveTo(i[0][r],s[0][r],i[1][r],s[1][r],t[o],n[o]);(this._line||this._line!==0&&e===1)&&this._context.closePath(),this._line=1-this._line,this._x=this._y=null},point:function(t,n){this._x.push(+t),this._y.push(+n)}};function Jt(t){var n,e=t.length-1,i,s=new Array(e),r=new Array(e),o=new Array(e);for(s[0]=0,r[0]=2,o[0]=t[0]+2*t[1],n=1;n<e-1;++n)s[n]=1,r[n]=4,o[n]=4*t[n]+2*t[n+1];for(s[e-1]=2,r[e-1]=7,o[e-1]=8*t[e-1]+t[e],n=1;n<e;++n)i=s[n]/r[n-1],r[n]-=i,o[n]-=i*o[n-1];for(s[e-1]=o[e-1]/r[e-1],n=e-2;n>=0;--n)s[n]=(o[n]-s[n+1])/r[n];for(r[e-1]=(t[e]+s[e-1])/2,n=0;n<e-1;++n)r[n]=2*t[n+1]-s[n+1];return[s,r]}function Ii(t,n){this._context=t,this._t=n}Ii.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x=this._y=NaN,this._point=0},lineEnd:function(){0<this._t&&this._t<1&&this._point===2&&this._context.lineTo(this._x,this._y),(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line>=0&&(this._t=1-this._t,this._line=1-this._line)},point:function(t,n){switch(t=+t,n=+n,this._point){case 0:this._point=1,this._line?this._context.lineTo(t,n):this._context.moveTo(t,n);break;case 1:this._point=2;default:{if(this._t<=0)this._context.lineTo(this._x,n),this._context.lineTo(t,n);else{var e=this._x*(1-this._t)+t*this._t;this._context.lineTo(e,this._y),this._context.lineTo(e,n)}break}}this._x=t,this._y=n}};var Fi={row:88,radius:17,letter:6.9,near:76},Di={row:94,radius:14,letter:6.3,near:66},[wt,hn]=[13,4],[Vi,un,Xi]=[190,44,60],Yi=3,Hi=27,Ui=[.5,.44,.56,.38,.62,.32,.68,.26,.74],D=8,bt=480;function z(t){let n=Math.abs(t);return n>=1e5?I(t.toExponential(1)):C(t,n>.1&&n<1?2:Yi)}var fn=({name:t,kind:n,value:e})=>n==="made"?`${t} = ${z(e)}`:z(e);function pn({places:t,paths:n,nodes:e,edges:i,steps:s},r,o){let a=Math.max(...t.map(([k])=>k)),l=Math.max(...n.flat().map(([,k])=>k)),c=r<bt?Di:Fi,{letter:u,radius:h}=c,f=e.filter((k,d)=>[0,a].includes(t[d][0])),p=Math.max(2*h,u*Math.max(...f.map(k=>fn(k).length))/2+4),_=Math.max(...i.map((k,d)=>et(s,"sent",d))),x=Math.max(...e.map((k,d)=>et(s,"grads",d))),w=i.some(({aside:k})=>k),v=Math.max(c.near,u*_+2*h,w?u*(_+x)+hn:0),g=J((r-2*p)/a,v,Vi),y=Math.max(r,g*a+2*p),b=(y-g*a)/2,T=l===0?12:0,$=([k,d])=>[b+k*g,un+T+d*c.row],E=n.map((k,d)=>Ki(k.map($),i[d].aside)),M=tn().curve(cn);o.selectAll("path").data(E).join("path").attr("d",k=>M(k));let R=o.selectAll("path").nodes(),N=t.map($);return{width:y,height:un+Xi+2*T+l*c.row,at:N,size:c,heads:R.map(k=>Gi(k,h+1)),spots:Wi(N,c,R,{nodes:e,edges:i,steps:s})}}function Ki(t,n){if(!n)return t;let[[e,i],[s,r]]=[t[0],t[t.length-1]],o=a=>[e+a*(s-e),i+a*(r-i)+n*Hi];return[[e,i],o(.32),o(.68),[s,r]]}function Wi(t,{radius:n,letter:e},i,{nodes:s,edges:r,steps:o}){let a=i.map(c=>Ji(c,24)),l=t.flatMap(([c,u],h)=>[{x:c,y:u,wide:n+3,high:n+2},{x:c,y:u-n-11,wide:e*fn(s[h]).length/2,high:wt/2},{x:c,y:u+n+11,wide:e*et(o,"grads",h)/2,high:wt/2}]);return r.map(({source:c},u)=>{let h=[z(s[c].value).length,et(o,"sent",u)],f=a.filter((_,x)=>x!==u).flat(),p=Qi(i[u],h.map(_=>_*e/2),l,f);return l.push(...p.boxes),p})}function Gi(t,n){let e=t.getTotalLength(),i=(s,r)=>{let[o,a]=[s,r].map(c=>t.getPointAtLength(c)),l=180/Math.PI*Math.atan2(a.y-o.y,a.x-o.x);return`translate(${a.x},${a.y}) rotate(${l})`};return{forth:i(e-n-D,e-n),back:i(n+D,n)}}function Ji(t,n){let e=t.getTotalLength();return Array.from({length:n},(i,s)=>t.getPointAtLength(e*(s+.5)/n))}function Qi(t,[n,e],i,s){let r=t.getTotalLength(),[o,a]=[null,1/0];for(let l of[!0,!1])for(let[c,u]of Ui.entries()){let{x:h,y:f}=t.getPointAtLength(u*r),p=wt/2,_=l?[{x:h,y:f-8,wide:n,high:p},{x:h,y:f+8,wide:e,high:p}]:[{x:h,y:f,wide:e,high:p}],x=({x:v,y:g})=>_.some(y=>Math.abs(v-y.x)<y.wide&&Math.abs(g-y.y)<p),w=c/20+(l?0:4)+2*s.filter(x).length+_.flatMap(v=>i.map(g=>Zi(v,g))).reduce((v,g)=>v+g,0);w<a&&([o,a]=[{x:h,y:f,both:l,boxes:_},w])}return o}var et=(t,n,e)=>Math.max(0,...t.map(i=>{let s=i[n]?.[e];return s==null?0:z(s).length+(i.wrong?.[n].includes(e)?2:0)}));function Zi(t,n){let e=t.wide+n.wide+hn-Math.abs(t.x-n.x),i=t.high+n.high-Math.abs(t.y-n.y);return e>0&&i>0?5+Math.min(e,i):0}function dn(t,n){let e=Lt("svg").attr("role","group").attr("aria-label",n);t.append(e.node());let i=Object.assign(e,{size:(s,r)=>i.attr("viewBox",`0 0 ${s} ${r}`).attr("height",r)});return i}var ji=200,ts=620,ns=`
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
`,es=({picture:t,link:n,root:e})=>{let{expression:i,step:s}=n.controls,r=is(i,n),o=m("div",{class:"graph"}),a=dn(o,"the graph: values in blue, gradients in orange"),l=a.append("g").attr("class","edges"),c=l.append("g"),u=a.append("g"),h=a.append("g"),f=a.append("g").style("pointer-events","none"),p=()=>n.numbers.steps.length-1,_=()=>Math.min(n.state.step,p()),x=M=>n.ask({step:M>=p()?s.high:Math.max(M,0)}),w=(M,R)=>m("button",{type:"button",onclick:()=>x(_()+R)},M),[v,g]=[w("Back",-1),w("Next",1)],y=m("input",{type:"range",min:0,step:1,"aria-label":s.label,oninput:()=>x(Number(y.value))}),b=m("span",{class:"count"}),T=as(x),$=m("p",{class:"key"},m("b",{class:"value"},"Blue, forward"),": the value. ",m("b",{class:"slope"},"Orange, back"),": the gradient; on an edge, the part of it that comes back that way. ",m("b",{class:"wrong"},"✗"),": wrong; ",m("b",{class:"right"},"✓"),": what it should be.");t.append(m("style",{},ns),r.node,o,$,m("div",{class:"walk"},v,g,y,b)),e.append(T.node);let E={step:_()};return({numbers:M,state:R,drawn:N,width:k})=>{let d=_(),A=M.steps[d],S=pn(M,k,c);return o.classList.toggle("small",k<bt),a.size(S.width,S.height).attr("width",S.width),S.width>k?o.setAttribute("tabindex","0"):o.removeAttribute("tabindex"),ss(l,c,M,S,d),rs(h,M,S,d),os(u,M,S,d),r.update(N,M.right,d===p()),y.max=String(p()),y.value=String(d),y.setAttribute("aria-valuetext",`step ${d} of ${p()}`),b.textContent=`step ${d} of ${p()}`,at(v,d===0&&"this is the start"),at(g,d===p()&&"this is the end"),T.update(M,d,k<ts),R.expression===E.expression&&R.order===E.order&&d===E.step+1&&!V()&&ls(f,M,A,c),E={...R,step:d},M.said[d]}},rr=Xt(es);function is(t,n){let e=Math.random().toString(36),i="right order add",s=new Map,r=t.options.map(p=>m("input",{type:"radio",name:e,onchange:()=>n.ask({expression:p})})),o=r.map(()=>m("span",{class:"mark"})),a=r.map((p,_)=>m("label",{class:"option"},p,t.options[_],o[_])),l=()=>c.value.trim()&&n.ask({expression:c.value}),c=m("input",{"aria-label":"your own expression",placeholder:"your own: b = a * a; b + a",spellcheck:"false",autocomplete:"off",autocapitalize:"off",onkeydown:p=>p.key==="Enter"&&l(),oninput:()=>c.removeAttribute("aria-invalid")}),u=m("div",{class:"chosen"},m("div",{class:"options",role:"radiogroup","aria-label":t.label},...a),t.stops?"":m("div",{class:"own"},c,m("button",{type:"button",onclick:l},"Draw"))),h="";function f({order:p,meet:_,expression:x},w,v){x!==h&&!t.options.includes(x)&&(c.value=x),h=x;let g=`${p} ${_}`,y=s.get(g)??{};s.set(g,y),v&&g!==i&&(y[x]=w),t.options.forEach((b,T)=>{let $=y[b];r[T].checked=b===n.state.expression,o[T].textContent=$===void 0?"":$?" ✓":" ✗",o[T].className=`mark ${$?"right":"wrong"}`}),n.failed&&c.value?c.setAttribute("aria-invalid","true"):c.removeAttribute("aria-invalid")}return{node:u,update:f}}function ss(t,n,{nodes:e,edges:i,steps:s},{spots:r},o){let{sent:a,wrong:l,fresh:c,node:u,way:h}=s[o],f=({target:x})=>e[x].known<=o,p=x=>[a?.[x]!=null&&"back",l?.sent.includes(x)&&"wrong",f(i[x])&&"forth",h==="forward"&&i[x].target===u&&"fresh",c?.includes(x)&&"fresh"].filter(Boolean).join(" ");n.selectAll("path").data(i).attr("class",(x,w)=>`edge ${p(w)}`);let _=i.flatMap(({source:x},w)=>{let{x:v,y:g,both:y}=r[w],b=p(w).includes("fresh")?" fresh":"",T=[];y&&f(i[w])&&T.push({x:v,y:g-8,text:z(e[x].value),kind:`value${b}`});let $=a?.[w];if($!=null){let E=l?.sent.includes(w),M=`${E?"✗ ":""}${z($)}`;T.push({x:v,y:y?g+8:g,text:M,kind:`${E?"wrong":"slope"}${b}`})}return T});_n(t.selectAll(":scope > text"),_)}function rs(t,{nodes:n,edges:e,steps:i},{heads:s},r){let{sent:o,wrong:a}=i[r],l=e.flatMap(({target:c},u)=>{let h={place:s[u].forth,kind:n[c].known<=r?"value":""},f=a?.sent.includes(u)?"wrong":"slope";return o?.[u]==null?[h]:[h,{place:s[u].back,kind:f}]});t.selectAll("polygon").data(l).join("polygon").attr("class",({kind:c})=>`head ${c}`).attr("points",`0,0 ${-D},${-D/2} ${-D},${D/2}`).attr("transform",({place:c})=>c)}function _n(t,n){t.data(n).join("text").attr("class",e=>`number ${e.kind}`).attr("x",e=>e.x).attr("y",e=>e.y).text(e=>e.text)}function os(t,{nodes:n,steps:e},{at:i,size:{radius:s}},r){let{node:o,grads:a,wrong:l}=e[r];t.selectAll("g").data(n).join(u=>{let h=u.append("g");return h.append("circle"),h.append("text").attr("class","sign"),h}).attr("transform",(u,h)=>`translate(${i[h].join()})`).attr("class",(u,h)=>`${u.kind}${h===o?" fresh":""}`).each(function({name:h,sign:f,kind:p,value:_,known:x,right:w},v){let g=G(this);g.select("circle").attr("r",s).attr("visibility",p==="constant"?"hidden":null),g.select(".sign").attr("class",`sign${f.length>2?" word":""}${p==="constant"?" number":""}`).text(f);let y=[];(p==="given"||p==="made"&&x<=r)&&y.push({x:0,y:-s-11,text:z(_),kind:"value"});let b=a?.[v],T=l?.grads.includes(v);if(b!=null&&y.push({x:0,y:s+11,text:`${T?"✗ ":""}${z(b)}`,kind:T?"wrong":"slope"}),T&&y.push({x:0,y:s+26,text:`✓ ${z(w)}`,kind:"right"}),_n(g.selectAll("text.number:not(.sign)"),y),p!=="made")return;if(g.selectAll("text.name").data(x<=r?[]:[h]).join("text").attr("class","number name ahead").attr("y",-s-11).text(h),x<=r){let E=g.select("text.value").text(null);E.append("tspan").attr("class","name").text(`${h} = `),E.append("tspan").text(z(_))}})}function as(t){let[n,e]=[m("code"),m("span")],i=m("p",{class:"loop"},n," ",e),[s,r]=["forward","backward"].map(l=>m("ol",{class:l==="forward"?"forth":"back","aria-label":`the code, ${l}`})),o=m("div",{class:"lines"},m("div",{},m("p",{class:"way"},"forward"),s),m("div",{},m("p",{class:"way"},"backward"),i,r));function a({steps:l,loop:c},u,h){o.classList.toggle("narrow",h),[n.textContent,e.textContent]=c;for(let{list:f,way:p}of[{list:s,way:"forward"},{list:r,way:"backward"}]){let _=l.map((g,y)=>({...g,k:y})).filter(g=>g.way===p);G(f).selectAll("li").data(_).join("li").attr("class",({k:g})=>g===u?"now":g>u?"ahead":null).attr("aria-current",({k:g})=>g===u?"step":null).on("click",(g,{k:y})=>t(y)).each(function({k:y,lines:b=[]}){let T=p==="forward"?"value":"slope";this.replaceChildren(m("span",{class:T},String(y)),...b.map(({code:$,worked:E,wrong:M})=>m("div",{class:"line"},m("code",{},$),m("span",{class:M?"wrong":T},M?`${E} ✗`:E))))});let w=f.scrollHeight>f.clientHeight+1;w?f.setAttribute("tabindex","0"):f.removeAttribute("tabindex");let v=f.querySelector(".now");w&&v&&(f.scrollTop=v.offsetTop-f.offsetTop-f.clientHeight/2+v.clientHeight)}}return{node:o,update:a}}function ls(t,{edges:n},{way:e,node:i,fresh:s},r){let o=r.selectAll("path").nodes();n.forEach(({target:a},l)=>{if(e==="forward"?a!==i:!s?.includes(l))return;let c=o[l].getTotalLength(),u=x=>{let{x:w,y:v}=o[l].getPointAtLength(x*c);return`translate(${w}px,${v}px)`},h=[0,.25,.5,.75,1],f=(e==="forward"?h:h.toReversed()).map(u),p=t.append("circle").attr("r",5).attr("style",`fill: var(${e==="forward"?"--value":"--slope"}); stroke: none`);p.node()?.animate({transform:f},{duration:ji,easing:"ease-in-out"})?.addEventListener("finish",()=>p.remove())})}export{rr as default};
